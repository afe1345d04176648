---------------------------- MODULE ReplicatedLog ----------------------------
(***************************************************************************)
(* What Raft is for, said without terms, votes or messages: a group of     *)
(* servers that learn one log.                                             *)
(*                                                                         *)
(* Each server knows a prefix of the log.  It may learn more, and what it  *)
(* learns agrees with what all the others know.  It may crash, and then it *)
(* knows nothing until it learns the same entries again.  That any two     *)
(* servers agree on the entries that both know is the safety that a        *)
(* replicated state machine needs: they apply the same commands in the     *)
(* same order.                                                             *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANTS
    Server,     \* the servers that learn
    Entry       \* what a log is made of

VARIABLE learned    \* learned[i] is the part of the log that i knows

TypeOK == learned \in [Server -> Seq(Entry)]

(***************************************************************************)
(* Prefixes.  Two sequences are compatible if one continues the other, so  *)
(* that both may be beginnings of one log.                                 *)
(***************************************************************************)
IsPrefix(s, t) == Len(s) <= Len(t) /\ \A n \in 1..Len(s) : s[n] = t[n]

Compatible(s, t) == IsPrefix(s, t) \/ IsPrefix(t, s)

Init == learned = [i \in Server |-> <<>>]

(***************************************************************************)
(* Server i learns one entry or more.  Its knowledge only grows, and stays *)
(* compatible with that of every other server.                             *)
(***************************************************************************)
Learn(i) ==
    /\ Len(learned'[i]) > Len(learned[i])
    /\ IsPrefix(learned[i], learned'[i])
    /\ \A j \in Server \ {i} :
         /\ learned'[j] = learned[j]
         /\ Compatible(learned'[i], learned[j])

(***************************************************************************)
(* Server i crashes and comes back.  What it knew it must learn again.     *)
(***************************************************************************)
Forget(i) ==
    /\ learned[i] # <<>>
    /\ learned' = [learned EXCEPT ![i] = <<>>]

Next == \E i \in Server : Learn(i) \/ Forget(i)

Spec == Init /\ [][Next]_learned

(***************************************************************************)
(* The theorem about it: all that is known is part of one log.             *)
(***************************************************************************)
Agreement == \A i, j \in Server : Compatible(learned[i], learned[j])

THEOREM Spec => []Agreement
=============================================================================
