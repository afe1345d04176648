------------------------------- MODULE MCStairs -------------------------------
\* Guards that leave one way up at a time.
EXTENDS Stairs

OneWay == (step < 2 /\ Climb) \/ (step >= 2 /\ Jump)

OneWaySpec == Init /\ [][OneWay]_step

Low == step < 3
===============================================================================
