---- MODULE Proved ----
EXTENDS Naturals, FiniteSets, Sequences, TLAPS, NaturalsInduction, FiniteSetTheorems, SequenceTheorems
VARIABLE n
Init == n = 0
Next == n' = (n + 1) % 3
Spec == Init /\ [][Next]_n
TypeOK == n \in 0..2

THEOREM Typed == Spec => []TypeOK
<1>1. Init => TypeOK
  BY SMT DEF Init, TypeOK
<1>2. TypeOK /\ [Next]_n => TypeOK'
  BY Z3T(30), IsaM("auto"), IsaMT("blast", 20) DEF TypeOK, Next
<1>3. QED
  BY <1>1, <1>2, PTL DEF Spec

THEOREM Counted == Cardinality({n}) = 1 /\ Len(<<n>>) = 1
  BY FS_Singleton, NatInduction, NatLessThanWellFounded, LenProperties, IsWellFoundedOn({}, {}) \/ TRUE
====
