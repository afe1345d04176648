-------------------------- MODULE MutantsVectorClock --------------------------
(****************************************************************************)
(* Broken definitions, each a mistake seen in code.  A model in mutants/    *)
(* puts one of them in the place of the right one and names the one         *)
(* property that must fail.                                                 *)
(****************************************************************************)
EXTENDS MCVectorClock

(****************************************************************************)
(* MergeOverwrites, for Merge: the receiver takes over the clock received   *)
(* and forgets what it knew itself.                                         *)
(****************************************************************************)
MergeOverwrites(c, d) == d

(****************************************************************************)
(* MergeKnownOnly, for Merge: walks the entries of the receiver's own clock *)
(* and so never learns of a node that it has not heard of.                  *)
(****************************************************************************)
MergeKnownOnly(c, d) ==
  [n \in DOMAIN c |-> IF At(c, n) >= At(d, n) THEN At(c, n) ELSE At(d, n)]

(****************************************************************************)
(* MergePrunes, for Merge: bounds the size of clocks by keeping only the    *)
(* largest entry once there are more than two (Dynamo drops the oldest one, *)
(* beyond ten).                                                             *)
(****************************************************************************)
MergePrunes(c, d) ==
  LET all == [n \in DOMAIN c \cup DOMAIN d |->
                IF At(c, n) >= At(d, n) THEN At(c, n) ELSE At(d, n)]
      max == CHOOSE n \in DOMAIN all : \A o \in DOMAIN all : all[o] <= all[n]
  IN  IF Cardinality(DOMAIN all) <= 2 THEN all ELSE [n \in {max} |-> all[n]]

(****************************************************************************)
(* MergeNotesZeros, for Merge: has an entry for each node, also for those   *)
(* that neither clock has heard of, so that equal clocks no longer are.     *)
(****************************************************************************)
MergeNotesZeros(c, d) ==
  [n \in Node |-> IF At(c, n) >= At(d, n) THEN At(c, n) ELSE At(d, n)]

(****************************************************************************)
(* ReceiveWithoutTick, for ClockAfterReceive: merges, and forgets that the  *)
(* receipt is an event.                                                     *)
(****************************************************************************)
ReceiveWithoutTick(i, m) == Merge(clock[i], m.clock)

(****************************************************************************)
(* SendWithoutTick, for ClockAfterSend: stamps the message with the clock   *)
(* of the event before.                                                     *)
(****************************************************************************)
SendWithoutTick(i) == clock[i]

(****************************************************************************)
(* MissingIncomparable, for AtMost: an entry that only one clock has makes  *)
(* the two incomparable.                                                    *)
(****************************************************************************)
MissingIncomparable(c, d) ==
  /\ DOMAIN c = DOMAIN d
  /\ \A n \in DOMAIN c : c[n] <= d[n]

(****************************************************************************)
(* EqualReadAsBefore, for Compare: "at most" taken for "before".            *)
(****************************************************************************)
EqualReadAsBefore(c, d) ==
  IF AtMost(c, d)      THEN "Before"
  ELSE IF AtMost(d, c) THEN "After"
  ELSE                      "Concurrent"

(****************************************************************************)
(* LastUpdateWins, for Reconcile: each update takes the place of all that   *)
(* was held: siblings are lost and old versions come back.                  *)
(****************************************************************************)
LastUpdateWins(c, held) == {c}

(****************************************************************************)
(* KnownIsLatest, for Known: an event comes after the one before it, but    *)
(* not after what that one came after.  No clock looks at the history; that *)
(* the refinement does is what this shows.                                  *)
(****************************************************************************)
KnownIsLatest(i) ==
  IF history[i] = <<>> THEN {} ELSE {<<i, Len(history[i])>>}

==============================================================================
