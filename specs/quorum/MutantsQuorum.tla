----------------------------- MODULE MutantsQuorum -----------------------------
(***************************************************************************)
(* Rules of Quorum, each broken in one way.  A model in mutants/ puts one  *)
(* of them in the place of the right one and names the single property that*)
(* then must fail.  The properties speak of versions by Quorum's own order,*)
(* which no mutant touches.                                                *)
(***************************************************************************)
EXTENDS MCQuorum

(***************************************************************************)
(* Versions are compared by counter only, so that of two writes with the   *)
(* same counter each replica keeps the one that reached it first.          *)
(***************************************************************************)
NewerByCounterOnly(s, t) == t.version.counter < s.version.counter

(***************************************************************************)
(* A replica keeps what it was sent last, not what is newest.              *)
(***************************************************************************)
KeptLast(r, s) == s

(***************************************************************************)
(* A replica acknowledges, but keeps what it had.                          *)
(***************************************************************************)
KeptNever(r, s) == stored[r]

(***************************************************************************)
(* The first reply is taken for the best.                                  *)
(***************************************************************************)
BetterIsFirst(c, s) == IF responders[c] = {} THEN s ELSE best[c]

(***************************************************************************)
(* A client numbers its writes by itself, whatever the replicas hold.      *)
(***************************************************************************)
NextVersionLocal(c, v) == [counter |-> number[c], writer |-> c]

(***************************************************************************)
(* Every answer in the right phase counts, also one to an earlier          *)
(* operation.                                                              *)
(***************************************************************************)
CurrentByPhase(c, m, p) == phase[c] = p

(***************************************************************************)
(* Answers are counted, not replicas: one that answers again is counted as *)
(* if it were another.                                                     *)
(***************************************************************************)
AnsweredTwice(c, r) ==
    IF r \in responders[c] /\ responders[c] # Replica
    THEN responders[c] \cup {CHOOSE q \in Replica : q \notin responders[c]}
    ELSE responders[c] \cup {r}

(***************************************************************************)
(* A write is content with one acknowledgement less.                       *)
(***************************************************************************)
WriteQuorumShort(S) == Cardinality(S) >= W - 1

(***************************************************************************)
(* A version says nothing of who wrote: all writers bear the same name.    *)
(***************************************************************************)
NextVersionAnonymous(c, v) ==
    [counter |-> v.counter + 1, writer |-> CHOOSE d \in Client : TRUE]

(***************************************************************************)
(* Of a better reply only the version is taken: the two are not set        *)
(* together.                                                               *)
(***************************************************************************)
BetterMixes(c, s) ==
    IF Newer(s, best[c]) THEN [best[c] EXCEPT !.version = s.version] ELSE best[c]

(***************************************************************************)
(* A client counts itself among those that answered.                       *)
(***************************************************************************)
AnsweredByItself(c, r) == responders[c] \cup {r, c}

(***************************************************************************)
(* A read returns what it found, and leaves it where it was.               *)
(***************************************************************************)
ReadNeverWritesBack == FALSE

=============================================================================
