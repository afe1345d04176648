------------------------------ MODULE Turnstile ------------------------------
\* A turnstile that takes coins of several kinds and lets one person through for each.
EXTENDS Naturals, Sequences
CONSTANTS Coin, Nothing, MaxPaid
VARIABLES open, paid, last

vars == <<open, paid, last>>

Init == open = FALSE /\ paid = <<>> /\ last = Nothing

Insert(c) == open' = TRUE /\ paid' = Append(paid, c) /\ last' = c

Push == /\ open' = FALSE
        /\ last' = Nothing
        /\ UNCHANGED paid

\* One event with two outcomes: a kick may open it.
Kick(hard) == /\ hard
              /\ open' \in BOOLEAN
              /\ last' = Nothing
              /\ UNCHANGED paid

Next == \/ \E c \in Coin : Insert(c)
        \/ Push
        \/ \E hard \in BOOLEAN : Kick(hard)

Spec == Init /\ [][Next]_vars

Bounded == Len(paid) <= MaxPaid
==============================================================================
