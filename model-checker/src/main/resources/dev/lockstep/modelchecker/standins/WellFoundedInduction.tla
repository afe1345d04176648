------------------------- MODULE WellFoundedInduction -------------------------
(*****************************************************************************)
(* Stands in for the module of this name of the TLA+ proof system, where     *)
(* there is none. Proofs are no concern of TLC, which only has to find the   *)
(* names in them: so the facts say nothing here, and the operators can't be  *)
(* evaluated. A spec that evaluates them needs the real module: name its     *)
(* folder with --library.                                                    *)
(*****************************************************************************)
EXTENDS NaturalsInduction

\* Not to be evaluated: TLC reports the attempt.
LOCAL Meaning(module) == CHOOSE m : m # module

IsTransitivelyClosedOn(R, S) == Meaning("WellFoundedInduction")
IsWellFoundedOn(R, S) == Meaning("WellFoundedInduction")
SetLessThan(x, R, S) == Meaning("WellFoundedInduction")
WFDefOn(R, S, Def(_, _)) == Meaning("WellFoundedInduction")
OpDefinesFcn(f, S, Def(_, _)) == Meaning("WellFoundedInduction")
WFInductiveDefines(f, S, Def(_, _)) == Meaning("WellFoundedInduction")
WFInductiveUnique(S, Def(_, _)) == Meaning("WellFoundedInduction")
TransitiveClosureOn(R, S) == Meaning("WellFoundedInduction")
OpToRel(_\prec_, S) == Meaning("WellFoundedInduction")
PreImage(f(_), S, R) == Meaning("WellFoundedInduction")
LexPairOrdering(R1, R2, S1, S2) == Meaning("WellFoundedInduction")
LexProductOrdering(R, S, n) == Meaning("WellFoundedInduction")

\* Facts, by name only.
THEOREM EmptyIsWellFounded == TRUE
THEOREM IsWellFoundedOnSubset == TRUE
THEOREM IsWellFoundedOnSubrelation == TRUE
THEOREM WFMin == TRUE
THEOREM MinWF == TRUE
THEOREM WellFoundedIsIrreflexive == TRUE
THEOREM WellFoundedIsAsymmetric == TRUE
THEOREM WFSetLessThanIrreflexive == TRUE
THEOREM SetLessTransitive == TRUE
THEOREM WFInduction == TRUE
THEOREM WFDefOnUnique == TRUE
THEOREM WFInductiveDefLemma == TRUE
THEOREM TransitiveClosureThm == TRUE
THEOREM TransitiveClosureMinimal == TRUE
THEOREM TCTCTC == TRUE
THEOREM TCRTC == TRUE
THEOREM RTCTC == TRUE
THEOREM TransitiveClosureChopLast == TRUE
THEOREM TransitiveClosureWF == TRUE
THEOREM WFInductiveDef == TRUE
THEOREM WFInductiveDefType == TRUE
THEOREM NatLessThanWellFounded == TRUE
THEOREM PreImageWellFounded == TRUE
THEOREM WFLexPairOrdering == TRUE
THEOREM WFLexProductOrdering == TRUE
===============================================================================
