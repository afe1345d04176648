This text is outside of the module.
------------------------------ MODULE Counter ------------------------------
\* Counts up to Max, then starts again.
EXTENDS Naturals
CONSTANT Max
VARIABLES n, seen

vars == <<n, seen>>

Init == n = 0 /\ seen = {}

CanCount == n < Max

Count == /\ CanCount
         /\ n' = n + 1
         /\ seen' = seen \cup {n}

Reset == /\ n = Max
         /\ n' = 0
         /\ seen' = {}

Next == Count \/ Reset

Spec == Init /\ [][Next]_vars
FairSpec == Spec /\ WF_vars(Next)

TypeOK == n \in 0..Max /\ seen \subseteq 0..Max
AtMostMax == n <= Max
NeverThree == n /= 3
NeverFalls == [][n' >= n]_n
AlwaysSmall == [](n < 2)
ReachesMax == <>(n = Max)
StaysAtMax == <>[](n = Max)
=============================================================================
