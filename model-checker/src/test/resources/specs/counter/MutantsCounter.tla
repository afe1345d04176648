---- MODULE MutantsCounter ----
EXTENDS MCCounter
CanCountTooFar == n <= Max
====
