---------------------------- MODULE RaftHistory ----------------------------
(***************************************************************************)
(* Raft with a memory.  Which entries are committed is nowhere written in  *)
(* Raft's state: a server knows it of a part, and forgets it in a crash.   *)
(* The history variable `chosen` remembers the most that any server has    *)
(* ever known to be committed; should a server come to know anything else, *)
(* it shows that.  It is written to and never read by Raft, so it changes  *)
(* none of its behaviours; but with it Raft can be said to implement one   *)
(* log that only grows.                                                    *)
(***************************************************************************)
EXTENDS Raft

VARIABLE chosen

historyVars == <<vars, chosen>>

HistoryInit == Init /\ chosen = <<>>

HistoryNext ==
    /\ Next
    /\ LET known == {Committed(i)' : i \in Server}
           news == {s \in known : ~IsPrefix(s, chosen)}
       IN  chosen' = IF news = {} THEN chosen ELSE CHOOSE s \in news : TRUE

HistorySpec == HistoryInit /\ [][HistoryNext]_historyVars

-----------------------------------------------------------------------------
\* All that was ever chosen is in the logs of a quorum.
ChosenIsReplicated == IsQuorum({i \in Server : IsPrefix(chosen, log[i])})

(***************************************************************************)
(* Leader Completeness as Figure 3 has it: a leader holds all that was     *)
(* committed before its term.  Nothing is committed in a term that nobody  *)
(* has seen, so a leader whose term is the latest of all must hold all     *)
(* that was ever chosen.                                                   *)
(***************************************************************************)
LatestLeaderHoldsChosen ==
    \A i \in Server :
        role[i] = "Leader" /\ (\A j \in Server : currentTerm[j] <= currentTerm[i])
            => IsPrefix(chosen, log[i])

(***************************************************************************)
(* Raft implements one log.  Should a server come to know anything else to *)
(* be committed than what was chosen, now or before all crashes, `chosen`  *)
(* would change otherwise than at its end.                                 *)
(***************************************************************************)
Abstraction == INSTANCE AppendOnlyLog WITH log <- chosen

RefinesAppendOnlyLog == Abstraction!Spec
=============================================================================
