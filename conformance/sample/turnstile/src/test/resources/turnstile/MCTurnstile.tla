----------------------------- MODULE MCTurnstile -----------------------------
\* The bounds of the models are their constants.
EXTENDS Turnstile
==============================================================================
