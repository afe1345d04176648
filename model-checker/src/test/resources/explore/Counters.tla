------------------------------- MODULE Counters -------------------------------
\* Seven counters that go round, each for itself: Values ^ 7 states with 7 transitions each. Cheap to evaluate, so of any size that is wanted.
EXTENDS Naturals
CONSTANT Values
VARIABLES a, b, c, d, e, f, g

vars == <<a, b, c, d, e, f, g>>

Init == a = 0 /\ b = 0 /\ c = 0 /\ d = 0 /\ e = 0 /\ f = 0 /\ g = 0

Turn(n) == (n + 1) % Values

A == a' = Turn(a) /\ UNCHANGED <<b, c, d, e, f, g>>
B == b' = Turn(b) /\ UNCHANGED <<a, c, d, e, f, g>>
C == c' = Turn(c) /\ UNCHANGED <<a, b, d, e, f, g>>
D == d' = Turn(d) /\ UNCHANGED <<a, b, c, e, f, g>>
E == e' = Turn(e) /\ UNCHANGED <<a, b, c, d, f, g>>
F == f' = Turn(f) /\ UNCHANGED <<a, b, c, d, e, g>>
G == g' = Turn(g) /\ UNCHANGED <<a, b, c, d, e, f>>

Next == A \/ B \/ C \/ D \/ E \/ F \/ G

Spec == Init /\ [][Next]_vars
===============================================================================
