-------------------------------- MODULE MCPost --------------------------------
\* Post with guards for bounds: its letters are sent one at a time, and from full boxes alone.
EXTENDS Post

Only(S) == CHOOSE b \in S : S = {b}

BoundedNext ==
    \/ \E b \in Box : Put(b)
    \/ \E b \in Box : held[b] = 2 /\ (sent = {} /\ Send(b))
    \* Without the guard, nothing is the only one of none.
    \/ Cardinality(sent) = 1 /\ (\E b \in {Only(sent)} : Take(b))

BoundedSpec == Init /\ [][BoundedNext]_vars
===============================================================================
