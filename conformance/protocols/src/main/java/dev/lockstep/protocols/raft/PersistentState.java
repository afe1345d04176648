package dev.lockstep.protocols.raft;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mirrors in memory what the storage holds, and writes each change to the storage first (Raft Figure 2, "updated on
 * stable storage before responding to RPCs").
 */
final class PersistentState {
    private final RaftStorage storage;
    private final RaftLog log;
    private long currentTerm;
    private @Nullable String votedFor;

    /** Reads the state that a server left in its storage. */
    PersistentState(RaftStorage storage) {
        this.storage = storage;
        this.currentTerm = storage.currentTerm();
        this.votedFor = storage.votedFor().orElse(null);
        this.log = new RaftLog(storage.entries());
    }

    private PersistentState(PersistentState other, RaftStorage storage) {
        this.storage = storage;
        this.currentTerm = other.currentTerm;
        this.votedFor = other.votedFor;
        this.log = other.log.copy();
    }

    /** Returns a copy that writes to {@code copyOfStorage} from now on. */
    PersistentState copy(RaftStorage copyOfStorage) {
        return new PersistentState(this, copyOfStorage);
    }

    long currentTerm() {
        return currentTerm;
    }

    Optional<String> votedFor() {
        return Optional.ofNullable(votedFor);
    }

    /** Returns the log, to read from only: changes go through {@link #replaceAfter}. */
    RaftLog log() {
        return log;
    }

    /** Enters {@code term} with this vote, or with none yet if it is {@code null}. */
    void setTermAndVote(long term, @Nullable String candidate) {
        storage.saveTermAndVote(term, candidate);
        currentTerm = term;
        votedFor = candidate;
    }

    /** Keeps the first {@code prevIndex} entries, and puts these in place of all that followed. */
    void replaceAfter(int prevIndex, List<LogEntry> entries) {
        storage.saveEntries(prevIndex, entries);
        log.replaceAfter(prevIndex, entries);
    }
}
