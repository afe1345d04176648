-------------------------- MODULE NaturalsInduction ---------------------------
(*****************************************************************************)
(* Stands in for the module of this name of the TLA+ proof system, where     *)
(* there is none. Proofs are no concern of TLC, which only has to find the   *)
(* names in them: so the facts say nothing here, and the operators can't be  *)
(* evaluated. A spec that evaluates them needs the real module: name its     *)
(* folder with --library.                                                    *)
(*****************************************************************************)
EXTENDS Integers

\* Not to be evaluated: TLC reports the attempt.
LOCAL Meaning(module) == CHOOSE m : m # module

NatInductiveDefHypothesis(f, f0, Def(_, _)) == Meaning("NaturalsInduction")
NatInductiveDefConclusion(f, f0, Def(_, _)) == Meaning("NaturalsInduction")
FiniteNatInductiveDefHypothesis(f, c, Def(_, _), m, n) == Meaning("NaturalsInduction")
FiniteNatInductiveDefConclusion(f, c, Def(_, _), m, n) == Meaning("NaturalsInduction")
factorial == Meaning("NaturalsInduction")

\* Facts, by name only.
THEOREM NatInduction == TRUE
THEOREM DownwardNatInduction == TRUE
THEOREM GeneralNatInduction == TRUE
THEOREM SmallestNatural == TRUE
THEOREM RecursiveFcnOfNat == TRUE
THEOREM NatInductiveDef == TRUE
THEOREM RecursiveFcnOfNatType == TRUE
THEOREM NatInductiveDefType == TRUE
THEOREM RecursiveFcnOfNatUnique == TRUE
THEOREM NatInductiveUnique == TRUE
THEOREM FiniteNatInductiveDef == TRUE
THEOREM FiniteNatInductiveDefType == TRUE
THEOREM FiniteNatInductiveUnique == TRUE
THEOREM FactorialDefConclusion == TRUE
THEOREM FactorialDef == TRUE
THEOREM FactorialType == TRUE
===============================================================================
