package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.InMemoryRaftStorage;
import dev.lockstep.protocols.raft.RaftMessage;
import dev.lockstep.protocols.raft.RaftNode;
import dev.lockstep.traces.value.TlaValue;
import java.util.List;
import java.util.Map;
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
    private final Map<NodeVariable, TlaValue> observed;

    /** What an event came to: the server after it, and the messages that it sends. */
    record Outcome(Server server, List<? extends RaftMessage> sent) {}

    private Server(RaftNodes nodes, RaftValues values, RaftNode node, InMemoryRaftStorage storage) {
        this.nodes = nodes;
        this.values = values;
        this.node = node;
        this.storage = storage;
        this.observed = NodeVariable.readAll(node, values);
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

    /** Gives what the spec's variables are for this server. */
    Map<NodeVariable, TlaValue> observed() {
        return observed;
    }
}
