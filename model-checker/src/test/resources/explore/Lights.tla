-------------------------------- MODULE Lights --------------------------------
\* Lamps that are switched on and off by messages in flight; small enough to count by hand.
EXTENDS Naturals, FiniteSets, Sequences, TLC
CONSTANTS Lamp, MaxSent
VARIABLES lit, sent, count

vars == <<lit, sent, count>>

Init == lit = [l \in Lamp |-> FALSE] /\ sent = {} /\ count = 0

Send(l, on) ==
    /\ sent' = sent \cup {[lamp |-> l, on |-> on]}
    /\ count' = count + 1
    /\ UNCHANGED lit

Switch(m) ==
    /\ lit' = [lit EXCEPT ![m.lamp] = m.on]
    /\ sent' = sent \ {m}
    /\ UNCHANGED count

\* Hidden choice: the event does not tell which lamp goes out.
Flicker == \E l \in {x \in Lamp : lit[x]} : lit' = [lit EXCEPT ![l] = FALSE] /\ UNCHANGED <<sent, count>>

Fail == /\ Cardinality({l \in Lamp : lit[l]}) = Cardinality(Lamp)
        /\ \E l \in Lamp : lit' = [lit EXCEPT ![l] = FALSE]
        /\ UNCHANGED <<sent, count>>

Look == Cardinality(sent) = 1 /\ UNCHANGED vars

Never(x) == FALSE /\ UNCHANGED vars

Next ==
    \/ \E l \in Lamp, on \in BOOLEAN : Send(l, on)
    \/ \E m \in sent : Switch(m)
    \/ Flicker
    \/ Fail
    \/ Look
    \/ \E x \in {} : Never(x)

Spec == Init /\ [][Next]_vars

Bounded == count <= MaxSent /\ TLCGet("level") < 9

AtMostOne == count <= 1
NotAllLit == \E l \in Lamp : ~lit[l]
Alike == Permutations(Lamp)
Shown == <<lit, sent>>

SlowSend(l, on) == on /\ sent = {} /\ sent' = {[lamp |-> l, on |-> on]} /\ count' = count + 1 /\ UNCHANGED lit
===============================================================================
