package dev.lockstep.protocols.quorum;

import java.util.Comparator;
import java.util.Objects;

/**
 * Name one write: no two writes have the same version.
 *
 * <p>Versions are ordered by counter, then by the writer's name in the natural order of strings (Lynch and Shvartsman
 * 1997: a tag is a pair of a sequence number and the writer that took it; {@code Quorum!Precedes}).
 *
 * @param counter 0 before the first write, from 1 on for writes
 * @param writer the coordinator that wrote; empty for {@link #ZERO} only
 */
public record Version(long counter, String writer) implements Comparable<Version> {

    /** The version of a register that was never written; below all others. */
    public static final Version ZERO = new Version(0, "");

    private static final Comparator<Version> ORDER =
            Comparator.comparingLong(Version::counter).thenComparing(Version::writer);

    /**
     * Make a version.
     *
     * @throws IllegalArgumentException if the counter is negative, or if just one of counter and writer is zero or empty
     */
    public Version {
        Objects.requireNonNull(writer, "writer");
        if (counter < 0) {
            throw new IllegalArgumentException("A version's counter must not be negative, but is " + counter);
        }
        if ((counter == 0) != writer.isEmpty()) {
            throw new IllegalArgumentException("Counter 0 and the empty writer belong together (a register never"
                    + " written), but the version has counter " + counter + " and writer '" + writer + "'");
        }
    }

    /**
     * Take the version for a write by this writer that is to come after this version ({@code Quorum!NextVersion}).
     *
     * @throws ArithmeticException if the counter overflows
     */
    public Version next(String nextWriter) {
        return new Version(Math.addExact(counter, 1), nextWriter);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
