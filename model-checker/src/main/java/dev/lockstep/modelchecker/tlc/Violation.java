package dev.lockstep.modelchecker.tlc;

/**
 * Holds a violation and how often it was met.
 *
 * @param first the violation with the behaviour that TLC printed first
 * @param count how many states or steps TLC reported it for; of a state that violates several invariants it reports one
 */
public record Violation(Verdict.Violated first, long count) {}
