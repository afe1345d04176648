package dev.lockstep.protocols.raft;

import java.util.Objects;

/**
 * Holds one entry of the log (Raft §5.3).
 *
 * @param term the term of the leader that took the entry from a client, at least 1
 * @param value what the client asked for
 */
public record LogEntry(long term, String value) {
    /** Rejects a term below 1: no leader can have taken such an entry. */
    public LogEntry {
        if (term < 1) {
            throw new IllegalArgumentException("log entry: expected a term of at least 1, found " + term);
        }
        Objects.requireNonNull(value, "value");
    }
}
