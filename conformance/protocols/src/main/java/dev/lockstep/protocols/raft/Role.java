package dev.lockstep.protocols.raft;

/** Names what a server is in its current term (Raft §5.1, Figure 4). */
public enum Role {
    /** Answers candidates and leaders, and asks nobody. */
    FOLLOWER,
    /** Asks its peers for their votes. */
    CANDIDATE,
    /** Takes requests of clients and replicates its log. */
    LEADER
}
