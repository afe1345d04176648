package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.LogEntry;
import dev.lockstep.protocols.raft.RaftNode;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.List;

/** The variables of the spec that are functions on the servers, numbered: the place of each in what is observed of a server. */
final class NodeVariable {
    static final int CURRENT_TERM = 0;
    static final int VOTED_FOR = 1;
    static final int LOG = 2;
    static final int ROLE = 3;
    static final int VOTES_GRANTED = 4;
    static final int NEXT_INDEX = 5;
    static final int MATCH_INDEX = 6;
    static final int COMMIT_INDEX = 7;
    static final int COUNT = 8;

    private NodeVariable() {}

    /** Gives what all of them are for one node, each at its place. */
    static TlaValue[] readAll(RaftNode node, RaftValues values) {
        TlaValue[] read = new TlaValue[COUNT];
        read[CURRENT_TERM] = TlaValue.integer(node.currentTerm());
        read[VOTED_FOR] = values.vote(node.votedFor());
        read[LOG] = values.log(log(node));
        read[ROLE] = values.role(node.role());
        read[VOTES_GRANTED] = values.serverSet(node.votesGranted());
        read[NEXT_INDEX] = values.indices(node.nextIndex());
        read[MATCH_INDEX] = values.indices(node.matchIndex());
        read[COMMIT_INDEX] = TlaValue.integer(node.commitIndex());
        return read;
    }

    /** Gives the log as those read it who apply it: what is committed, then the rest. */
    private static List<LogEntry> log(RaftNode node) {
        List<LogEntry> entries = node.entries();
        if (node.commitIndex() == 0) {
            return entries;
        }
        List<LogEntry> log = new ArrayList<>(node.committed());
        log.addAll(entries.subList(Math.min(node.commitIndex(), entries.size()), entries.size()));
        return log;
    }
}
