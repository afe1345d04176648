package dev.lockstep.protocols.vectorclock;

import java.util.Objects;

/**
 * Carries to one node the version that another has written.
 *
 * <p>The clock is that of the send, so it names the version: no two sends have the same. What the version contains is
 * left to the application, which can keep it under this name. Source: {@code VectorClock!Send}.
 *
 * @param from the node that wrote the version and sent it
 * @param to the node to deliver it to
 * @param clock the sender's clock, the send included
 */
public record Update(String from, String to, VectorClock clock) {
    /** Checks that nothing is missing. */
    public Update {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(clock, "clock");
    }
}
