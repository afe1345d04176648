----------------------------- MODULE PostTogether -----------------------------
\* Post as one conjunction, and with what is no such thing: an action whose parts have names.
EXTENDS Post
VARIABLE last

Remember(b) == last' = b

Reset(b) == Remember(b) /\ held' = [held EXCEPT ![b] = 0] /\ UNCHANGED sent

Empty == held # [b \in Box |-> 0] /\ \E b \in Box : Reset(b)

Deliver ==
    /\ \/ \E b \in sent : Take(b)
       \/ Take("nowhere")
    /\ sent # {}
    /\ UNCHANGED last

TogetherNext ==
    \/ /\ \/ \E b \in Box : Put(b)
          \/ \E b \in Box : Send(b)
       /\ UNCHANGED last
    \/ Deliver
    \/ Empty

TogetherSpec == Init /\ last = "none" /\ [][TogetherNext]_<<vars, last>>
===============================================================================
