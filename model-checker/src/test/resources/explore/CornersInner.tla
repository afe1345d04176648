---------------------------- MODULE CornersInner ----------------------------
EXTENDS Naturals
CONSTANT step
VARIABLE level
Above(n) == level[n] + step
Raise(n) == level' = [level EXCEPT ![n] = Above(n)]
=============================================================================
