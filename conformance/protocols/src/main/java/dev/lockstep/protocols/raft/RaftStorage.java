package dev.lockstep.protocols.raft;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a server must not lose when it crashes (Raft Figure 2, "Persistent state on all servers").
 *
 * <p>A {@link RaftNode} reads it once, when it starts, and writes it before it returns the messages that depend on it.
 * When a save returns, its data must survive a crash; a save that a crash interrupts must have happened fully or not at
 * all. A save that fails throws; the node must then be thrown away and started again.
 */
public interface RaftStorage {

    /** Returns the latest term saved, 0 on first boot. */
    long currentTerm();

    /** Returns the candidate that got this server's vote in that term, if any did. */
    Optional<String> votedFor();

    /** Returns the saved log; the entry at log index {@code n} is at list position {@code n - 1}. */
    List<LogEntry> entries();

    /** Saves the term and the vote in it together; no vote is {@code null}. */
    void saveTermAndVote(long currentTerm, @Nullable String votedFor);

    /** Keeps the first {@code prevLogIndex} entries, and saves {@code entries} in place of all that followed them. */
    void saveEntries(int prevLogIndex, List<LogEntry> entries);
}
