package dev.lockstep.protocols.quorum;

/** Name where a coordinator's operation is ({@code Quorum!phase}). */
public enum Phase {
    /** No operation is in progress. */
    IDLE,
    /** Asking replicas what they hold, until R have answered. */
    QUERY,
    /** Storing at replicas, until W have acknowledged. */
    STORE
}
