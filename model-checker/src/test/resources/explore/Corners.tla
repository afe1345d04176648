------------------------------ MODULE Corners ------------------------------
(* Ways of writing an action, each of which an evaluator has to get right.  *)
EXTENDS Naturals, Sequences, FiniteSets, TLC

CONSTANTS Node, Max, None

VARIABLES count, owner, queue, seen, last

vars == <<count, owner, queue, seen, last>>
others == <<queue, seen>>

Inner == INSTANCE CornersInner WITH level <- count, step <- 1

TypeOK ==
    /\ count \in [Node -> 0..Max]
    /\ owner \in Node \cup {None}
    /\ Len(queue) <= 2

Init ==
    /\ count = [n \in Node |-> 0]
    /\ owner \in Node \cup {None}
    /\ queue = <<>>
    /\ seen = {}
    /\ last = [who |-> None, what |-> 0]

\* Next values that depend on next values.
Chained(n) ==
    /\ count' = [count EXCEPT ![n] = @ + 1]
    /\ last' = [who |-> n, what |-> count'[n]]
    /\ IF last'.what > 1 THEN owner' = n ELSE owner' = owner
    /\ UNCHANGED others

\* A value given twice: the second time it is a condition.
Twice(n) ==
    /\ owner' = n
    /\ owner' \in {None} \cup {m \in Node : count[m] > 0}
    /\ UNCHANGED <<count, others>>
    /\ last' = last

\* Several outcomes of one event.
Choose(n) ==
    /\ owner = n
    /\ owner' \in Node \ {n}
    /\ \E k \in 0..count[n] : last' = [last EXCEPT !.what = k]
    /\ \/ queue' = <<>>
       \/ Len(queue) = 1 /\ queue' = queue \o queue
    /\ UNCHANGED <<count, seen>>

\* Arguments that depend on the state, LET, CASE, quantified conditions.
Put(n, k) ==
    LET longer == Append(queue, k)
        Total == LET sum[S \in SUBSET Node] ==
                         IF S = {} THEN 0
                         ELSE LET m == CHOOSE m \in S : TRUE IN count[m] + sum[S \ {m}]
                 IN  sum[Node]
    IN  /\ Len(longer) <= 2
        /\ \A m \in Node : count[m] <= Max
        /\ ~\E i \in 1..Len(queue) : queue[i] = k
        /\ CASE k = 0 -> seen' = seen
             [] k = 1 /\ Total > 0 -> seen' = seen \cup {Total}
             [] OTHER -> seen' = {}
        /\ queue' = longer
        /\ UNCHANGED <<count, owner, last>>

\* An action as an argument, and a condition as one.
When(condition, action) == condition /\ action

Reset(n) ==
    /\ When(count[n] = Max, count' = [count EXCEPT ![n] = 0])
    /\ UNCHANGED <<owner, others>>
    /\ last' = [last EXCEPT !.what = 0]

\* A variable as an argument whose next value the operator gives.
Forget(x) == x' = None

Leave == Forget(owner) /\ owner # None /\ UNCHANGED <<count, others, last>>

\* Parts of variables that may not be there.
Head1 ==
    /\ queue # <<>>
    /\ queue[1] \in 0..1
    /\ queue' = Tail(queue)
    /\ UNCHANGED <<count, owner, seen, last>>

\* What depends on more than the state.
Early == TLCGet("level") < 3 /\ Cardinality(seen) = 0 /\ UNCHANGED vars

\* Sets that are not written out.
Member == seen \in SUBSET (0..Max) /\ {owner} \in SUBSET (Node \cup {None}) /\ UNCHANGED vars

\* Recursion.
RECURSIVE Sum(_)
Sum(s) == IF s = <<>> THEN 0 ELSE Head(s) + Sum(Tail(s))

Add == Sum(queue) = 1 /\ seen' = seen \cup {Sum(queue)} /\ UNCHANGED <<count, owner, queue, last>>

Next ==
    \/ \E n \in Node : Chained(n) \/ Twice(n) \/ Choose(n) \/ Reset(n)
    \/ \E n \in Node, k \in 0..Max : n = owner /\ Put(n, k)
    \/ \E k \in {queue[i] : i \in 1..Len(queue)} : Put(owner, k)
    \/ Leave
    \/ Head1
    \/ Early
    \/ Member
    \/ Add
    \/ \E n \in Node : Inner!Raise(n) /\ UNCHANGED <<owner, others, last>>

Spec == Init /\ [][Next]_vars

Bounded == Cardinality(seen) <= 2 /\ (\A n \in Node : count[n] <= Max) /\ (owner = None => Len(queue) < 2)
=============================================================================
