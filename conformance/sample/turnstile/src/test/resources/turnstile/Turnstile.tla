------------------------------ MODULE Turnstile ------------------------------
\* A turnstile: each coin pays for one person, who pushes through. It holds coins for a few people at most and gives back what is too much.
EXTENDS Naturals
CONSTANTS
    Coin,     \* the kinds of coins
    Most      \* for how many people it can be paid in advance

VARIABLES
    paid,     \* for how many people it is paid
    returned  \* the coin that was given back last, or "none"

vars == <<paid, returned>>

TypeOK == /\ paid \in 0..Most
          /\ returned \in Coin \union {"none"}

Init == paid = 0 /\ returned = "none"

\* A coin that pays for one person more.
Insert(coin) == /\ paid < Most
                /\ paid' = paid + 1
                /\ returned' = "none"

\* A coin for which there is no place.
GiveBack(coin) == /\ paid = Most
                  /\ returned' = coin
                  /\ UNCHANGED paid

\* Someone pushes: it turns if it is paid, and else stays where it is.
Push == /\ paid' = IF paid > 0 THEN paid - 1 ELSE 0
        /\ returned' = "none"

Next == \/ \E coin \in Coin : Insert(coin) \/ GiveBack(coin)
        \/ Push

Spec == Init /\ [][Next]_vars
==============================================================================
