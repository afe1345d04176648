--------------------------------- MODULE Post ---------------------------------
\* Boxes with letters: what the models in MCPost, PostHistory and PostTogether put into conjunctions.
EXTENDS Naturals, FiniteSets
CONSTANT Box
VARIABLES held, sent

vars == <<held, sent>>

Init == held = [b \in Box |-> 0] /\ sent = {}

Put(b) == held[b] < 2 /\ held' = [held EXCEPT ![b] = @ + 1] /\ UNCHANGED sent

Send(b) == held[b] > 0 /\ held' = [held EXCEPT ![b] = @ - 1] /\ sent' = sent \cup {b}

Take(b) == sent' = sent \ {b} /\ UNCHANGED held

Step(b) == Put(b) \/ Send(b)

Next ==
    \/ \E b \in Box : Step(b)
    \/ \E b \in sent : Take(b)

Spec == Init /\ [][Next]_vars
===============================================================================
