------------------------------ MODULE Causality ------------------------------
(****************************************************************************)
(* Happened-before, as Lamport defines it: a strict partial order on the    *)
(* events of a distributed computation that only ever grows at its upper    *)
(* end.                                                                     *)
(*                                                                          *)
(*   L. Lamport: Time, Clocks, and the Ordering of Events in a Distributed  *)
(*   System. Communications of the ACM 21(7), 1978, "The Partial Ordering". *)
(*                                                                          *)
(* There are no clocks here, no messages and no network: only events and    *)
(* the order that causality gives them.  A node takes part in one event at  *)
(* a time; an event comes after all earlier events of its node, and, if it  *)
(* receives a message, after the event that sent it.  That message is the   *)
(* only link between nodes, so one foreign event a step is all that an      *)
(* event can newly depend on.                                               *)
(*                                                                          *)
(* VectorClock refines this module: what the comparison of its clocks says  *)
(* is such an order.                                                        *)
(****************************************************************************)
EXTENDS Naturals, FiniteSets

CONSTANT Node    \* the nodes, also called processes

VARIABLES
  events,        \* the events so far; <<i, k>> is the k-th event of node i
  past           \* past[e]: the events that happened before e

vars == <<events, past>>

TypeOK ==
  /\ events \subseteq Node \X (Nat \ {0})
  /\ past \in [events -> SUBSET events]

------------------------------------------------------------------------------

Init ==
  /\ events = {}
  /\ past = [e \in {} |-> {}]

OwnEvents(i) == {d \in events : d[1] = i}

\* d with everything that happened before it.
UpTo(d) == {d} \cup past[d]

(****************************************************************************)
(* The next event of node i, after its own earlier events and after         *)
(* `causes', hence after all that happened before any of these.             *)
(****************************************************************************)
Extend(i, causes) ==
  LET e == <<i, Cardinality(OwnEvents(i)) + 1>>
  IN  /\ events' = events \cup {e}
      /\ past' = [d \in events \cup {e} |->
                    IF d = e
                    THEN UNION {UpTo(c) : c \in OwnEvents(i) \cup causes}
                    ELSE past[d]]

\* Something happens in i; sending a message is such an event.
Occur(i) == Extend(i, {})

\* Node i takes in a message that event d sent.
OccurAfter(i, d) == Extend(i, {d})

Next ==
  \/ \E i \in Node : Occur(i)
  \/ \E i \in Node : \E d \in events : OccurAfter(i, d)

Spec == Init /\ [][Next]_vars

------------------------------------------------------------------------------
(****************************************************************************)
(* What follows from Spec.                                                  *)
(****************************************************************************)

StrictPartialOrder ==
  \A e \in events :
    /\ e \notin past[e]
    /\ \A d \in past[e] : past[d] \subseteq past[e]

\* The events of one node are a chain.
EachNodeIsSequential ==
  \A d, e \in events : (d[1] = e[1] /\ d[2] < e[2]) => d \in past[e]

==============================================================================
