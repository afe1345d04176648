---- MODULE Evaluated ----
EXTENDS Integers, WellFoundedInduction
VARIABLE n
Init == n = 0 /\ IsWellFoundedOn({}, {1})
Next == UNCHANGED n
====
