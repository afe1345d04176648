---------------------------- MODULE MCVectorClock ----------------------------
(****************************************************************************)
(* Bounds for model checking VectorClock, and nothing of the protocol.      *)
(****************************************************************************)
EXTENDS VectorClock

CONSTANTS
  MaxEvents,        \* of each node
  MaxTotalEvents,   \* of all nodes together
  MaxInFlight,      \* messages in flight at a time
  LocalNodes,       \* who has local events
  Writers,          \* who sends
  Readers           \* who is sent to

Bounds ==
  /\ \A i \in Node : Len(history[i]) <= MaxEvents
  /\ Cardinality(Events) <= MaxTotalEvents
  /\ Cardinality(messages) <= MaxInFlight
  /\ \A m \in messages : m.to \in Readers
  /\ \A i \in Node : \A k \in DOMAIN history[i] :
       /\ history[i][k].kind = "Local" => i \in LocalNodes
       /\ history[i][k].kind = "Send"  => i \in Writers

==============================================================================
