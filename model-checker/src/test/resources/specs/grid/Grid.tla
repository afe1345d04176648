---------------------------- MODULE Grid ----------------------------
\* Two counters that only grow: every number is known without a model checker.
EXTENDS Naturals
CONSTANT Size
VARIABLES x, y

vars == <<x, y>>

Init == x = 0 /\ y = 0

Right == /\ x + 1 < Size
         /\ x' = x + 1
         /\ y' = y

Up == /\ y + 1 < Size
      /\ y' = y + 1
      /\ IF x > Size
         THEN x' = 0
         ELSE x' = x

Never == /\ x > Size
         /\ y' = 0
         /\ UNCHANGED x

Next == Right \/ Up \/ Never

Spec == Init /\ [][Next]_vars

OffRow == y /= 2
OffColumn == x /= 3
OffPoint == ~(x = 3 /\ y = 2)
Steady == [][x' /= 5]_vars
OutsideIsOdd == x > Size => y = 7
=============================================================================
