package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.RaftNode;
import dev.lockstep.protocols.raft.RaftStorage;
import java.util.Set;

/** Makes the nodes of a cluster, and says through what they reach their storage: the seam at which mutants come in. */
interface RaftNodes {
    /** The nodes as the protocol has them. */
    RaftNodes UNBROKEN = RaftNode::new;

    /** Starts a node from a storage that went through {@link #through}. */
    RaftNode start(String id, Set<String> servers, int maxEntries, RaftStorage storage);

    /** Gives what stands between a node and its storage: nothing, unless that is broken. */
    default RaftStorage through(RaftStorage storage) {
        return storage;
    }
}
