package dev.lockstep.runner.mutation;

/**
 * A state that a subject shows and that breaks an invariant.
 *
 * @param invariant the first invariant that is broken
 * @param evaluated whether it is false; otherwise it can't be evaluated in that state, which ends a check too
 * @param step the number of events up to that state
 */
public record Notice(String invariant, boolean evaluated, int step) {}
