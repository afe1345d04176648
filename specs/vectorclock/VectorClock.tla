----------------------------- MODULE VectorClock -----------------------------
(****************************************************************************)
(* Vector clocks: timestamps whose order is exactly happened-before, used   *)
(* to tell a newer version of a thing from an older one and from one that   *)
(* was made independently.                                                  *)
(*                                                                          *)
(*   C. Fidge: Timestamps in Message-Passing Systems That Preserve the      *)
(*   Partial Ordering.  11th Australian Computer Science Conference, 1988.  *)
(*                                                                          *)
(*   F. Mattern: Virtual Time and Global States of Distributed Systems.     *)
(*   Workshop on Parallel and Distributed Algorithms, 1989.                 *)
(*                                                                          *)
(*   R. Schwarz, F. Mattern: Detecting Causal Relationships in Distributed  *)
(*   Computations.  Distributed Computing 7(3), 1994: the causal history of *)
(*   an event, against which the clocks are judged here.                    *)
(*                                                                          *)
(*   G. DeCandia et al.: Dynamo: Amazon's Highly Available Key-value Store. *)
(*   SOSP 2007, section 4.4: what a replica does with the versions it gets. *)
(*                                                                          *)
(* The rules.  A node counts its own events in its own entry of the clock,  *)
(* and every event counts: local ones, sends, receipts.  A message carries  *)
(* the clock of the event that sent it.  Its receiver takes the larger of   *)
(* the two counts in each entry, then counts the receipt itself.            *)
(*                                                                          *)
(* Where this differs from the papers:                                      *)
(*                                                                          *)
(* - The papers' clocks are arrays with an entry for each of n nodes.  Here *)
(*   a clock holds the nodes heard of so far, and an entry that is missing  *)
(*   counts as 0.  That is what code does where nodes join over time; the   *)
(*   two notations denote the same clock, because 0 is never stored.        *)
(*                                                                          *)
(* - Fidge's messages are handshakes and Mattern's channels are reliable.   *)
(*   Here the network may lose messages, deliver them twice and in any      *)
(*   order.  A second delivery is simply another event of the receiver.     *)
(*                                                                          *)
(* - To give clocks a use, each message is an update: the version of one    *)
(*   replicated object that its sender has just written, named by the clock *)
(*   of the send.  As in Dynamo a replica drops a version that a newer one  *)
(*   has superseded and keeps concurrent ones side by side, as siblings.    *)
(*   Dynamo counts only writes; with Fidge and Mattern every event counts.  *)
(*   Only the numbers differ, not the order of the versions.                *)
(*                                                                          *)
(* What is left out: the object's contents, since nothing here looks at     *)
(* them; the truncation of long clocks, which is not safe (a mutant shows   *)
(* it); and the crash of a node, since a node that forgets its own count    *)
(* must come back under a new name, and is then a new node.                 *)
(****************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANT Node    \* the nodes: processes to Lamport, replicas to Dynamo

------------------------------------------------------------------------------
(****************************************************************************)
(* Clocks.  A clock maps the nodes heard of to how many of their events     *)
(* are known.                                                               *)
(****************************************************************************)

IsClock(c) ==
  /\ DOMAIN c \subseteq Node
  /\ \A n \in DOMAIN c : c[n] \in Nat \ {0}

NoEvents == [n \in {} |-> 0]

\* The entry of node n.  A missing entry means 0.
At(c, n) == IF n \in DOMAIN c THEN c[n] ELSE 0

\* Counts one more event of node i.
Tick(c, i) ==
  [n \in DOMAIN c \cup {i} |-> IF n = i THEN At(c, n) + 1 ELSE c[n]]

\* Knows what either clock knows.
Merge(c, d) ==
  [n \in DOMAIN c \cup DOMAIN d |->
     IF At(c, n) >= At(d, n) THEN At(c, n) ELSE At(d, n)]

\* d knows all that c knows.  An entry that c lacks is 0 and asks for nothing.
AtMost(c, d) == \A n \in DOMAIN c : c[n] <= At(d, n)

\* How c stands to d: the four cases of Fidge and Mattern.
Compare(c, d) ==
  LET le == AtMost(c, d)
      ge == AtMost(d, c)
  IN  IF le /\ ge THEN "Equal"
      ELSE IF le  THEN "Before"
      ELSE IF ge  THEN "After"
      ELSE             "Concurrent"

------------------------------------------------------------------------------
(****************************************************************************)
(* Versions.  A replica holds a set of versions, none of which supersedes   *)
(* another; the version that comes in is named by its clock c.              *)
(****************************************************************************)

\* How c stands to the versions held: it is one of them, older than one of
\* them, newer than all of them, or else a sibling.
Standing(c, held) ==
  IF      \E v \in held : Compare(c, v) = "Equal"  THEN "Equal"
  ELSE IF \E v \in held : Compare(c, v) = "Before" THEN "Before"
  ELSE IF \A v \in held : Compare(c, v) = "After"  THEN "After"
  ELSE                                                  "Concurrent"

\* The versions held once c has come in: an old or known one changes nothing,
\* another one takes the place of all that it supersedes.
Reconcile(c, held) ==
  IF Standing(c, held) \in {"Equal", "Before"}
  THEN held
  ELSE {v \in held : Compare(v, c) # "Before"} \cup {c}

------------------------------------------------------------------------------

VARIABLES
  \* clock[i]: the clock of node i, which is the clock of its latest event.
  clock,

  \* versions[i]: the versions of the object that node i holds.
  versions,

  \* lastOrder[i]: how the update that i received last stood to the versions
  \* that i held then; "None" before the first one.
  lastOrder,

  \* The updates in flight, as a set.  Two sends never yield the same update,
  \* because the second has counted the first.
  messages,

  (**************************************************************************)
  (* history[i]: the events of node i in their order, each with its kind,   *)
  (* its clock, and its past: the set of all events that happened before    *)
  (* it, as pairs <<node, position in that node's history>>.                *)
  (*                                                                        *)
  (* The history is a ghost: no guard and no other variable looks at it, so *)
  (* an implementation need not have it.  It serves to say what the clocks  *)
  (* are for.  Pasts are gathered from pasts alone, never from clocks;      *)
  (* clocks are only noted down.                                            *)
  (**************************************************************************)
  history

vars == <<clock, versions, lastOrder, messages, history>>

Orders == {"Before", "After", "Equal", "Concurrent"}

TypeOK ==
  /\ DOMAIN clock = Node
  /\ \A i \in Node : IsClock(clock[i])
  /\ DOMAIN versions = Node
  /\ \A i \in Node : \A v \in versions[i] : IsClock(v)
  /\ lastOrder \in [Node -> Orders \cup {"None"}]
  /\ \A m \in messages :
       /\ DOMAIN m = {"type", "from", "to", "clock"}
       /\ m.type = "Update"
       /\ m.from \in Node
       /\ m.to \in Node \ {m.from}
       /\ IsClock(m.clock)
  /\ DOMAIN history = Node
  /\ \A i \in Node : \A k \in DOMAIN history[i] :
       LET e == history[i][k]
       IN  /\ e.kind \in {"Local", "Send", "Receive"}
           /\ IsClock(e.clock)
           /\ e.past \subseteq Node \X (Nat \ {0})

Init ==
  /\ clock     = [i \in Node |-> NoEvents]
  /\ versions  = [i \in Node |-> {}]
  /\ lastOrder = [i \in Node |-> "None"]
  /\ messages  = {}
  /\ history   = [i \in Node |-> <<>>]

------------------------------------------------------------------------------
(****************************************************************************)
(* The ghost's part of a step.                                              *)
(****************************************************************************)

\* An event with everything that happened before it.
UpTo(e) == {e} \cup history[e[1]][e[2]].past

\* All events that node i knows of: its latest one and that one's past.
Known(i) ==
  IF history[i] = <<>> THEN {} ELSE UpTo(<<i, Len(history[i])>>)

\* The event that sent m.
SendOf(m) ==
  <<m.from, CHOOSE k \in DOMAIN history[m.from] :
              /\ history[m.from][k].kind = "Send"
              /\ history[m.from][k].clock = m.clock>>

\* Notes the next event of node i, with its clock c, after the events `past'.
Note(i, kind, c, past) ==
  history' = [history EXCEPT ![i] =
                Append(@, [kind |-> kind, clock |-> c, past |-> past])]

------------------------------------------------------------------------------
(****************************************************************************)
(* The clock after each kind of event.                                      *)
(****************************************************************************)

ClockAfterLocal(i) == Tick(clock[i], i)

ClockAfterSend(i) == Tick(clock[i], i)

ClockAfterReceive(i, m) == Tick(Merge(clock[i], m.clock), i)

(****************************************************************************)
(* Something happens inside node i that concerns no other node.             *)
(****************************************************************************)
Local(i) ==
  /\ clock' = [clock EXCEPT ![i] = ClockAfterLocal(i)]
  /\ Note(i, "Local", clock'[i], Known(i))
  /\ UNCHANGED <<versions, lastOrder, messages>>

(****************************************************************************)
(* Node i writes a new version of the object and sends it to node j.  The   *)
(* writer has merged the clocks of all versions that it holds, so the new   *)
(* one supersedes them: a write resolves the siblings before it.            *)
(****************************************************************************)
Send(i, j) ==
  LET c == ClockAfterSend(i)
  IN  /\ i # j
      /\ clock' = [clock EXCEPT ![i] = c]
      /\ versions' = [versions EXCEPT ![i] = {c}]
      /\ messages' = messages \cup
           {[type |-> "Update", from |-> i, to |-> j, clock |-> c]}
      /\ Note(i, "Send", c, Known(i))
      /\ UNCHANGED lastOrder

(****************************************************************************)
(* Node i takes in the update m: it judges the version against those that   *)
(* it holds, keeps what is not superseded, merges the clocks and counts the *)
(* receipt.  A stale or repeated update is an event like any other.         *)
(****************************************************************************)
TakeIn(i, m) ==
  /\ m \in messages
  /\ m.to = i
  /\ lastOrder' = [lastOrder EXCEPT ![i] = Standing(m.clock, versions[i])]
  /\ versions' = [versions EXCEPT ![i] = Reconcile(m.clock, versions[i])]
  /\ clock' = [clock EXCEPT ![i] = ClockAfterReceive(i, m)]
  /\ Note(i, "Receive", clock'[i], Known(i) \cup UpTo(SendOf(m)))

Receive(i, m) ==
  /\ TakeIn(i, m)
  /\ messages' = messages \ {m}

(****************************************************************************)
(* The same, and the network will deliver m once more: Equal comes of this, *)
(* or Before if another version has superseded m's by then.                 *)
(****************************************************************************)
ReceiveDuplicate(i, m) ==
  /\ TakeIn(i, m)
  /\ UNCHANGED messages

(****************************************************************************)
(* The network loses m.  No node notices, so this is no event of a node.    *)
(****************************************************************************)
Lose(m) ==
  /\ m \in messages
  /\ messages' = messages \ {m}
  /\ UNCHANGED <<clock, versions, lastOrder, history>>

Next ==
  \/ \E i \in Node : Local(i)
  \/ \E i, j \in Node : Send(i, j)
  \/ \E i \in Node : \E m \in messages : Receive(i, m)
  \/ \E i \in Node : \E m \in messages : ReceiveDuplicate(i, m)
  \/ \E m \in messages : Lose(m)

Spec == Init /\ [][Next]_vars

------------------------------------------------------------------------------
(****************************************************************************)
(* What clocks are for.                                                     *)
(****************************************************************************)

Events == UNION {{<<i, k>> : k \in DOMAIN history[i]} : i \in Node}

ClockOf(e) == history[e[1]][e[2]].clock

PastOf(e) == history[e[1]][e[2]].past

\* How d stands to e by causality alone.
CausalOrder(d, e) ==
  IF d = e                THEN "Equal"
  ELSE IF d \in PastOf(e) THEN "Before"
  ELSE IF e \in PastOf(d) THEN "After"
  ELSE                         "Concurrent"

\* The order of clocks is exactly happened-before, for all pairs of events.
ClockOrderIsHappenedBefore ==
  \A d, e \in Events : Compare(ClockOf(d), ClockOf(e)) = CausalOrder(d, e)

\* A clock counts the events known, node by node (Schwarz and Mattern, 3).
ClockCountsKnownEvents ==
  \A i, n \in Node :
    At(clock[i], n) = Cardinality({e \in Known(i) : e[1] = n})

\* A replica holds just the newest of the versions known to it.
VersionsAreTheNewestKnown ==
  \A i \in Node :
    LET writes == {e \in Known(i) : history[e[1]][e[2]].kind = "Send"}
        newest == {e \in writes : \A d \in writes : e \notin PastOf(d)}
    IN  versions[i] = {ClockOf(e) : e \in newest}

\* No node ever forgets.
ClocksGrow == [][\A i \in Node : AtMost(clock[i], clock'[i])]_vars

(****************************************************************************)
(* Refinement.  The events and their pasts are those in the history, so     *)
(* this says that the history is what it claims to be: a causal order in    *)
(* Lamport's sense, grown event by event, whose past is never rewritten.    *)
(* Together with ClockOrderIsHappenedBefore it follows that the order which *)
(* the clocks alone make up refines Causality, too: in every state the two  *)
(* are the same.                                                            *)
(****************************************************************************)
Causal == INSTANCE Causality WITH
  events <- Events,
  past   <- [e \in Events |-> PastOf(e)]

RefinesCausality == Causal!Spec

==============================================================================
