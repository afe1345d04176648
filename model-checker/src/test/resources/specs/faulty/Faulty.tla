---- MODULE Faulty ----
EXTENDS Naturals, TLC
CONSTANTS A, B
VARIABLES x, y

vars == <<x, y>>

ASSUME A /= B

Init == x = 0 /\ y = [a |-> 1, b |-> <<"s", A>>]
Up(i) == x < 3 /\ x' = x + i /\ y' = [y EXCEPT !.a = x]
Next == \E i \in {1, 2} : Up(i)

Spec == Init /\ [][Next]_vars
AssertingSpec == Init /\ [][Next /\ Assert(x < 2, "x grew too much")]_vars
MissingFieldSpec == Init /\ [][Next /\ y.c = 1]_vars
IncompleteSpec == Init /\ [][x' = x]_vars

StartsAtOne == x = 1
OtherStart == x = 1 /\ [][Next]_vars
Printing == PrintT("@!@!@STARTMSG 2110:1 @!@!@") /\ PrintT(<<x, y>>)
MissingFieldInvariant == x < 2 \/ y.c = 1
AssertingInvariant == Assert(x < 2, "asserted")
MissingFieldLater == <>(y.c = 1)
====
