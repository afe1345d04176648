package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.LogEntry;
import dev.lockstep.protocols.raft.RaftStorage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stands between a node and its storage, and loses on the way what a mutant does not persist. */
final class ForgetfulStorage implements RaftStorage {
    private final RaftStorage storage;
    private final RaftMutant mutant;

    ForgetfulStorage(RaftStorage storage, RaftMutant mutant) {
        this.storage = storage;
        this.mutant = mutant;
    }

    @Override
    public void saveTermAndVote(long currentTerm, @Nullable String votedFor) {
        if (mutant == RaftMutant.VOTE_FORGOTTEN) {
            storage.saveTermAndVote(currentTerm, null);
        } else if (mutant != RaftMutant.TERM_FORGOTTEN || votedFor != null) {
            storage.saveTermAndVote(currentTerm, votedFor);
        }
    }

    @Override
    public long currentTerm() {
        return storage.currentTerm();
    }

    @Override
    public Optional<String> votedFor() {
        return storage.votedFor();
    }

    @Override
    public List<LogEntry> entries() {
        return storage.entries();
    }

    @Override
    public void saveEntries(int prevLogIndex, List<LogEntry> entries) {
        if (mutant == RaftMutant.TRUNCATION_NOT_PERSISTED) {
            storage.saveEntries(prevLogIndex, withTail(prevLogIndex, entries));
        } else if (mutant != RaftMutant.LOG_FORGOTTEN) {
            storage.saveEntries(prevLogIndex, entries);
        }
    }

    /** Gives the entries to save, followed by those that should have been cut. */
    private List<LogEntry> withTail(int prevLogIndex, List<LogEntry> entries) {
        List<LogEntry> saved = storage.entries();
        int end = Math.min(prevLogIndex + entries.size(), saved.size());
        return Stream.concat(entries.stream(), saved.subList(end, saved.size()).stream())
                .toList();
    }
}
