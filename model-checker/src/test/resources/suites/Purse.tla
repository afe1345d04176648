-------------------------------- MODULE Purse --------------------------------
\* A purse with coins, and what was bought: several beginnings, several outcomes of one event, events that change nothing, an end, and a bound that cuts.
EXTENDS Integers
CONSTANTS Price, MaxCoins
VARIABLES coins, bought

vars == <<coins, bought>>

Beginnings == {0, 1, 3}
MayPay(p) == coins >= p
Change(p) == coins - p
Gift == 2
Wealth == coins + bought

Init == coins \in Beginnings /\ bought = 0

\* The shop may or may not have what is paid for.
Pay(p) == MayPay(p) /\ coins' = Change(p) /\ bought' \in {bought, bought + 1}
Receive == bought < 3 /\ coins' = coins + Gift /\ UNCHANGED bought
Look(p) == MayPay(p) /\ bought < 3 /\ UNCHANGED vars
Leave == bought = 3 /\ coins = 0 /\ coins' = -1 /\ UNCHANGED bought
Wait == bought < 2 /\ UNCHANGED vars

Next == (\E p \in Price : Pay(p) \/ Look(p)) \/ Receive \/ Leave \/ Wait
Spec == Init /\ [][Next]_vars

Bounded == coins <= MaxCoins

NoDebt == coins >= -1
Modest == coins <= MaxCoins + 2
Few == bought <= 3
Small == Wealth <= 90
==============================================================================
