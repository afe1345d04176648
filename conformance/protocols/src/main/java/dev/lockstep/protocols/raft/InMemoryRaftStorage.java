package dev.lockstep.protocols.raft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a server's persistent state in memory: it survives the node, not the process. For simulations and tests. */
public final class InMemoryRaftStorage implements RaftStorage {
    private long currentTerm;
    private @Nullable String votedFor;
    private final List<LogEntry> entries;

    /** Creates the storage of a server that has never run. */
    public InMemoryRaftStorage() {
        this.entries = new ArrayList<>();
    }

    private InMemoryRaftStorage(InMemoryRaftStorage other) {
        this.currentTerm = other.currentTerm;
        this.votedFor = other.votedFor;
        this.entries = new ArrayList<>(other.entries);
    }

    /** Returns a storage of the same content that lives on its own, to fork a simulation from. */
    public InMemoryRaftStorage copy() {
        return new InMemoryRaftStorage(this);
    }

    @Override
    public long currentTerm() {
        return currentTerm;
    }

    @Override
    public Optional<String> votedFor() {
        return Optional.ofNullable(votedFor);
    }

    @Override
    public List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void saveTermAndVote(long currentTerm, @Nullable String votedFor) {
        this.currentTerm = currentTerm;
        this.votedFor = votedFor;
    }

    @Override
    public void saveEntries(int prevLogIndex, List<LogEntry> newEntries) {
        if (prevLogIndex < 0 || prevLogIndex > entries.size()) {
            throw new IllegalArgumentException("save entries: expected prevLogIndex in 0.." + entries.size()
                    + ", found " + prevLogIndex + "; a log has no gaps");
        }
        entries.subList(prevLogIndex, entries.size()).clear();
        entries.addAll(newEntries);
    }
}
