-------------------------------- MODULE Raft --------------------------------
(***************************************************************************)
(* Raft: elections, log replication, commitment and crashes, after Diego   *)
(* Ongaro and John Ousterhout, "In Search of an Understandable Consensus   *)
(* Algorithm (Extended Version)", 2014, sections 5.1 to 5.4 and Figure 2.  *)
(* Names are those of Figure 2.  Log indices start at 1.                   *)
(*                                                                         *)
(* One step is one event at one server (a timeout, a request of a client,  *)
(* a message received, a restart) or one act of the network (a message     *)
(* lost).  What a server does on an event it does at once: it steps down,  *)
(* counts, answers and commits in the same step.  So the next state is a   *)
(* function of the state and the event with its arguments.                 *)
(*                                                                         *)
(* Deviations from the paper:                                              *)
(*                                                                         *)
(*  - Remote procedure calls are pairs of messages, told apart by a field  *)
(*    `type`.  Each message carries its sender and its receiver, which     *)
(*    stand for candidateId, leaderId and the connection.                  *)
(*  - A positive answer to AppendEntries says how far the logs are now     *)
(*    known to match.  The paper's leader knows that from the call that is *)
(*    answered; here answers may come late, twice and in any order.        *)
(*  - For that reason matchIndex never moves back in a term, and nextIndex *)
(*    stays above matchIndex.                                              *)
(*  - votesGranted means something for a candidate only, and nextIndex and *)
(*    matchIndex for a leader only.  Everyone else has them at their       *)
(*    initial values, which the paper leaves open.                         *)
(*                                                                         *)
(* Left out:                                                               *)
(*                                                                         *)
(*  - Time.  A timeout may come at any moment, and a leader may send at    *)
(*    any moment.  All that a clock could do is among these behaviours.    *)
(*  - A candidate that repeats its request for votes in the same term.     *)
(*    What it would gain is what a message gains that was merely slow.     *)
(*  - The state machine.  To apply an entry once it is committed needs no  *)
(*    protocol: lastApplied follows commitIndex.                           *)
(*  - Membership changes (section 6), snapshots (7), read-only requests    *)
(*    and duplicate detection for clients (8).                             *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, Sequences

CONSTANTS
    Server,         \* the servers of the cluster
    Value,          \* what clients ask to be put into the log
    Nil,            \* the candidate that nobody voted for
    MaxEntries      \* how many entries one AppendEntries may carry

ASSUME /\ IsFiniteSet(Server) /\ Server # {}
       /\ Nil \notin Server
       /\ MaxEntries \in Nat \ {0}

-----------------------------------------------------------------------------
(***************************************************************************)
(* Persistent state of each server: a restart keeps it.                    *)
(***************************************************************************)

Entry == [term : Nat \ {0}, value : Value]

VARIABLE currentTerm    \* the latest term that the server has seen
TermTypeOK == currentTerm \in [Server -> Nat]

VARIABLE votedFor       \* the candidate that got its vote in that term, or Nil
VoteTypeOK == votedFor \in [Server -> Server \cup {Nil}]

VARIABLE log            \* the entries, each with the term of the leader that took it
LogTypeOK == log \in [Server -> Seq(Entry)]

(***************************************************************************)
(* Volatile state of each server: a restart loses it.                      *)
(***************************************************************************)

Peers(i) == Server \ {i}

VARIABLE role           \* follower, candidate or leader
RoleTypeOK == role \in [Server -> {"Follower", "Candidate", "Leader"}]

VARIABLE commitIndex    \* the highest index that the server knows to be committed
CommitTypeOK == \A i \in Server : commitIndex[i] \in 0..Len(log[i])

VARIABLE votesGranted   \* who voted for this candidate, itself included
VotesTypeOK ==
    \A i \in Server : /\ votesGranted[i] \subseteq Server
                      /\ (role[i] = "Candidate") <=> (i \in votesGranted[i])
                      /\ (role[i] # "Candidate") => (votesGranted[i] = {})

VARIABLE nextIndex      \* for each peer, the index of the next entry to send to it
VARIABLE matchIndex     \* for each peer, the index up to which its log is known to match
ProgressTypeOK ==
    \A i \in Server :
      /\ nextIndex[i] \in [Peers(i) -> Nat \ {0}]
      /\ matchIndex[i] \in [Peers(i) -> Nat]
      /\ \A j \in Peers(i) : /\ matchIndex[i][j] < nextIndex[i][j]
                             /\ nextIndex[i][j] <= Len(log[i]) + 1

(***************************************************************************)
(* The network: the set of the messages in flight.  A set has no order, so *)
(* messages overtake each other; handling a message without removing it    *)
(* makes it a duplicate; removing it without handling it loses it.         *)
(***************************************************************************)

VARIABLE messages

RequestVoteMessage ==
    [type : {"RequestVote"}, term : Nat, from : Server, to : Server,
     lastLogIndex : Nat, lastLogTerm : Nat]

RequestVoteResponseMessage ==
    [type : {"RequestVoteResponse"}, term : Nat, from : Server, to : Server,
     voteGranted : BOOLEAN]

AppendEntriesMessage ==
    [type : {"AppendEntries"}, term : Nat, from : Server, to : Server,
     prevLogIndex : Nat, prevLogTerm : Nat, entries : Seq(Entry), leaderCommit : Nat]

AppendEntriesResponseMessage ==
    [type : {"AppendEntriesResponse"}, term : Nat, from : Server, to : Server,
     success : BOOLEAN, matchIndex : Nat]

MessagesTypeOK ==
    \A m \in messages :
      /\ m.from # m.to
      /\ CASE m.type = "RequestVote"           -> m \in RequestVoteMessage
           [] m.type = "RequestVoteResponse"   -> m \in RequestVoteResponseMessage
           [] m.type = "AppendEntries"         -> m \in AppendEntriesMessage
           [] m.type = "AppendEntriesResponse" -> m \in AppendEntriesResponseMessage
           [] OTHER -> FALSE

TypeOK ==
    /\ TermTypeOK /\ VoteTypeOK /\ LogTypeOK
    /\ RoleTypeOK /\ CommitTypeOK /\ VotesTypeOK /\ ProgressTypeOK
    /\ MessagesTypeOK

persistentVars == <<currentTerm, votedFor, log>>
leadershipVars == <<role, votesGranted, nextIndex, matchIndex>>
vars == <<currentTerm, votedFor, log,
          role, votesGranted, nextIndex, matchIndex, commitIndex, messages>>

-----------------------------------------------------------------------------
(***************************************************************************)
(* Numbers, quorums and logs.                                              *)
(***************************************************************************)

Larger(a, b) == IF a > b THEN a ELSE b
Smaller(a, b) == IF a < b THEN a ELSE b

IsQuorum(S) == 2 * Cardinality(S) > Cardinality(Server)

\* The term of the entry at index n; 0 where the log has none.
TermAt(entries, n) == IF n \in 1..Len(entries) THEN entries[n].term ELSE 0

LastTerm(entries) == TermAt(entries, Len(entries))

\* What nextIndex and matchIndex of server i are while it does not lead.
NoNextIndex(i) == [j \in Peers(i) |-> 1]
NoMatchIndex(i) == [j \in Peers(i) |-> 0]

Init ==
    /\ currentTerm = [i \in Server |-> 0]
    /\ votedFor = [i \in Server |-> Nil]
    /\ log = [i \in Server |-> <<>>]
    /\ role = [i \in Server |-> "Follower"]
    /\ votesGranted = [i \in Server |-> {}]
    /\ nextIndex = [i \in Server |-> NoNextIndex(i)]
    /\ matchIndex = [i \in Server |-> NoMatchIndex(i)]
    /\ commitIndex = [i \in Server |-> 0]
    /\ messages = {}

-----------------------------------------------------------------------------
(***************************************************************************)
(* Terms (section 5.1).  A server that sees a higher term than its own     *)
(* adopts it, has not voted in it, and is a follower.  Only then does it   *)
(* handle the message that told it.                                        *)
(***************************************************************************)

\* The message tells i of a term that it has not yet seen.
IsNewTerm(i, m) == m.term > currentTerm[i]

\* The term of i and its vote when it comes to handle m.
TermOnReceipt(i, m) == IF IsNewTerm(i, m) THEN m.term ELSE currentTerm[i]
VoteOnReceipt(i, m) == IF IsNewTerm(i, m) THEN Nil ELSE votedFor[i]

\* The message comes from an earlier term than that of i.
IsStale(i, m) == m.term < currentTerm[i]

AdoptTerm(i, m) == currentTerm' = [currentTerm EXCEPT ![i] = TermOnReceipt(i, m)]

\* What server i knows of the logs of its peers when it comes to lead, or ceases to.
MatchIndexAnew(i) == NoMatchIndex(i)

BecomeFollower(i) ==
    /\ role' = [role EXCEPT ![i] = "Follower"]
    /\ votesGranted' = [votesGranted EXCEPT ![i] = {}]
    /\ nextIndex' = [nextIndex EXCEPT ![i] = NoNextIndex(i)]
    /\ matchIndex' = [matchIndex EXCEPT ![i] = MatchIndexAnew(i)]

\* Server i steps down if m is of a new term, and else stays what it is.
StepDownIfNewTerm(i, m) ==
    IF IsNewTerm(i, m) THEN BecomeFollower(i) ELSE UNCHANGED leadershipVars

(***************************************************************************)
(* Server i holds the votes in S.  With those of a quorum it leads at      *)
(* once: it knows nothing about the logs of its peers, and starts by       *)
(* sending what comes after its own (section 5.3).                         *)
(***************************************************************************)
LeadOrWait(i, S) ==
    IF IsQuorum(S)
    THEN /\ role' = [role EXCEPT ![i] = "Leader"]
         /\ votesGranted' = [votesGranted EXCEPT ![i] = {}]
         /\ nextIndex' = [nextIndex EXCEPT ![i] = [j \in Peers(i) |-> Len(log[i]) + 1]]
         /\ matchIndex' = [matchIndex EXCEPT ![i] = MatchIndexAnew(i)]
    ELSE /\ role' = [role EXCEPT ![i] = "Candidate"]
         /\ votesGranted' = [votesGranted EXCEPT ![i] = S]
         /\ UNCHANGED <<nextIndex, matchIndex>>

(***************************************************************************)
(* The receipt of messages.  Each handler comes twice: once it takes the   *)
(* message out of the network, once it leaves it there to come again.      *)
(***************************************************************************)

IsFor(i, m, type) == m.type = type /\ m.to = i /\ m \in messages

\* The network takes m away and carries the messages in answers.
Deliver(m, answers) == messages' = (messages \ {m}) \cup answers

\* The network carries the messages in answers, and m stays in flight.
DeliverAgain(answers) == messages' = messages \cup answers

-----------------------------------------------------------------------------
(***************************************************************************)
(* A follower or candidate hears from no leader for too long (section      *)
(* 5.2).  It enters the next term as a candidate, votes for itself, and    *)
(* asks all its peers for their votes.                                     *)
(***************************************************************************)
Timeout(i) ==
    /\ role[i] # "Leader"
    /\ currentTerm' = [currentTerm EXCEPT ![i] = @ + 1]
    /\ votedFor' = [votedFor EXCEPT ![i] = i]
    /\ LeadOrWait(i, {i})
    /\ messages' = messages \cup
         {[type |-> "RequestVote", term |-> currentTerm[i] + 1, from |-> i, to |-> j,
           lastLogIndex |-> Len(log[i]), lastLogTerm |-> LastTerm(log[i])] : j \in Peers(i)}
    /\ UNCHANGED <<log, commitIndex>>

(***************************************************************************)
(* A request for a vote (sections 5.2 and 5.4.1).  Server i gives at most  *)
(* one vote in a term, first come, first served, and only to a candidate   *)
(* whose log is at least as up-to-date as its own: the last entry has a    *)
(* later term, or the same term and the log is not shorter.                *)
(***************************************************************************)

VoteIsFree(i, m) == VoteOnReceipt(i, m) \in {Nil, m.from}

IsUpToDate(i, m) ==
    \/ m.lastLogTerm > LastTerm(log[i])
    \/ m.lastLogTerm = LastTerm(log[i]) /\ m.lastLogIndex >= Len(log[i])

GrantsVote(i, m) == ~IsStale(i, m) /\ VoteIsFree(i, m) /\ IsUpToDate(i, m)

AnswerToRequestVote(i, m) ==
    [type |-> "RequestVoteResponse", term |-> TermOnReceipt(i, m), from |-> i, to |-> m.from,
     voteGranted |-> GrantsVote(i, m)]

VoteOnRequest(i, m) ==
    /\ AdoptTerm(i, m)
    /\ StepDownIfNewTerm(i, m)
    /\ votedFor' = [votedFor EXCEPT
                      ![i] = IF GrantsVote(i, m) THEN m.from ELSE VoteOnReceipt(i, m)]
    /\ UNCHANGED <<log, commitIndex>>

HandleRequestVote(i, m) ==
    /\ IsFor(i, m, "RequestVote")
    /\ VoteOnRequest(i, m)
    /\ Deliver(m, {AnswerToRequestVote(i, m)})

HandleRequestVoteDuplicate(i, m) ==
    /\ IsFor(i, m, "RequestVote")
    /\ VoteOnRequest(i, m)
    /\ DeliverAgain({AnswerToRequestVote(i, m)})

(***************************************************************************)
(* An answer to a request for a vote (section 5.2).  A vote counts for a   *)
(* candidate in the term in which it was given, and each voter once.       *)
(***************************************************************************)

VoteCounts(i, m) ==
    m.term = currentTerm[i] /\ role[i] = "Candidate" /\ m.voteGranted

VotesAfter(i, m) == votesGranted[i] \cup {m.from}

CountVote(i, m) ==
    /\ AdoptTerm(i, m)
    /\ votedFor' = [votedFor EXCEPT ![i] = VoteOnReceipt(i, m)]
    /\ IF VoteCounts(i, m)
       THEN LeadOrWait(i, VotesAfter(i, m))
       ELSE StepDownIfNewTerm(i, m)
    /\ UNCHANGED <<log, commitIndex>>

HandleRequestVoteResponse(i, m) ==
    /\ IsFor(i, m, "RequestVoteResponse")
    /\ CountVote(i, m)
    /\ Deliver(m, {})

HandleRequestVoteResponseDuplicate(i, m) ==
    /\ IsFor(i, m, "RequestVoteResponse")
    /\ CountVote(i, m)
    /\ DeliverAgain({})

-----------------------------------------------------------------------------
(***************************************************************************)
(* Commitment (sections 5.3 and 5.4.2).  A leader i with these entries and *)
(* this knowledge of its peers commits the last entry of its own term that *)
(* a quorum holds, and with it all entries before.  It counts itself.      *)
(* Entries of earlier terms it never commits by counting: a quorum may     *)
(* hold one, and yet a later leader may come without it (Figure 8).        *)
(***************************************************************************)

MayBeCounted(i, entry) == entry.term = currentTerm[i]

CommitIndexOfLeader(i, entries, match) ==
    LET holders(n) == {i} \cup {j \in Peers(i) : match[j] >= n}
        committable == {n \in commitIndex[i] + 1 .. Len(entries) :
                          IsQuorum(holders(n)) /\ MayBeCounted(i, entries[n])}
    IN  IF committable = {}
        THEN commitIndex[i]
        ELSE CHOOSE n \in committable : \A k \in committable : k <= n

(***************************************************************************)
(* A client's request reaches leader i, which puts it at the end of its    *)
(* log (section 5.3).  In a cluster of one server that is a quorum.        *)
(***************************************************************************)
LogAfterRequest(i, v) == Append(log[i], [term |-> currentTerm[i], value |-> v])

ClientRequest(i, v) ==
    /\ role[i] = "Leader"
    /\ LET entries == LogAfterRequest(i, v)
       IN  /\ log' = [log EXCEPT ![i] = entries]
           /\ commitIndex' = [commitIndex EXCEPT
                                ![i] = CommitIndexOfLeader(i, entries, matchIndex[i])]
    /\ UNCHANGED <<currentTerm, votedFor, leadershipVars, messages>>

(***************************************************************************)
(* Leader i sends to peer j what comes next for it, or nothing but its     *)
(* commitIndex: a heartbeat (section 5.3).                                 *)
(***************************************************************************)
AppendEntries(i, j) ==
    /\ role[i] = "Leader"
    /\ j # i
    /\ LET prev == nextIndex[i][j] - 1
           last == Smaller(prev + MaxEntries, Len(log[i]))
       IN  messages' = messages \cup
             {[type |-> "AppendEntries", term |-> currentTerm[i], from |-> i, to |-> j,
               prevLogIndex |-> prev, prevLogTerm |-> TermAt(log[i], prev),
               entries |-> SubSeq(log[i], prev + 1, last), leaderCommit |-> commitIndex[i]]}
    /\ UNCHANGED <<persistentVars, leadershipVars, commitIndex>>

(***************************************************************************)
(* Entries from a leader (section 5.3).  Server i refuses them if they are *)
(* of an earlier term, or if its log does not hold the entry before them.  *)
(* Else it keeps its log if it has all of them already -- what follows     *)
(* them may have come from the same leader, in a message that overtook     *)
(* this one -- and else it replaces whatever comes after that entry.  Its  *)
(* log now matches the leader's up to the last of the entries, and so far  *)
(* it may trust the leader's commitIndex.                                  *)
(***************************************************************************)

HoldsPrevious(i, m) ==
    m.prevLogIndex = 0 \/ /\ m.prevLogIndex <= Len(log[i])
                          /\ log[i][m.prevLogIndex].term = m.prevLogTerm

AcceptsEntries(i, m) == ~IsStale(i, m) /\ HoldsPrevious(i, m)

\* The index of the last entry that m proves to be as in the leader's log.
LastProved(m) == m.prevLogIndex + Len(m.entries)

HoldsAll(i, m) ==
    \A n \in m.prevLogIndex + 1 .. LastProved(m) :
        TermAt(log[i], n) = m.entries[n - m.prevLogIndex].term

LogAfter(i, m) ==
    IF HoldsAll(i, m) THEN log[i] ELSE SubSeq(log[i], 1, m.prevLogIndex) \o m.entries

CommitIndexOfFollower(i, m) ==
    Larger(commitIndex[i], Smaller(m.leaderCommit, LastProved(m)))

\* How far server i, which took the entries, says that its log matches.
Acknowledged(i, m) == LastProved(m)

AnswerToAppendEntries(i, m) ==
    [type |-> "AppendEntriesResponse", term |-> TermOnReceipt(i, m), from |-> i, to |-> m.from,
     success |-> AcceptsEntries(i, m),
     matchIndex |-> IF AcceptsEntries(i, m) THEN Acknowledged(i, m) ELSE 0]

TakeEntries(i, m) ==
    /\ AdoptTerm(i, m)
    /\ votedFor' = [votedFor EXCEPT ![i] = VoteOnReceipt(i, m)]
    \* The sender leads in its term: a candidate of the same term has lost.
    /\ IF IsStale(i, m) THEN UNCHANGED leadershipVars ELSE BecomeFollower(i)
    /\ IF AcceptsEntries(i, m)
       THEN /\ log' = [log EXCEPT ![i] = LogAfter(i, m)]
            /\ commitIndex' = [commitIndex EXCEPT ![i] = CommitIndexOfFollower(i, m)]
       ELSE UNCHANGED <<log, commitIndex>>

HandleAppendEntries(i, m) ==
    /\ IsFor(i, m, "AppendEntries")
    /\ TakeEntries(i, m)
    /\ Deliver(m, {AnswerToAppendEntries(i, m)})

HandleAppendEntriesDuplicate(i, m) ==
    /\ IsFor(i, m, "AppendEntries")
    /\ TakeEntries(i, m)
    /\ DeliverAgain({AnswerToAppendEntries(i, m)})

(***************************************************************************)
(* An answer to entries (section 5.3).  It means something to a leader in  *)
(* the term in which the entries were sent.  If the peer took them, the    *)
(* leader knows more of its log, and may commit.  If the peer refused      *)
(* them, the leader tries one entry earlier, but not below what matches.   *)
(***************************************************************************)

AckCounts(i, m) == m.term = currentTerm[i] /\ role[i] = "Leader"

MatchIndexAfter(i, m) ==
    IF m.success THEN Larger(matchIndex[i][m.from], m.matchIndex) ELSE matchIndex[i][m.from]

NextIndexAfter(i, m) ==
    IF m.success
    THEN MatchIndexAfter(i, m) + 1
    ELSE Larger(nextIndex[i][m.from] - 1, matchIndex[i][m.from] + 1)

CountAck(i, m) ==
    /\ AdoptTerm(i, m)
    /\ votedFor' = [votedFor EXCEPT ![i] = VoteOnReceipt(i, m)]
    /\ IF AckCounts(i, m)
       THEN LET match == [matchIndex[i] EXCEPT ![m.from] = MatchIndexAfter(i, m)]
            IN  /\ matchIndex' = [matchIndex EXCEPT ![i] = match]
                /\ nextIndex' = [nextIndex EXCEPT ![i][m.from] = NextIndexAfter(i, m)]
                /\ commitIndex' = [commitIndex EXCEPT
                                     ![i] = CommitIndexOfLeader(i, log[i], match)]
                /\ UNCHANGED <<role, votesGranted>>
       ELSE StepDownIfNewTerm(i, m) /\ UNCHANGED commitIndex
    /\ UNCHANGED log

HandleAppendEntriesResponse(i, m) ==
    /\ IsFor(i, m, "AppendEntriesResponse")
    /\ CountAck(i, m)
    /\ Deliver(m, {})

HandleAppendEntriesResponseDuplicate(i, m) ==
    /\ IsFor(i, m, "AppendEntriesResponse")
    /\ CountAck(i, m)
    /\ DeliverAgain({})

-----------------------------------------------------------------------------
(***************************************************************************)
(* Server i crashes and starts again from its storage, which holds what    *)
(* had to be there before the server answered anyone (Figure 2).           *)
(***************************************************************************)

Recover(i) == UNCHANGED persistentVars

Restart(i) ==
    /\ Recover(i)
    /\ role' = [role EXCEPT ![i] = "Follower"]
    /\ votesGranted' = [votesGranted EXCEPT ![i] = {}]
    /\ nextIndex' = [nextIndex EXCEPT ![i] = NoNextIndex(i)]
    /\ matchIndex' = [matchIndex EXCEPT ![i] = NoMatchIndex(i)]
    /\ commitIndex' = [commitIndex EXCEPT ![i] = 0]
    /\ UNCHANGED messages

(***************************************************************************)
(* The network loses message m.                                            *)
(***************************************************************************)
Lose(m) ==
    /\ m \in messages
    /\ messages' = messages \ {m}
    /\ UNCHANGED <<persistentVars, leadershipVars, commitIndex>>

Receive(i, m) ==
    \/ HandleRequestVote(i, m)
    \/ HandleRequestVoteDuplicate(i, m)
    \/ HandleRequestVoteResponse(i, m)
    \/ HandleRequestVoteResponseDuplicate(i, m)
    \/ HandleAppendEntries(i, m)
    \/ HandleAppendEntriesDuplicate(i, m)
    \/ HandleAppendEntriesResponse(i, m)
    \/ HandleAppendEntriesResponseDuplicate(i, m)

Next ==
    \/ \E i \in Server : Timeout(i)
    \/ \E i \in Server : Restart(i)
    \/ \E i \in Server, v \in Value : ClientRequest(i, v)
    \/ \E i, j \in Server : AppendEntries(i, j)
    \/ \E m \in messages : Receive(m.to, m)
    \/ \E m \in messages : Lose(m)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(***************************************************************************)
(* Safety (Figure 3).  What is committed is said without a history: it is  *)
(* what some server knows to be committed now.                             *)
(***************************************************************************)

Committed(i) == SubSeq(log[i], 1, commitIndex[i])

IsPrefix(s, t) == Len(s) <= Len(t) /\ \A n \in 1..Len(s) : s[n] = t[n]

\* At most one leader in a term.
ElectionSafety ==
    \A i \in Server : role[i] = "Leader" =>
        \A j \in Peers(i) : currentTerm[j] = currentTerm[i] => role[j] # "Leader"

\* Logs that hold an entry of the same index and term are equal up to it.
LogMatching ==
    \A i \in Server : \A n \in 1..Len(log[i]) : \A j \in Server :
        TermAt(log[j], n) = log[i][n].term => SubSeq(log[j], 1, n) = SubSeq(log[i], 1, n)

(***************************************************************************)
(* A leader's log holds all that was committed in earlier terms, and in    *)
(* its own.  What server j knows to be committed was committed in a term   *)
(* that j has seen, so every leader of j's term or a later one must have   *)
(* it.  (A leader of an earlier term, not yet deposed, may lack it.)       *)
(***************************************************************************)
LeaderCompleteness ==
    \A i \in Server : role[i] = "Leader" =>
        \A j \in Server : currentTerm[j] <= currentTerm[i] => IsPrefix(Committed(j), log[i])

\* No two servers know different entries to be committed at the same index.
StateMachineSafety ==
    \A i \in Server : \A n \in 1..commitIndex[i] : \A j \in Server :
        n <= commitIndex[j] => log[j][n] = log[i][n]

\* What a server knows to be committed is in the logs of a quorum.
CommittedIsReplicated ==
    \A i \in Server : commitIndex[i] > 0 =>
        IsQuorum({j \in Server : IsPrefix(Committed(i), log[j])})

\* A peer in the leader's term has the leader's entries up to matchIndex.
MatchIndexIsTrue ==
    \A i \in Server : role[i] = "Leader" =>
        \A j \in Peers(i) : currentTerm[j] = currentTerm[i] =>
            IsPrefix(SubSeq(log[i], 1, matchIndex[i][j]), log[j])

(***************************************************************************)
(* What a single step may do.                                              *)
(***************************************************************************)

TermsOnlyGrow == [][\A i \in Server : currentTerm'[i] >= currentTerm[i]]_vars

OneVoteATerm ==
    [][\A i \in Server : currentTerm'[i] = currentTerm[i] => votedFor[i] \in {Nil, votedFor'[i]}]_vars

\* What is known to be committed before a step is in the logs of a quorum after it,
\* also if the step is a restart that makes the server forget that it is committed.
NothingCommittedIsLost ==
    [][\A i \in Server : IsQuorum({j \in Server : IsPrefix(Committed(i), log'[j])})]_vars

\* commitIndex moves back at the server's own restart only.
CommitIndexMonotonic ==
    [][\A i \in Server : commitIndex'[i] < commitIndex[i] => Restart(i)]_vars

\* matchIndex does not move back while the server leads in one term.
MatchIndexMonotonic ==
    [][\A i \in Server :
         role[i] = "Leader" /\ role'[i] = "Leader" /\ currentTerm'[i] = currentTerm[i] =>
             \A j \in Peers(i) : matchIndex'[i][j] >= matchIndex[i][j]]_vars

\* While a server leads it takes no entry out of its log (Leader Append-Only).
\* It may do so in the step in which it steps down: it then follows another.
LeaderAppendOnly ==
    [][\A i \in Server :
         role[i] = "Leader" /\ role'[i] = "Leader" => IsPrefix(log[i], log'[i])]_vars

(***************************************************************************)
(* Raft implements a replicated log: a server has learned what it knows to *)
(* be committed.  commitIndex is volatile, so a restart forgets, and the   *)
(* server learns again when a leader tells it.  All other steps either     *)
(* change nobody's commitIndex, and are invisible above, or raise that of  *)
(* one server; then the entries that it learns must agree with those that  *)
(* all the others have learned.                                            *)
(*                                                                         *)
(* RefinesReplicatedLog is Abstract!Spec.  A step that changes neither log *)
(* nor commitIndex leaves Learned as it is, and [Next]_Learned allows it;  *)
(* to name these steps first, which are most, saves a checker the rest.    *)
(***************************************************************************)
Learned == [i \in Server |-> Committed(i)]

Abstract == INSTANCE ReplicatedLog WITH learned <- Learned

RefinesReplicatedLog ==
    Abstract!Init /\ [][UNCHANGED <<log, commitIndex>> \/ Abstract!Next]_Learned

THEOREM RefinesReplicatedLog <=> Abstract!Spec
=============================================================================
