package dev.lockstep.modelchecker.spi;

/**
 * An invariant that does not hold in a state.
 *
 * @param name the invariant
 * @param error why it can't be evaluated there, which ends a run of TLC too; empty if it is false
 */
public record BrokenInvariant(String name, String error) {}
