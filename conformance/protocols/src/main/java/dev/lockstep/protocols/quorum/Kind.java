package dev.lockstep.protocols.quorum;

/** Name what a coordinator is doing ({@code Quorum!kind}). */
public enum Kind {
    /** No operation is in progress. */
    NONE,
    /** A read is in progress. */
    READ,
    /** A write is in progress. */
    WRITE
}
