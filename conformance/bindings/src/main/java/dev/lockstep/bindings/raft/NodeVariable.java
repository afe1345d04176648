package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.RaftNode;
import dev.lockstep.traces.value.TlaValue;
import java.util.EnumMap;
import java.util.Map;

/** The variables of the spec that are functions on the servers. */
enum NodeVariable {
    CURRENT_TERM,
    VOTED_FOR,
    LOG,
    ROLE,
    VOTES_GRANTED,
    NEXT_INDEX,
    MATCH_INDEX,
    COMMIT_INDEX;

    /** Gives what all of them are for one node. */
    static Map<NodeVariable, TlaValue> readAll(RaftNode node, RaftValues values) {
        Map<NodeVariable, TlaValue> read = new EnumMap<>(NodeVariable.class);
        read.put(CURRENT_TERM, TlaValue.integer(node.currentTerm()));
        read.put(VOTED_FOR, values.vote(node.votedFor()));
        read.put(LOG, values.log(node.entries()));
        read.put(ROLE, values.role(node.role()));
        read.put(VOTES_GRANTED, values.serverSet(node.votesGranted()));
        read.put(NEXT_INDEX, values.indices(node.nextIndex()));
        read.put(MATCH_INDEX, values.indices(node.matchIndex()));
        read.put(COMMIT_INDEX, TlaValue.integer(node.commitIndex()));
        return read;
    }
}
