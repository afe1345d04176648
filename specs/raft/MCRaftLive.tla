----------------------------- MODULE MCRaftLive -----------------------------
(***************************************************************************)
(* What Raft promises in the end.  No protocol elects a leader if timeouts *)
(* keep coming at the wrong moment, so the promise is: once they stop, a   *)
(* leader is elected, and what it is asked to put into the log is          *)
(* committed by everyone.                                                  *)
(*                                                                         *)
(* The bounds are guards here: under a constraint a behaviour ends where   *)
(* it is cut, and then nothing that should happen later is missed.         *)
(*                                                                         *)
(* Before the last term s1 and s2 stand for election against each other,   *)
(* servers crash, and messages are lost or come twice.  Calm begins when a *)
(* server enters the last term.  It is one whose log is as up-to-date as   *)
(* anyone's: in a real cluster, the one that is left after others have     *)
(* stood in vain.  By then the messages of earlier terms have arrived or   *)
(* are lost.  From then on nobody else stands or crashes, and all messages *)
(* arrive sooner or later.                                                 *)
(***************************************************************************)
EXTENDS MCRaft

Calm == \E i \in Server : currentTerm[i] = MaxTerm

HasRoom == Cardinality(messages) < MaxInFlight

\* No server that grants votes by the rules refuses its vote to i.
IsBestPlaced(i) ==
    \A j \in Server : \/ LastTerm(log[i]) > LastTerm(log[j])
                      \/ LastTerm(log[i]) = LastTerm(log[j]) /\ Len(log[i]) >= Len(log[j])

MayStand(i) ==
    /\ ~Calm
    /\ IF currentTerm[i] + 1 = MaxTerm
       THEN messages = {} /\ IsBestPlaced(i)
       ELSE i \in {s1, s2} /\ HasRoom

\* Once it is calm, only the leader of the last term is asked, and sends.
MayLead(i) == Calm => currentTerm[i] = MaxTerm

\* One request in each term.
MayAsk(i) == MayLead(i) /\ LastTerm(log[i]) < currentTerm[i]

(***************************************************************************)
(* A leader has one call to each peer at a time, as the paper's has, and   *)
(* before it is calm there are only so many messages in flight.            *)
(***************************************************************************)
IsCall(i, j, m) ==
    \/ m.type = "AppendEntries" /\ m.from = i /\ m.to = j
    \/ m.type = "AppendEntriesResponse" /\ m.from = j /\ m.to = i

MaySend(i, j) ==
    /\ MayLead(i)
    /\ Calm \/ HasRoom
    /\ \A m \in messages : IsCall(i, j, m) => m.term # currentTerm[i]

Arrive(m) ==
    \/ HandleRequestVote(m.to, m)
    \/ HandleRequestVoteResponse(m.to, m)
    \/ HandleAppendEntries(m.to, m)
    \/ HandleAppendEntriesResponse(m.to, m)

ArriveTwice(m) ==
    \/ HandleRequestVoteDuplicate(m.to, m)
    \/ HandleRequestVoteResponseDuplicate(m.to, m)
    \/ HandleAppendEntriesDuplicate(m.to, m)
    \/ HandleAppendEntriesResponseDuplicate(m.to, m)

LiveNext ==
    \/ \E i \in Server : MayStand(i) /\ Timeout(i)
    \/ \E i \in Server : ~Calm /\ Restart(i)
    \/ \E i \in Server, v \in Value : MayAsk(i) /\ ClientRequest(i, v)
    \/ \E i, j \in Server : MaySend(i, j) /\ AppendEntries(i, j)
    \/ \E m \in messages : Arrive(m)
    \/ \E m \in messages : ~Calm /\ HasRoom /\ ArriveTwice(m)
    \/ \E m \in messages : ~Calm /\ Lose(m)

(***************************************************************************)
(* Timeouts come as long as they may, and each pair of servers has a       *)
(* connection that delivers or loses.  Once it is calm, a client asks, and *)
(* the leader sends to each peer.                                          *)
(***************************************************************************)
Deliveries(i, j) == {m \in messages : m.from = i /\ m.to = j}

InLastTerm(i) == currentTerm[i] = MaxTerm

Fairness ==
    /\ WF_vars(\E i \in Server : MayStand(i) /\ Timeout(i))
    /\ WF_vars(\E i \in Server, v \in Value : InLastTerm(i) /\ MayAsk(i) /\ ClientRequest(i, v))
    /\ \A i, j \in Server :
         /\ WF_vars(InLastTerm(i) /\ MaySend(i, j) /\ AppendEntries(i, j))
         /\ WF_vars(\E m \in Deliveries(i, j) : Arrive(m) \/ (~Calm /\ Lose(m)))

LiveSpec == Init /\ [][LiveNext]_vars /\ Fairness

\* In the end there is a leader, and it stays.
LeaderIsElected == <>[](\E i \in Server : role[i] = "Leader")

\* The entries of the last term in a log.
Last(entries) == {n \in 1..Len(entries) : entries[n].term = MaxTerm}

\* What the leader of the last term takes, every server knows to be committed in the end.
ProposalIsCommitted ==
    (\E i \in Server : role[i] = "Leader" /\ Last(log[i]) # {})
        ~> (\A j \in Server : Last(Committed(j)) # {})

\* It must fail: a candidate may lose.
EveryCandidateLeads == \A i \in Server : role[i] = "Candidate" ~> role[i] = "Leader"
=============================================================================
