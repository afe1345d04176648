--------------------------- MODULE MCRaftSometimes ---------------------------
(***************************************************************************)
(* Properties that must fail.  Each says that something interesting never  *)
(* happens; the counterexample proves that the models reach it, and shows  *)
(* how.  Each .cfg in sometimes/ lists one of them.                        *)
(***************************************************************************)
EXTENDS MCRaft

\* Two servers stand for election in one term.
NeverTwoCandidates ==
    \A i, j \in Server :
        role[i] = "Candidate" /\ role[j] = "Candidate" /\ currentTerm[i] = currentTerm[j] => i = j

\* A follower's log loses an entry that conflicts with the leader's.
NeverTruncates == [][\A i \in Server : IsPrefix(log[i], log'[i])]_vars

\* A leader commits an entry of an earlier term, together with one of its own.
NeverCommitsIndirectly ==
    [][\A i \in Server :
         role[i] = "Leader" =>
             \A n \in commitIndex[i] + 1 .. commitIndex'[i] : log'[i][n].term = currentTerm[i]]_vars

(***************************************************************************)
(* A leader crashes and leads again.  Where only one server stands for     *)
(* election (OneStands), nothing but a crash ends its leadership, and all  *)
(* entries come from it.  So if it leads and has one of an earlier term,   *)
(* it has led before.                                                      *)
(***************************************************************************)
NeverLeadsAgain ==
    \A i \in Server : role[i] = "Leader" => \A n \in 1..Len(log[i]) : log[i][n].term = currentTerm[i]

(***************************************************************************)
(* Figure 8 (c): a leader has brought an entry of an earlier term to a     *)
(* quorum, and yet must not commit it, because another server has one of a *)
(* later term in its place and may still lead.                             *)
(***************************************************************************)
NeverFigure8 ==
    \A i, j \in Server : \A n \in commitIndex[i] + 1 .. Smaller(Len(log[i]), Len(log[j])) :
        ~ /\ role[i] = "Leader"
          /\ log[i][n].term < log[j][n].term
          /\ IsQuorum({k \in Server : n <= Len(log[k]) /\ log[k][n] = log[i][n]})
=============================================================================
