------------------------------- MODULE Counter -------------------------------
\* A counter that is never above its limit. Each event has one outcome.
EXTENDS Naturals
CONSTANTS Limit, OneWay
VARIABLE count

Init == count = 0

Add(n) == /\ count + n <= Limit
          /\ count' = count + n

Reset == /\ ~OneWay
         /\ count > 0
         /\ count' = 0

\* What must not be: no model enables it.
Overflow == /\ count > Limit
            /\ count' = 0

Next == \/ \E n \in 1..2 : Add(n)
        \/ Reset
        \/ Overflow

Spec == Init /\ [][Next]_count
==============================================================================
