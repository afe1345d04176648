----------------------------- MODULE PostHistory ------------------------------
\* Post with a variable that remembers which boxes were ever used.
EXTENDS Post
VARIABLE used

HistoryInit == Init /\ used = {}

HistoryNext == Next /\ used' = used \cup {b \in Box : held'[b] > 0}

HistorySpec == HistoryInit /\ [][HistoryNext]_<<vars, used>>
===============================================================================
