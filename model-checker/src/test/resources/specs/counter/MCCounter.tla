---- MODULE MCCounter ----
EXTENDS Counter
Bound == n < 2
====
