package dev.lockstep.modelchecker.tlc;

import java.time.Duration;

/**
 * Holds the numbers of a run; {@link #UNKNOWN} where TLC did not say.
 *
 * @param generated states generated, repetitions included; unknown for a run that began from a checkpoint
 * @param distinct distinct states
 * @param queue states left on the queue; 0 after a complete search
 * @param depth depth of the search, in states; with several workers it may exceed that of a breadth-first search, and that
 *     of a distributed check may also be less
 * @param workers the number of workers
 * @param wallTime time of the whole run, the JVM's start included
 * @param version TLC's name and version as it prints them, empty if it printed none
 * @param collisionEstimate the larger of TLC's estimates of the probability that two distinct states had the same
 *     fingerprint, as printed; empty if there is none
 */
public record TlcStatistics(
        long generated,
        long distinct,
        long queue,
        long depth,
        int workers,
        Duration wallTime,
        String version,
        String collisionEstimate) {
    /** Stands for a number that TLC did not print. */
    public static final long UNKNOWN = -1;

    /** Gives the numbers of a run that never began. */
    public static TlcStatistics none(int workers) {
        return new TlcStatistics(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, workers, Duration.ZERO, "", "");
    }

    /** Says whether TLC printed its totals. */
    public boolean isKnown() {
        return generated != UNKNOWN && distinct != UNKNOWN;
    }
}
