------------------------------- MODULE MCRaft -------------------------------
(***************************************************************************)
(* Bounds for model checking Raft, and nothing of the protocol.  All of    *)
(* them are state constraints: a state beyond a bound is seen and judged,  *)
(* but not followed.                                                       *)
(***************************************************************************)
EXTENDS Raft

CONSTANTS
    s1, s2, s3,     \* the servers by name, for bounds that treat them differently
    MaxTerm,        \* the highest term
    MaxLog,         \* the longest log
    MaxInFlight     \* the most messages in flight

Bounded ==
    /\ Cardinality(messages) <= MaxInFlight
    /\ \A i \in Server : currentTerm[i] <= MaxTerm /\ Len(log[i]) <= MaxLog

(***************************************************************************)
(* Who may stand for election.  The timeout of anyone else is seen, but    *)
(* what would come of it is not.                                           *)
(***************************************************************************)

OnlyStand(S) == \A i \in Server \ S : role[i] = "Follower"

OneStands == OnlyStand({s1})
TwoStand == OnlyStand({s1, s2})

\* s1 stands in odd terms, s3 in even ones.
TakeTurns ==
    \A i \in Server :
        role[i] # "Follower" => i = (IF currentTerm[i] % 2 = 1 THEN s1 ELSE s3)

\* s1 and s2 stand in the first term, and s1 goes on to stand in the next ones.
OneStandsAgain ==
    /\ TwoStand
    /\ role[s2] # "Follower" => currentTerm[s2] = 1

(***************************************************************************)
(* The road to Figure 8 of the paper: s1 and s3 lead in turns.  Only in    *)
(* terms 1 and 2 do clients ask for anything, and only from term 3 on is   *)
(* it replicated.                                                          *)
(***************************************************************************)
LateReplication == \A m \in messages : m.type = "AppendEntries" => m.term >= 3

Figure8 ==
    /\ TakeTurns
    /\ \A i \in Server : LastTerm(log[i]) <= 2
    /\ LateReplication

(***************************************************************************)
(* s1 and s3 lead in turns, and replicate to each other.  s2 only votes.   *)
(***************************************************************************)
TwoLogs ==
    /\ TakeTurns
    /\ \A m \in messages : m.type = "AppendEntries" => m.to # s2

(***************************************************************************)
(* s1 leads twice, and answers to what it sent the first time are late.    *)
(* Nothing else is late: all other messages are handled or lost in their   *)
(* term.  s3 votes, and replicates nothing.                                *)
(***************************************************************************)
LateAcks ==
    /\ OneStands
    /\ log[s3] = <<>>
    /\ \A m \in messages :
         m.term < currentTerm[s1] => m.type = "AppendEntriesResponse" /\ m.success
    /\ Cardinality({m \in messages : m.term = currentTerm[s1]}) <= 2

(***************************************************************************)
(* s1 leads in terms 1 and 3, and s3 in term 2, in a cluster of five.  s1  *)
(* has sent an entry to s2 alone, which acknowledged it.  The others elect *)
(* s3, which does not have it and overwrites it at s2.  They elect s1      *)
(* again, and the old acknowledgement arrives.  The others do nothing but  *)
(* vote: s2 is the first to be asked for its vote, and gives none; then    *)
(* the other candidate is asked.  Nothing but acknowledgements is late,    *)
(* and no server that stands for election crashes in its term.             *)
(***************************************************************************)
Asked == {m.to : m \in {r \in messages : r.type = "RequestVote"}}

Latest == CHOOSE t \in {currentTerm[i] : i \in Server} : \A i \in Server : currentTerm[i] <= t

Reelection ==
    /\ TakeTurns
    /\ \A i \in Server : votedFor[i] = i => role[i] # "Follower"
    /\ \A i \in Server \ {s1, s2, s3} : log[i] = <<>>
    /\ s2 \in Asked => Cardinality(Asked) = Cardinality(Server) - 1
    /\ Asked \cap {s1, s3} # {} => Server \ {s1, s2, s3} \subseteq Asked
    /\ \A m \in messages :
         /\ m.type = "AppendEntries" => m.to = s2
         /\ m.term < Latest => m.type = "AppendEntriesResponse" /\ m.matchIndex > 0
         /\ m.type = "RequestVoteResponse" => m.from # s2
    /\ Cardinality({m \in messages : m.type # "RequestVote"}) <= 2

=============================================================================
