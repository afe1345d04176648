-------------------------------- MODULE Stairs --------------------------------
\* Two ways up that lead to the same step.
EXTENDS Naturals
VARIABLE step

Init == step = 0

Climb == step' = step + 1

Jump == step' = step + 1

Next == Climb \/ Jump
===============================================================================
