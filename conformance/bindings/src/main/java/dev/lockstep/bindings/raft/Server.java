package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.InMemoryRaftStorage;
import dev.lockstep.protocols.raft.LogEntry;
import dev.lockstep.protocols.raft.RaftNode;
import dev.lockstep.traces.value.TlaValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One server of the cluster: a node with its storage.
 *
 * <p>It belongs to one cluster and lives on from event to event, so that what a node forgets to copy or shares with another shows. Only when its cluster is copied
 * does it become a snapshot that both share: then it is observed once more and changes no more, and an event is handled by a copy of it.
 */
final class Server {
    private final RaftNodes nodes;
    private final RaftValues values;
    private final RaftNode node;
    private final InMemoryRaftStorage storage;
    private TlaValue @Nullable [] snapshot;
    private @Nullable Object snapshotOfWritten;

    private Server(RaftNodes nodes, RaftValues values, RaftNode node, InMemoryRaftStorage storage) {
        this.nodes = nodes;
        this.values = values;
        this.node = node;
        this.storage = storage;
    }

    /** Boots a server that has never run. */
    static Server boot(RaftNodes nodes, RaftValues values, String id, Set<String> servers, int maxEntries) {
        var storage = new InMemoryRaftStorage();
        return new Server(nodes, values, nodes.start(id, servers, maxEntries, nodes.through(storage)), storage);
    }

    /** Gives the server after a crash: a new node on what the storage holds. */
    Server restarted(Set<String> servers, int maxEntries) {
        InMemoryRaftStorage kept = snapshot == null ? storage : storage.copy();
        return new Server(nodes, values, nodes.start(node.id(), servers, maxEntries, nodes.through(kept)), kept);
    }

    /** Makes a snapshot of this server, which clusters may share. */
    void freeze() {
        if (snapshot == null) {
            snapshotOfWritten = written();
            snapshot = NodeVariable.readAll(node, values);
        }
    }

    /** Gives a server that may handle events: this one, or a copy if it is a snapshot. */
    Server live() {
        if (snapshot == null) {
            return this;
        }
        InMemoryRaftStorage copy = storage.copy();
        return new Server(nodes, values, node.copy(nodes.through(copy)), copy);
    }

    /** Gives the node, to handle an event of a server that is {@link #live}. */
    RaftNode node() {
        return node;
    }

    /** What is in a server's storage. */
    private record Written(long currentTerm, Optional<String> votedFor, List<LogEntry> entries) {}

    /** Gives what a server that crashed now would find, as a value. */
    Object written() {
        Object kept = snapshotOfWritten;
        return kept == null
                ? values.same(new Written(storage.currentTerm(), storage.votedFor(), storage.entries()))
                : kept;
    }

    /** Gives what the spec's variables are for this server now, each at its place; not to be changed. */
    TlaValue[] observed() {
        return snapshot == null ? NodeVariable.readAll(node, values) : snapshot;
    }
}
