------------------------------- MODULE MCQuorum -------------------------------
(***************************************************************************)
(* Bounds for checking Quorum, and nothing of the protocol.  All are read  *)
(* off the state, so that they can stand in a CONSTRAINT.                  *)
(***************************************************************************)
EXTENDS Quorum

CONSTANTS
    c1, c2,         \* clients by name; Rank follows the order of their names
    MaxStarts,      \* how many operations one client starts
    MaxOperations,  \* how many all clients start together
    MaxInFlight,    \* how many messages are in flight at once
    MaxLate,        \* how many of them nobody waits for any more
    MaxSilent,      \* how many answers are missing with nothing in flight
    Writers,        \* the clients that write
    Readers         \* the clients that read

MCRank ==
    [c \in Client |-> IF c = c1 THEN 1 ELSE IF c = c2 THEN 2 ELSE 3]

(***************************************************************************)
(* The replicas that client c waits for.                                   *)
(***************************************************************************)
Awaited(c) == IF phase[c] = "idle" THEN {} ELSE Replica \ responders[c]

(***************************************************************************)
(* Message m is a request or an answer that client c waits for.            *)
(***************************************************************************)
Serves(m, c) ==
    /\ m.number = number[c]
    /\ \/ m.from = c /\ m.to \in Awaited(c)
       \/ m.to = c /\ m.from \in Awaited(c)
    /\ (phase[c] = "query") = (m.type \in {"Query", "QueryReply"})

Late == {m \in messages : \A c \in Client : ~Serves(m, c)}

(***************************************************************************)
(* The replicas that c waits for while no message between them is in       *)
(* flight: one was lost.                                                   *)
(***************************************************************************)
Silent(c) ==
    {r \in Awaited(c) :
        \A m \in messages : r \in {m.from, m.to} => ~Serves(m, c)}

RECURSIVE Sum(_, _)
Sum(f, S) ==
    IF S = {} THEN 0
    ELSE LET c == CHOOSE c \in S : TRUE IN f[c] + Sum(f, S \ {c})

Bounded ==
    /\ \A c \in Client :
           /\ number[c] <= MaxStarts
           /\ kind[c] = "write" => c \in Writers
           /\ kind[c] = "read" => c \in Readers
    /\ Sum(number, Client) <= MaxOperations
    /\ Cardinality(messages) <= MaxInFlight
    /\ Cardinality(Late) <= MaxLate
    /\ Sum([c \in Client |-> Cardinality(Silent(c))], Client) <= MaxSilent

=============================================================================
