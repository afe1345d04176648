---- MODULE Stale ----
EXTENDS Naturals
(* --algorithm stale
variables n = 0;
begin
  count: while n < 5 do
    n := n + 1;
  end while;
end algorithm *)
\* BEGIN TRANSLATION (chksum(pcal) = "86a13d5f" /\ chksum(tla) = "aceaa411")
VARIABLES n, pc

vars == << n, pc >>

Init == (* Global variables *)
        /\ n = 0
        /\ pc = "count"

count == /\ pc = "count"
         /\ IF n < 3
               THEN /\ n' = n + 1
                    /\ pc' = "count"
               ELSE /\ pc' = "Done"
                    /\ n' = n

(* Allow infinite stuttering to prevent deadlock on termination. *)
Terminating == pc = "Done" /\ UNCHANGED vars

Next == count
           \/ Terminating

Spec == Init /\ [][Next]_vars

Termination == <>(pc = "Done")

\* END TRANSLATION 
====
