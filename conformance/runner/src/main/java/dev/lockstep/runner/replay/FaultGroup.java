package dev.lockstep.runner.replay;

/**
 * Divergences that are one fault.
 *
 * @param shortest the one with the shortest trace
 * @param count how many there are
 */
public record FaultGroup(Divergence shortest, long count) {
    /** Gives what they have in common. */
    public Divergence.Fault fault() {
        return shortest.fault();
    }
}
