package dev.lockstep.protocols.vectorclock;

/** Tells how one clock stands to another: the four cases of Fidge and Mattern ({@code VectorClock!Compare}). */
public enum Order {
    /** The first event happened before the second; the first version is superseded by the second. */
    BEFORE,
    /** The second event happened before the first; the first version supersedes the second. */
    AFTER,
    /** Both clocks name the same event, the same version. */
    EQUAL,
    /** Neither event knew of the other; the versions are siblings. */
    CONCURRENT;

    /** Returns the order seen from the other side: {@code b.compare(a) == a.compare(b).reversed()}. */
    public Order reversed() {
        return switch (this) {
            case BEFORE -> AFTER;
            case AFTER -> BEFORE;
            case EQUAL, CONCURRENT -> this;
        };
    }
}
