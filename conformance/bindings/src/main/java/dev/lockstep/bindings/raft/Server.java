package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.InMemoryRaftStorage;
import dev.lockstep.protocols.raft.RaftMessage;
import dev.lockstep.protocols.raft.RaftNode;
import dev.lockstep.traces.value.TlaValue;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One server of the cluster, a node with its storage, as it is between two events. An event is handled by a copy, which is then another
 * server: so servers can be shared between copies of a cluster, and each is observed once.
 */
final class Server {
    private final RaftNodes nodes;
    private final RaftValues values;
    private final RaftNode node;
    private final InMemoryRaftStorage storage;
    private final State state;

    /** What the spec's variables say of one server. */
    record State(
            TlaValue currentTerm,
            TlaValue votedFor,
            TlaValue log,
            TlaValue role,
            TlaValue votesGranted,
            TlaValue nextIndex,
            TlaValue matchIndex,
            TlaValue commitIndex) {}

    /** What an event came to: the server after it, and the messages that it sends. */
    record Outcome(Server server, List<? extends RaftMessage> sent) {}

    private Server(RaftNodes nodes, RaftValues values, RaftNode node, InMemoryRaftStorage storage) {
        this.nodes = nodes;
        this.values = values;
        this.node = node;
        this.storage = storage;
        this.state = new State(
                TlaValue.integer(node.currentTerm()),
                values.vote(node.votedFor()),
                values.log(node.entries()),
                values.role(node.role()),
                values.serverSet(node.votesGranted()),
                values.indices(node.nextIndex()),
                values.indices(node.matchIndex()),
                TlaValue.integer(node.commitIndex()));
    }

    /** Boots a server that has never run. */
    static Server boot(RaftNodes nodes, RaftValues values, String id, Set<String> servers, int maxEntries) {
        var storage = new InMemoryRaftStorage();
        return new Server(nodes, values, nodes.start(id, servers, maxEntries, nodes.through(storage)), storage);
    }

    /** Gives the server after a crash: a new node on what the storage holds. */
    Server restarted(Set<String> servers, int maxEntries) {
        InMemoryRaftStorage kept = storage.copy();
        return new Server(nodes, values, nodes.start(node.id(), servers, maxEntries, nodes.through(kept)), kept);
    }

    /** Lets a copy of this server handle an event, which gives the messages to send. */
    Outcome after(Function<RaftNode, List<? extends RaftMessage>> event) {
        InMemoryRaftStorage storageAfter = storage.copy();
        RaftNode nodeAfter = node.copy(nodes.through(storageAfter));
        List<? extends RaftMessage> sent = event.apply(nodeAfter);
        return new Outcome(new Server(nodes, values, nodeAfter, storageAfter), sent);
    }

    State state() {
        return state;
    }
}
