----------------------------- MODULE MutantsRaft -----------------------------
(***************************************************************************)
(* Raft with one definition broken.  Each file in mutants/ puts one of     *)
(* these in place of the definition that it names, and lists the one       *)
(* property that must then fail.                                           *)
(***************************************************************************)
EXTENDS MCRaft

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

\* VoteCounts: a vote given in an earlier term counts in this one.
StaleVoteCounted(i, m) == role[i] = "Candidate" /\ m.voteGranted

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
