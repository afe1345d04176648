---- MODULE Unresolved ----
VARIABLE x
Init == x = nowhere
Next == x' = 1
====
