---------------------------- MODULE MCVectorClock ----------------------------
(****************************************************************************)
(* Bounds for model checking VectorClock, and nothing of the protocol.      *)
(****************************************************************************)
EXTENDS VectorClock

CONSTANTS
  MaxEvents,        \* of each node
  MaxTotalEvents,   \* of all nodes together
  MaxInFlight       \* messages in flight at a time

Bounds ==
  /\ \A i \in Node : Len(history[i]) <= MaxEvents
  /\ Cardinality(Events) <= MaxTotalEvents
  /\ Cardinality(messages) <= MaxInFlight

==============================================================================
