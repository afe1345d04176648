----------------------------- MODULE MutantsPurse -----------------------------
EXTENDS Purse
AlwaysPay(p) == TRUE
DoubleChange(p) == coins - 2 * p
Debts == {-2}
Riches == 7
Everything == 100 + coins
==============================================================================
