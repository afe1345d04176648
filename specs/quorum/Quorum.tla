-------------------------------- MODULE Quorum --------------------------------
(***************************************************************************)
(* A register that many clients read and write, kept by N replicas none of *)
(* which is special.  A client asks R replicas for what they hold and      *)
(* stores at W of them; if R + W > N, each group of R meets each group of  *)
(* W, and what was stored is found.                                        *)
(*                                                                         *)
(* The sources:                                                            *)
(*  - D. Gifford, "Weighted voting for replicated data" (SOSP 1979): read  *)
(*    quorums and write quorums that meet, version numbers.                *)
(*  - H. Attiya, A. Bar-Noy, D. Dolev, "Sharing memory robustly in         *)
(*    message-passing systems" (JACM 1995): messages instead of locks, one *)
(*    writer, and the read's second phase, here called write-back.         *)
(*  - N. Lynch, A. Shvartsman, "Robust emulation of shared memory using    *)
(*    dynamic quorum-acknowledged broadcasts" (FTCS 1997): many writers,   *)
(*    versions (counter, writer), a query phase before each write.         *)
(*  - G. DeCandia et al., "Dynamo" (SOSP 2007): N, R and W as parameters.  *)
(*                                                                         *)
(* Deviations.  Quorums are any R (any W) replicas, not the majorities of  *)
(* Attiya et al. nor Gifford's weights.  A read without write-back         *)
(* (WriteBack = FALSE) returns after its query phase, as Dynamo's reads do;*)
(* the papers on atomic registers always write back.                       *)
(*                                                                         *)
(* Left out.                                                               *)
(*  - Crashes.  A replica that stops is one whose messages are never       *)
(*    delivered, a behaviour that is here already, since nothing has to    *)
(*    happen.  A replica must not forget what it stored.                   *)
(*  - A client that gives an operation up.  Like a client that stops, it is*)
(*    one that takes no further step.                                      *)
(*  - Many registers.  They do not touch each other.                       *)
(*  - Short cuts (no write-back if all R replies agree).                   *)
(*                                                                         *)
(* Each action is one event at one node, or one act of the network.  A     *)
(* client is the coordinator of its own operations, one at a time.         *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets

CONSTANTS
    Replica,    \* the set of replicas; N is their number
    Client,     \* the set of clients, each a reader and a writer
    Value,      \* what can be written
    NoValue,    \* what a replica holds before anything was stored
    NoWriter,   \* who wrote that
    Rank,       \* [Client -> Nat], injective: decides between equal counters
    R,          \* how many replies end a query phase
    W,          \* how many acknowledgements end a store phase
    WriteBack   \* does a read store what it is about to return?

N == Cardinality(Replica)

ASSUME R \in 1..N /\ W \in 1..N
ASSUME WriteBack \in BOOLEAN
ASSUME NoValue \notin Value /\ NoWriter \notin Client
ASSUME /\ Rank \in [Client -> Nat]
       /\ \A c, d \in Client : Rank[c] = Rank[d] => c = d

(***************************************************************************)
(* VERSIONS                                                                *)
(*                                                                         *)
(* A version names one write: no two writes have the same.  What a replica *)
(* holds, its content, is a value together with its version.               *)
(***************************************************************************)
Version == [counter : Nat, writer : Client \cup {NoWriter}]
Content == [version : Version, value : Value \cup {NoValue}]

ZeroVersion == [counter |-> 0, writer |-> NoWriter]
Unwritten == [version |-> ZeroVersion, value |-> NoValue]

(***************************************************************************)
(* Versions are ordered by counter, then by the writer's rank.  Only the   *)
(* zero version has NoWriter, and no other has its counter.                *)
(***************************************************************************)
Precedes(u, v) ==
    \/ u.counter < v.counter
    \/ /\ u.counter = v.counter
       /\ u.writer # v.writer
       /\ Rank[u.writer] < Rank[v.writer]

Later(u, v) == IF Precedes(u, v) THEN v ELSE u

(***************************************************************************)
(* MESSAGES                                                                *)
(*                                                                         *)
(* Each carries the number of the operation it serves, so that its client  *)
(* can tell an answer to what it asks now from a late one.                 *)
(***************************************************************************)
Message ==
         [type : {"Query"}, from : Client, to : Replica, number : Nat]
    \cup [type : {"QueryReply"}, from : Replica, to : Client, number : Nat,
          version : Version, value : Value \cup {NoValue}]
    \cup [type : {"Store"}, from : Client, to : Replica, number : Nat,
          version : Version, value : Value \cup {NoValue}]
    \cup [type : {"Ack"}, from : Replica, to : Client, number : Nat]

Query(c, r, n) == [type |-> "Query", from |-> c, to |-> r, number |-> n]

QueryReply(r, c, n, s) ==
    [type |-> "QueryReply", from |-> r, to |-> c, number |-> n,
     version |-> s.version, value |-> s.value]

Store(c, r, n, s) ==
    [type |-> "Store", from |-> c, to |-> r, number |-> n,
     version |-> s.version, value |-> s.value]

Ack(r, c, n) == [type |-> "Ack", from |-> r, to |-> c, number |-> n]

(***************************************************************************)
(* The content that a QueryReply or a Store carries.                       *)
(***************************************************************************)
ContentOf(m) == [version |-> m.version, value |-> m.value]

-----------------------------------------------------------------------------
(***************************************************************************)
(* VARIABLES, each with its type                                           *)
(***************************************************************************)
VARIABLE
    messages    \* the messages in flight, a set: in no order
MessagesType == messages \subseteq Message

VARIABLE
    stored      \* what each replica holds
StoredType == stored \in [Replica -> Content]

VARIABLE
    number      \* how many operations each client has started
NumberType == number \in [Client -> Nat]

VARIABLE
    phase       \* where each client's operation is
PhaseType == phase \in [Client -> {"idle", "query", "store"}]

VARIABLE
    kind        \* what operation that is; "none" if the client is idle
KindType == kind \in [Client -> {"none", "read", "write"}]

VARIABLE
    proposal    \* the value to be written; NoValue but during a write
ProposalType == proposal \in [Client -> Value \cup {NoValue}]

VARIABLE
    best        \* the highest content that was reported (in a query phase);
                \* the content being stored (in a store phase); else Unwritten
BestType == best \in [Client -> Content]

VARIABLE
    responders  \* the replicas that have answered in this phase
RespondersType == responders \in [Client -> SUBSET Replica]

VARIABLE
    result      \* how each client's last operation ended, until the next starts
Result == [kind : {"none", "read", "write"},
           version : Version,
           value : Value \cup {NoValue}]
ResultType == result \in [Client -> Result]

(***************************************************************************)
(* HISTORY.  What the register promises relates an operation to those that *)
(* had ended when it began, which no state of replicas and clients tells.  *)
(* So the spec remembers, and no more than it must:                        *)
(*   written   the highest version of the writes that have ended,          *)
(*   read      the highest version of the reads that have ended,           *)
(*   floor[c]  written and read, as they were when c's operation began,    *)
(*   issued    all the contents that a write set out to store.             *)
(* No guard looks at it, so it changes nothing that the nodes do; an       *)
(* implementation has no such variable.                                    *)
(***************************************************************************)
VARIABLE
    history
Mark == [written : Version, read : Version]
HistoryType ==
    /\ DOMAIN history = {"written", "read", "floor", "issued"}
    /\ history.written \in Version
    /\ history.read \in Version
    /\ history.floor \in [Client -> Mark]
    /\ history.issued \subseteq Content

clientVars == <<number, phase, kind, proposal, best, responders, result>>
vars == <<messages, stored, clientVars, history>>

TypeOK ==
    /\ MessagesType
    /\ StoredType
    /\ NumberType
    /\ PhaseType
    /\ KindType
    /\ ProposalType
    /\ BestType
    /\ RespondersType
    /\ ResultType
    /\ HistoryType

NoResult ==
    [kind |-> "none", version |-> ZeroVersion, value |-> NoValue]

NoMark == [written |-> ZeroVersion, read |-> ZeroVersion]

Init ==
    /\ messages = {}
    /\ stored = [r \in Replica |-> Unwritten]
    /\ number = [c \in Client |-> 0]
    /\ phase = [c \in Client |-> "idle"]
    /\ kind = [c \in Client |-> "none"]
    /\ proposal = [c \in Client |-> NoValue]
    /\ best = [c \in Client |-> Unwritten]
    /\ responders = [c \in Client |-> {}]
    /\ result = [c \in Client |-> NoResult]
    /\ history = [written |-> ZeroVersion, read |-> ZeroVersion,
                  floor |-> [c \in Client |-> NoMark], issued |-> {}]

-----------------------------------------------------------------------------
(***************************************************************************)
(* THE RULES, each in a line or two.  The actions below are made of them.  *)
(***************************************************************************)

(***************************************************************************)
(* Content s is newer than content t.                                      *)
(***************************************************************************)
Newer(s, t) == Precedes(t.version, s.version)

(***************************************************************************)
(* What replica r holds after it was sent s: a store that was overtaken by *)
(* a newer one must not move the replica back.                             *)
(***************************************************************************)
Kept(r, s) == IF Newer(s, stored[r]) THEN s ELSE stored[r]

(***************************************************************************)
(* The best that client c knows after s was reported to it.                *)
(***************************************************************************)
Better(c, s) == IF Newer(s, best[c]) THEN s ELSE best[c]

(***************************************************************************)
(* The version of c's write when the query phase reported v as the highest.*)
(* The counter puts it above all completed writes, c above all others with *)
(* the same counter.                                                       *)
(***************************************************************************)
NextVersion(c, v) == [counter |-> v.counter + 1, writer |-> c]

(***************************************************************************)
(* Message m answers what client c asks in phase p of its operation.       *)
(***************************************************************************)
Current(c, m, p) == phase[c] = p /\ m.number = number[c]

(***************************************************************************)
(* Who has answered client c, with the answer of r.  A set: a replica whose*)
(* answer arrives twice has answered once.                                 *)
(***************************************************************************)
Answered(c, r) == responders[c] \cup {r}

ReadQuorum(S) == Cardinality(S) >= R
WriteQuorum(S) == Cardinality(S) >= W

(***************************************************************************)
(* A read stores what it found at a write quorum before it returns, so that*)
(* no later read can miss it.                                              *)
(***************************************************************************)
ReadWritesBack == WriteBack

(***************************************************************************)
(* The messages that client c still waits to be answered.                  *)
(***************************************************************************)
Unanswered(c) ==
    CASE phase[c] = "query" ->
             {Query(c, r, number[c]) : r \in Replica \ responders[c]}
      [] phase[c] = "store" ->
             {Store(c, r, number[c], best[c]) : r \in Replica \ responders[c]}
      [] OTHER -> {}

-----------------------------------------------------------------------------
(***************************************************************************)
(* A CLIENT STARTS AN OPERATION                                            *)
(*                                                                         *)
(* Both kinds start by asking all replicas what they hold.                 *)
(***************************************************************************)
Begin(c, k, v) ==
    /\ number' = [number EXCEPT ![c] = @ + 1]
    /\ phase' = [phase EXCEPT ![c] = "query"]
    /\ kind' = [kind EXCEPT ![c] = k]
    /\ proposal' = [proposal EXCEPT ![c] = v]
    /\ result' = [result EXCEPT ![c] = NoResult]
    /\ messages' = messages \cup {Query(c, r, number[c] + 1) : r \in Replica}
    /\ history' = [history EXCEPT !.floor[c] =
           [written |-> history.written, read |-> history.read]]
    /\ UNCHANGED <<stored, best, responders>>

StartRead(c) ==
    /\ phase[c] = "idle"
    /\ Begin(c, "read", NoValue)

StartWrite(c, v) ==
    /\ phase[c] = "idle"
    /\ Begin(c, "write", v)

(***************************************************************************)
(* A client that has waited long enough asks those again who have not      *)
(* answered.  Nothing tells it whether its message or the answer was lost, *)
(* or is only slow; so a replica may be asked twice, and may answer a query*)
(* twice with different contents.                                          *)
(***************************************************************************)
Retransmit(c) ==
    /\ phase[c] # "idle"
    /\ messages' = messages \cup Unanswered(c)
    /\ UNCHANGED <<stored, clientVars, history>>

-----------------------------------------------------------------------------
(***************************************************************************)
(* A REPLICA RECEIVES A MESSAGE                                            *)
(*                                                                         *)
(* In this and the next section `rest' is what stays in flight besides the *)
(* answers: all but m, or, when the network delivers a duplicate of m, m   *)
(* as well.                                                                *)
(*                                                                         *)
(* A replica answers each query with what it holds...                      *)
(***************************************************************************)
AnswerQuery(r, m, rest) ==
    /\ m.type = "Query" /\ m.to = r
    /\ messages' = rest \cup {QueryReply(r, m.from, m.number, stored[r])}
    /\ UNCHANGED <<stored, clientVars, history>>

HandleQuery(r, m) ==
    /\ m \in messages
    /\ AnswerQuery(r, m, messages \ {m})

HandleQueryDuplicate(r, m) ==
    /\ m \in messages
    /\ AnswerQuery(r, m, messages)

(***************************************************************************)
(* ...and acknowledges each store, also one that came too late to be kept: *)
(* what the client wants to know is that r holds this version or a higher. *)
(***************************************************************************)
AnswerStore(r, m, rest) ==
    /\ m.type = "Store" /\ m.to = r
    /\ stored' = [stored EXCEPT ![r] = Kept(r, ContentOf(m))]
    /\ messages' = rest \cup {Ack(r, m.from, m.number)}
    /\ UNCHANGED <<clientVars, history>>

HandleStore(r, m) ==
    /\ m \in messages
    /\ AnswerStore(r, m, messages \ {m})

HandleStoreDuplicate(r, m) ==
    /\ m \in messages
    /\ AnswerStore(r, m, messages)

-----------------------------------------------------------------------------
(***************************************************************************)
(* A CLIENT RECEIVES A MESSAGE                                             *)
(*                                                                         *)
(* The client counts one more answer, with s the best content it knows, and*)
(* goes on waiting.                                                        *)
(***************************************************************************)
Wait(c, s, answered, rest) ==
    /\ best' = [best EXCEPT ![c] = s]
    /\ responders' = [responders EXCEPT ![c] = answered]
    /\ messages' = rest
    /\ UNCHANGED <<stored, number, phase, kind, proposal, result, history>>

(***************************************************************************)
(* The client enters its store phase, to store s at a write quorum.        *)
(***************************************************************************)
BeginStore(c, s, rest) ==
    /\ phase' = [phase EXCEPT ![c] = "store"]
    /\ best' = [best EXCEPT ![c] = s]
    /\ responders' = [responders EXCEPT ![c] = {}]
    /\ messages' = rest \cup {Store(c, r, number[c], s) : r \in Replica}
    /\ history' = IF kind[c] = "write"
                  THEN [history EXCEPT !.issued = @ \cup {s}]
                  ELSE history
    /\ UNCHANGED <<stored, number, kind, proposal, result>>

(***************************************************************************)
(* The client's operation ends, with s written or read.                    *)
(***************************************************************************)
Complete(c, s, rest) ==
    /\ phase' = [phase EXCEPT ![c] = "idle"]
    /\ kind' = [kind EXCEPT ![c] = "none"]
    /\ proposal' = [proposal EXCEPT ![c] = NoValue]
    /\ best' = [best EXCEPT ![c] = Unwritten]
    /\ responders' = [responders EXCEPT ![c] = {}]
    /\ result' = [result EXCEPT ![c] =
           [kind |-> kind[c], version |-> s.version, value |-> s.value]]
    /\ messages' = rest
    /\ history' = IF kind[c] = "write"
                  THEN [history EXCEPT !.written = Later(@, s.version)]
                  ELSE [history EXCEPT !.read = Later(@, s.version)]
    /\ UNCHANGED <<stored, number>>

(***************************************************************************)
(* A message that client c no longer waits for is dropped.                 *)
(***************************************************************************)
Ignore(rest) ==
    /\ messages' = rest
    /\ UNCHANGED <<stored, clientVars, history>>

(***************************************************************************)
(* When the last of R replies is in, a write takes the next version and    *)
(* stores its value under it; a read stores what it found, or, without     *)
(* write-back, returns it.                                                 *)
(***************************************************************************)
CollectReply(c, m, rest) ==
    /\ m.type = "QueryReply" /\ m.to = c
    /\ LET s == Better(c, ContentOf(m))
           answered == Answered(c, m.from)
       IN  IF ~Current(c, m, "query") THEN Ignore(rest)
           ELSE IF ~ReadQuorum(answered) THEN Wait(c, s, answered, rest)
           ELSE IF kind[c] = "write" THEN
               BeginStore(c, [version |-> NextVersion(c, s.version),
                              value |-> proposal[c]], rest)
           ELSE IF ReadWritesBack THEN BeginStore(c, s, rest)
           ELSE Complete(c, s, rest)

HandleQueryReply(c, m) ==
    /\ m \in messages
    /\ CollectReply(c, m, messages \ {m})

HandleQueryReplyDuplicate(c, m) ==
    /\ m \in messages
    /\ CollectReply(c, m, messages)

(***************************************************************************)
(* When the last of W acknowledgements is in, the operation has ended.     *)
(***************************************************************************)
CollectAck(c, m, rest) ==
    /\ m.type = "Ack" /\ m.to = c
    /\ LET answered == Answered(c, m.from)
       IN  IF ~Current(c, m, "store") THEN Ignore(rest)
           ELSE IF ~WriteQuorum(answered) THEN Wait(c, best[c], answered, rest)
           ELSE Complete(c, best[c], rest)

HandleAck(c, m) ==
    /\ m \in messages
    /\ CollectAck(c, m, messages \ {m})

HandleAckDuplicate(c, m) ==
    /\ m \in messages
    /\ CollectAck(c, m, messages)

-----------------------------------------------------------------------------
(***************************************************************************)
(* THE NETWORK LOSES A MESSAGE                                             *)
(***************************************************************************)
Lose(m) ==
    /\ m \in messages
    /\ messages' = messages \ {m}
    /\ UNCHANGED <<stored, clientVars, history>>

-----------------------------------------------------------------------------
Next ==
    \/ \E c \in Client : StartRead(c)
    \/ \E c \in Client, v \in Value : StartWrite(c, v)
    \/ \E c \in Client : Retransmit(c)
    \/ \E m \in messages : HandleQuery(m.to, m)
    \/ \E m \in messages : HandleQueryDuplicate(m.to, m)
    \/ \E m \in messages : HandleStore(m.to, m)
    \/ \E m \in messages : HandleStoreDuplicate(m.to, m)
    \/ \E m \in messages : HandleQueryReply(m.to, m)
    \/ \E m \in messages : HandleQueryReplyDuplicate(m.to, m)
    \/ \E m \in messages : HandleAck(m.to, m)
    \/ \E m \in messages : HandleAckDuplicate(m.to, m)
    \/ \E m \in messages : Lose(m)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(***************************************************************************)
(* WHAT HOLDS                                                              *)
(*                                                                         *)
(* A version names one write: it never comes with two values.              *)
(***************************************************************************)
VersionNamesValue ==
    \A s, t \in history.issued : s.version = t.version => s.value = t.value

(***************************************************************************)
(* A read returns what some write set out to store, or the initial content.*)
(***************************************************************************)
ReadsWhatWasWritten ==
    \A c \in Client :
        result[c].kind = "read" =>
            ContentOf(result[c]) \in history.issued \cup {Unwritten}

(***************************************************************************)
(* If R + W > N: a read returns the latest write that had ended when it    *)
(* began, or one whose version is higher, which then had not ended: a      *)
(* concurrent one.                                                         *)
(***************************************************************************)
RegularReads ==
    \A c \in Client :
        result[c].kind = "read" =>
            ~Precedes(result[c].version, history.floor[c].written)

(***************************************************************************)
(* If R + W > N: a write gets a version above all writes that had ended    *)
(* when it began.                                                          *)
(***************************************************************************)
WritesAdvance ==
    \A c \in Client :
        result[c].kind = "write" =>
            Precedes(history.floor[c].written, result[c].version)

(***************************************************************************)
(* If R + W > N and reads write back: no read returns less than a read that*)
(* had ended when it began (no new/old inversion), and a write gets a      *)
(* version above all that had been read.                                   *)
(***************************************************************************)
NoInversion ==
    \A c \in Client :
        /\ result[c].kind = "read" =>
               ~Precedes(result[c].version, history.floor[c].read)
        /\ result[c].kind = "write" =>
               Precedes(history.floor[c].read, result[c].version)

(***************************************************************************)
(* Why it holds if R + W > N: a version whose write has ended is held, or  *)
(* has been overtaken, at W replicas.                                      *)
(***************************************************************************)
Holding(v) == {r \in Replica : ~Precedes(stored[r].version, v)}

WrittenIsHeld == Cardinality(Holding(history.written)) >= W

ReadIsHeld == WriteBack => Cardinality(Holding(history.read)) >= W

(***************************************************************************)
(* A replica never moves back.                                             *)
(***************************************************************************)
StoredOnlyGrows ==
    [][\A r \in Replica :
           ~Precedes(stored'[r].version, stored[r].version)]_vars

-----------------------------------------------------------------------------
(***************************************************************************)
(* THE REGISTER THAT THIS IS                                               *)
(*                                                                         *)
(* Quorum implements Register: atomic if reads write back, else regular.   *)
(* What the abstract register calls completed, floor and issued is the     *)
(* history; a write has been granted its version when it enters its store  *)
(* phase.  All that replicas and the network do is stuttering there, and so*)
(* is the whole query phase of an operation but its first and last event.  *)
(***************************************************************************)
Granted ==
    [c \in Client |->
        IF kind[c] = "write" /\ phase[c] = "store" THEN best[c] ELSE Unwritten]

Abstract == INSTANCE Register WITH
    Atomic <- WriteBack,
    granted <- Granted,
    floor <- history.floor,
    completed <- [written |-> history.written, read |-> history.read],
    issued <- history.issued

ImplementsRegister == Abstract!Spec

-----------------------------------------------------------------------------
(***************************************************************************)
(* THAT SOMETHING HAPPENS: each of these is false, and its counterexample  *)
(* shows an interesting state to be reachable.                             *)
(***************************************************************************)

(***************************************************************************)
(* Two writes never have the same counter.                                 *)
(***************************************************************************)
NeverATie ==
    \A s, t \in history.issued :
        s.version.counter = t.version.counter => s = t

(***************************************************************************)
(* No store ever reaches a replica that holds something newer.             *)
(***************************************************************************)
NeverOvertaken ==
    \A m \in messages :
        m.type = "Store" => ~Newer(stored[m.to], ContentOf(m))

(***************************************************************************)
(* No read ever returns a value whose write has not ended.                 *)
(***************************************************************************)
NeverReadEarly == ~Precedes(history.written, history.read)

=============================================================================
