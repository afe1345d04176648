package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.LogEntry;
import dev.lockstep.protocols.raft.RaftMessage;
import dev.lockstep.protocols.raft.RaftMessage.AppendEntries;
import dev.lockstep.protocols.raft.RaftMessage.AppendEntriesResponse;
import dev.lockstep.protocols.raft.RaftMessage.RequestVote;
import dev.lockstep.protocols.raft.RaftMessage.RequestVoteResponse;
import dev.lockstep.protocols.raft.Role;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.JavaValues;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what Raft nodes hold and send as the values that the spec has for it, under one model's constants. */
final class RaftValues {
    private final TlaValue nil;
    private final JavaValues conversion;
    private final Map<String, TlaValue> servers = new HashMap<>();

    RaftValues(Constants constants) {
        this.nil = constants.get("Nil");
        this.conversion = new JavaValues(constants.modelValues());
        constants.names("Server").forEach(server -> servers.put(server, conversion.toTla(server)));
    }

    /** Gives a server by its name; names that the model does not know are converted too, so that they show as a difference. */
    TlaValue server(String name) {
        TlaValue known = servers.get(name);
        return known != null ? known : conversion.toTla(name);
    }

    /** Gives {@code Nil} for nobody. */
    TlaValue vote(Optional<String> candidate) {
        return candidate.map(this::server).orElse(nil);
    }

    TlaValue role(Role role) {
        return TlaValue.string(
                switch (role) {
                    case FOLLOWER -> "Follower";
                    case CANDIDATE -> "Candidate";
                    case LEADER -> "Leader";
                });
    }

    TlaValue serverSet(Collection<String> names) {
        return TlaValue.set(names.stream().map(this::server).toList());
    }

    /** Gives a function from servers to indices. */
    TlaValue indices(Map<String, Integer> byServer) {
        Map<TlaValue, TlaValue> mapping = new HashMap<>();
        byServer.forEach((server, index) -> mapping.put(server(server), TlaValue.integer(index)));
        return TlaValue.function(mapping);
    }

    TlaValue log(List<LogEntry> entries) {
        List<TlaValue> values = new ArrayList<>(entries.size());
        for (LogEntry entry : entries) {
            values.add(TlaValue.record(
                    Map.of("term", TlaValue.integer(entry.term()), "value", conversion.toTla(entry.value()))));
        }
        return TlaValue.sequence(values);
    }

    /** Gives a message as the record that the spec has in flight for it. */
    TlaValue message(RaftMessage m) {
        Map<String, TlaValue> fields = new HashMap<>();
        fields.put("type", TlaValue.string(m.getClass().getSimpleName()));
        fields.put("term", TlaValue.integer(m.term()));
        fields.put("from", server(m.from()));
        fields.put("to", server(m.to()));
        if (m instanceof RequestVote request) {
            fields.put("lastLogIndex", TlaValue.integer(request.lastLogIndex()));
            fields.put("lastLogTerm", TlaValue.integer(request.lastLogTerm()));
        } else if (m instanceof RequestVoteResponse response) {
            fields.put("voteGranted", TlaValue.bool(response.voteGranted()));
        } else if (m instanceof AppendEntries append) {
            fields.put("prevLogIndex", TlaValue.integer(append.prevLogIndex()));
            fields.put("prevLogTerm", TlaValue.integer(append.prevLogTerm()));
            fields.put("entries", log(append.entries()));
            fields.put("leaderCommit", TlaValue.integer(append.leaderCommit()));
        } else if (m instanceof AppendEntriesResponse response) {
            fields.put("success", TlaValue.bool(response.success()));
            fields.put("matchIndex", TlaValue.integer(response.matchIndex()));
        }
        return TlaValue.record(fields);
    }
}
