---- MODULE Unparsed ----
VARIABLE x
Init == x =
Next == x' = 1
====
