------------------------------- MODULE Register -------------------------------
(***************************************************************************)
(* What the clients of a replicated read/write register may rely on, with  *)
(* no word about replicas, quorums or messages.                            *)
(*                                                                         *)
(* Every write is given a version, a pair (counter, writer); every read    *)
(* returns a version together with the value written under it.  An         *)
(* operation that starts after another one ended must not fall behind it:  *)
(* that is all.  Stated on versions, the guarantee needs neither a         *)
(* linearization point nor a prophecy of one.  It is the partial-order     *)
(* condition of N. Lynch, "Distributed Algorithms" (1996), Lemma 13.16:    *)
(* order the operations by version, reads after the write they return, and *)
(* the order is total on writes and never contradicts real time; so the    *)
(* register is atomic.                                                     *)
(*                                                                         *)
(* With Atomic = FALSE only completed writes bind later operations, not    *)
(* completed reads: the register is regular (L. Lamport, "On interprocess  *)
(* communication", 1986, carried over to several writers), a read returns  *)
(* the latest completed write or a concurrent one, and two reads in a row  *)
(* may see new and old in the wrong order.                                 *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
    Client,     \* the set of clients
    Value,      \* what can be written
    NoValue,    \* the register's content before the first write
    NoWriter,   \* who wrote that
    Rank,       \* [Client -> Nat], injective: decides between equal counters
    Atomic      \* do completed reads bind later operations, too?

ASSUME Atomic \in BOOLEAN
ASSUME /\ Rank \in [Client -> Nat]
       /\ \A c, d \in Client : Rank[c] = Rank[d] => c = d

Version == [counter : Nat, writer : Client \cup {NoWriter}]
Content == [version : Version, value : Value \cup {NoValue}]

ZeroVersion == [counter |-> 0, writer |-> NoWriter]
Unwritten == [version |-> ZeroVersion, value |-> NoValue]

(***************************************************************************)
(* The order of versions: by counter, then by the writer's rank.  Only the *)
(* zero version has NoWriter, and no other has its counter.                *)
(***************************************************************************)
Precedes(u, v) ==
    \/ u.counter < v.counter
    \/ /\ u.counter = v.counter
       /\ u.writer # v.writer
       /\ Rank[u.writer] < Rank[v.writer]

Later(u, v) == IF Precedes(u, v) THEN v ELSE u

VARIABLES
    kind,       \* what each client is doing
    granted,    \* what the write in progress has been granted to write
    floor,      \* what had been completed when a client's operation began
    completed,  \* the highest version of a completed write, of a completed read
    issued,     \* all the contents that any write was granted, ever
    result      \* how each client's last operation ended

vars == <<kind, granted, floor, completed, issued, result>>

Mark == [written : Version, read : Version]
NoMark == [written |-> ZeroVersion, read |-> ZeroVersion]

TypeOK ==
    /\ kind \in [Client -> {"none", "read", "write"}]
    /\ granted \in [Client -> Content]
    /\ floor \in [Client -> Mark]
    /\ completed \in Mark
    /\ issued \subseteq Content
    /\ result \in [Client -> [kind : {"none", "read", "write"},
                              version : Version,
                              value : Value \cup {NoValue}]]

NoResult ==
    [kind |-> "none", version |-> ZeroVersion, value |-> NoValue]

Init ==
    /\ kind = [c \in Client |-> "none"]
    /\ granted = [c \in Client |-> Unwritten]
    /\ floor = [c \in Client |-> NoMark]
    /\ completed = NoMark
    /\ issued = {}
    /\ result = [c \in Client |-> NoResult]

(***************************************************************************)
(* An operation begins, and from now on must honour all that is complete.  *)
(***************************************************************************)
Begin(c, k) ==
    /\ kind[c] = "none"
    /\ kind' = [kind EXCEPT ![c] = k]
    /\ floor' = [floor EXCEPT ![c] = completed]
    /\ result' = [result EXCEPT ![c] = NoResult]
    /\ UNCHANGED <<granted, completed, issued>>

(***************************************************************************)
(* Version v is above all that c's operation must honour.                  *)
(***************************************************************************)
AboveFloor(c, v) ==
    /\ Precedes(floor[c].written, v)
    /\ Atomic => Precedes(floor[c].read, v)

(***************************************************************************)
(* Version v is not below any of it.                                       *)
(***************************************************************************)
NotBelowFloor(c, v) ==
    /\ ~Precedes(v, floor[c].written)
    /\ Atomic => ~Precedes(v, floor[c].read)

(***************************************************************************)
(* A write is granted a version that no write had before, above its floor. *)
(* From here on reads may return its value, though it has not ended yet.   *)
(***************************************************************************)
Grant(c, n, v) ==
    LET s == [version |-> [counter |-> n, writer |-> c], value |-> v]
    IN  /\ kind[c] = "write"
        /\ granted[c] = Unwritten
        /\ AboveFloor(c, s.version)
        /\ \A t \in issued : t.version # s.version
        /\ granted' = [granted EXCEPT ![c] = s]
        /\ issued' = issued \cup {s}
        /\ UNCHANGED <<kind, floor, completed, result>>

(***************************************************************************)
(* How an operation ends, with content s.                                  *)
(***************************************************************************)
End(c, s) ==
    /\ kind' = [kind EXCEPT ![c] = "none"]
    /\ granted' = [granted EXCEPT ![c] = Unwritten]
    /\ result' = [result EXCEPT ![c] =
           [kind |-> kind[c], version |-> s.version, value |-> s.value]]
    /\ UNCHANGED <<floor, issued>>

EndWrite(c) ==
    /\ kind[c] = "write"
    /\ granted[c] # Unwritten
    /\ completed' = [completed EXCEPT
           !.written = Later(completed.written, granted[c].version)]
    /\ End(c, granted[c])

(***************************************************************************)
(* A read returns what some write was granted, or the initial content, and *)
(* nothing below its floor.                                                *)
(***************************************************************************)
EndRead(c, s) ==
    /\ kind[c] = "read"
    /\ NotBelowFloor(c, s.version)
    /\ completed' = [completed EXCEPT
           !.read = Later(completed.read, s.version)]
    /\ End(c, s)

(***************************************************************************)
(* Counters are not skipped: a new one is at most one above all others.    *)
(***************************************************************************)
NextCounters ==
    {1} \cup {s.version.counter : s \in issued}
        \cup {s.version.counter + 1 : s \in issued}

Next ==
    \E c \in Client :
        \/ \E k \in {"read", "write"} : Begin(c, k)
        \/ \E n \in NextCounters, v \in Value : Grant(c, n, v)
        \/ EndWrite(c)
        \/ \E s \in issued \cup {Unwritten} : EndRead(c, s)

Spec == Init /\ [][Next]_vars

=============================================================================
