--------------------------- MODULE AppendOnlyLog ---------------------------
(***************************************************************************)
(* The top of the ladder: one log, on one machine that never fails.  All   *)
(* that can be done to it is to put entries at its end.                    *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANT Entry      \* what a log is made of

VARIABLE log

TypeOK == log \in Seq(Entry)

Init == log = <<>>

\* One entry or more come to the log, and none is changed or lost.
Extend ==
    /\ Len(log') > Len(log)
    /\ SubSeq(log', 1, Len(log)) = log

Spec == Init /\ [][Extend]_log
=============================================================================
