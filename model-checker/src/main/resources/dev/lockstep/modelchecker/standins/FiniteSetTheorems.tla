-------------------------- MODULE FiniteSetTheorems ---------------------------
(*****************************************************************************)
(* Stands in for the module of this name of the TLA+ proof system, where     *)
(* there is none. Proofs are no concern of TLC, which only has to find the   *)
(* names in them: so the facts say nothing here, and the operators can't be  *)
(* evaluated. A spec that evaluates them needs the real module: name its     *)
(* folder with --library.                                                    *)
(*****************************************************************************)
EXTENDS FiniteSets, Integers, WellFoundedInduction

\* Not to be evaluated: TLC reports the attempt.
LOCAL Meaning(module) == CHOOSE m : m # module

FiniteSubsetsOf(S) == Meaning("FiniteSetTheorems")
StrictSubsetOrdering(S) == Meaning("FiniteSetTheorems")

\* Facts, by name only.
THEOREM FS_NatSurjection == TRUE
THEOREM FS_NatBijection == TRUE
THEOREM FS_CountingElements == TRUE
THEOREM FS_SurjCardinalityBound == TRUE
THEOREM FS_CardinalityType == TRUE
THEOREM FS_Bijection == TRUE
THEOREM FS_SameCardinalityBij == TRUE
THEOREM FS_SurjSameCardinalityImpliesInj == TRUE
THEOREM FS_Surjection == TRUE
THEOREM FS_Image == TRUE
THEOREM FS_Injection == TRUE
THEOREM FS_PigeonHole == TRUE
THEOREM FS_EmptySet == TRUE
THEOREM FS_AddElement == TRUE
THEOREM FS_RemoveElement == TRUE
THEOREM FS_Singleton == TRUE
THEOREM FS_Subset == TRUE
THEOREM FS_Interval == TRUE
THEOREM FS_BoundedSetOfNaturals == TRUE
THEOREM FS_Induction == TRUE
THEOREM FS_FiniteSubsetsOfFinite == TRUE
THEOREM FS_StrictSubsetOrderingWellFounded == TRUE
THEOREM FS_WFInduction == TRUE
THEOREM FS_Union == TRUE
THEOREM FS_MajoritiesIntersect == TRUE
THEOREM FS_Intersection == TRUE
THEOREM FS_Difference == TRUE
THEOREM FS_UNION == TRUE
THEOREM FS_Product == TRUE
THEOREM FS_SUBSET == TRUE
===============================================================================
