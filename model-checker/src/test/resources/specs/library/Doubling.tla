---- MODULE Doubling ----
EXTENDS Naturals, Arithmetic
VARIABLE n
Init == n = 1
Double == n < 10 /\ n' = Twice(n)
Next == Double
Spec == Init /\ [][Next]_n
Small == n <= 16
====
