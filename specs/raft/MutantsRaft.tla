----------------------------- MODULE MutantsRaft -----------------------------
(***************************************************************************)
(* Raft with one definition broken.  Each file in mutants/ puts one of     *)
(* these in place of the definition that it names, and lists the one       *)
(* property that must then fail.                                           *)
(***************************************************************************)
EXTENDS MCRaftLive

\* VoteIsFree: a server votes again in the same term.
VoteTwice(i, m) == TRUE

\* IsUpToDate: a candidate whose log lacks committed entries gets votes.
VoteWithoutLogCheck(i, m) == TRUE

\* Recover: the vote is not on storage, so that it is given again after a restart.
VoteForgotten(i) ==
    /\ votedFor' = [votedFor EXCEPT ![i] = Nil]
    /\ UNCHANGED <<currentTerm, log>>

\* Recover: neither term nor vote is on storage, as if the server had never run.
TermForgotten(i) ==
    /\ currentTerm' = [currentTerm EXCEPT ![i] = 0]
    /\ votedFor' = [votedFor EXCEPT ![i] = Nil]
    /\ UNCHANGED log

\* Recover: the log is not on storage.
LogForgotten(i) ==
    /\ log' = [log EXCEPT ![i] = <<>>]
    /\ UNCHANGED <<currentTerm, votedFor>>

\* VoteCounts: a vote given in an earlier term counts in this one.
StaleVoteCounted(i, m) == role[i] = "Candidate" /\ m.voteGranted

\* VotesAfter: votes are a number, so that one that comes twice counts twice.
VotesCountedAsNumber(i, m) ==
    IF m.from \notin votesGranted[i]
    THEN votesGranted[i] \cup {m.from}
    ELSE votesGranted[i] \cup {CHOOSE j \in Server : j \notin votesGranted[i]}

\* VoteOnReceipt: a server that hears from the leader of its term becomes a follower
\* anew, and forgets its vote in that term.
VoteCleared(i, m) ==
    IF IsNewTerm(i, m) \/ (m.type = "AppendEntries" /\ m.term = currentTerm[i])
    THEN Nil
    ELSE votedFor[i]

\* IsUpToDate: a vote is given to longer logs only, and so to nobody while all are alike.
VoteForLongerOnly(i, m) == m.lastLogIndex > Len(log[i])

\* StepDownIfNewTerm: a leader that hears of a higher term adopts it and leads on.
LeadOn(i, m) == UNCHANGED leadershipVars

\* IsStale: entries of a deposed leader are taken.
StaleAppendAccepted(i, m) == m.term < currentTerm[i] /\ m.type # "AppendEntries"

\* HoldsPrevious: the entry before those sent is there, but may be of another term.
PreviousNotCompared(i, m) == m.prevLogIndex <= Len(log[i])

\* LogAfterRequest: a request takes the place of what the leader has not committed.
RequestOverwrites(i, v) == Append(Committed(i), [term |-> currentTerm[i], value |-> v])

\* Acknowledged: a follower acknowledges all of its log.
WholeLogAcknowledged(i, m) == Len(LogAfter(i, m))

\* AckCounts: an acknowledgement of an earlier term counts.
LateAckCounted(i, m) ==
    role[i] = "Leader" /\ (m.term = currentTerm[i] \/ m.success)

\* MatchIndexAnew: a new leader goes by what it knew of its peers when it led before.
MatchIndexKept(i) == matchIndex[i]

\* NextIndexAfter: a refusal teaches the leader nothing.
RefusalIgnored(i, m) ==
    IF m.success THEN MatchIndexAfter(i, m) + 1 ELSE nextIndex[i][m.from]

\* MayBeCounted: entries of earlier terms are committed by counting.
CommitEarlierTerm(i, entry) == TRUE

\* LogAfter: what conflicts with the leader's entries stays.
ConflictKept(i, m) ==
    IF LastProved(m) <= Len(log[i])
    THEN log[i]
    ELSE log[i] \o SubSeq(m.entries, Len(log[i]) - m.prevLogIndex + 1, Len(m.entries))

\* HoldsAll: the log is cut after the entries sent, even if it holds all of them.
TruncateAlways(i, m) == FALSE

\* CommitIndexOfFollower: an old message takes commitIndex back.
CommitIndexBack(i, m) == Smaller(m.leaderCommit, LastProved(m))

\* CommitIndexOfFollower: commitIndex goes as far as the leader's, whatever m proved.
CommitBeyondProof(i, m) == Larger(commitIndex[i], m.leaderCommit)

\* MatchIndexAfter: a late answer takes matchIndex back.
MatchIndexBack(i, m) == IF m.success THEN m.matchIndex ELSE matchIndex[i][m.from]

\* IsQuorum: one server is enough.
QuorumOfOne(S) == S # {}
=============================================================================
