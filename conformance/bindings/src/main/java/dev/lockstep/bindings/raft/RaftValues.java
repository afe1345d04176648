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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes what Raft nodes hold and send as the values that the spec has for it, under one model's constants. A model has few of them and each is shown
 * many times, so what was written once is kept. Safe for use by several threads.
 */
final class RaftValues {
    private static final TlaValue FOLLOWER = TlaValue.string("Follower");
    private static final TlaValue CANDIDATE = TlaValue.string("Candidate");
    private static final TlaValue LEADER = TlaValue.string("Leader");

    private final TlaValue nil;
    private final JavaValues conversion;
    private final SortedMap<String, TlaValue> servers = new TreeMap<>();
    private final List<String> names;
    private final Map<Set<String>, TlaValue> sets = new ConcurrentHashMap<>();
    private final Map<Map<String, Integer>, TlaValue> indices = new ConcurrentHashMap<>();
    private final Map<List<LogEntry>, TlaValue> logs = new ConcurrentHashMap<>();
    private final Map<List<TlaValue>, TlaValue> functions = new ConcurrentHashMap<>();
    private final Map<RaftMessage, Sent> messages = new ConcurrentHashMap<>();
    private final Map<List<Sent>, Network> networks = new ConcurrentHashMap<>();
    private final Map<Object, Object> others = new ConcurrentHashMap<>();

    RaftValues(Constants constants) {
        this.nil = constants.get("Nil");
        this.conversion = new JavaValues(constants.modelValues());
        constants.names("Server").forEach(server -> servers.put(server, conversion.toTla(server)));
        this.names = List.copyOf(servers.keySet());
    }

    /** Gives the names of the model's servers, sorted. */
    List<String> servers() {
        return names;
    }

    /** Gives the function from servers to a variable of them, of what was observed of each in the order of {@link #servers}. */
    TlaValue function(int variable, @Nullable TlaValue[][] observed) {
        TlaValue[] results = new TlaValue[observed.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = Objects.requireNonNull(observed[i][variable]);
        }
        List<TlaValue> key = Arrays.asList(results);
        TlaValue known = functions.get(key);
        if (known == null) {
            Map<TlaValue, TlaValue> mapping = new HashMap<>();
            for (int i = 0; i < results.length; i++) {
                mapping.put(server(names.get(i)), results[i]);
            }
            known = TlaValue.function(mapping);
            functions.put(key, known);
        }
        return known;
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
        return switch (role) {
            case FOLLOWER -> FOLLOWER;
            case CANDIDATE -> CANDIDATE;
            case LEADER -> LEADER;
        };
    }

    TlaValue serverSet(Set<String> names) {
        TlaValue known = sets.get(names);
        if (known == null) {
            known = TlaValue.set(names.stream().map(this::server).toList());
            sets.put(Set.copyOf(names), known);
        }
        return known;
    }

    /** Gives a function from servers to indices. */
    TlaValue indices(Map<String, Integer> byServer) {
        TlaValue known = indices.get(byServer);
        if (known == null) {
            Map<TlaValue, TlaValue> mapping = new HashMap<>();
            byServer.forEach((server, index) -> mapping.put(server(server), TlaValue.integer(index)));
            known = TlaValue.function(mapping);
            indices.put(Map.copyOf(byServer), known);
        }
        return known;
    }

    TlaValue log(List<LogEntry> entries) {
        TlaValue known = logs.get(entries);
        if (known != null) {
            return known;
        }
        List<TlaValue> values = new ArrayList<>(entries.size());
        for (LogEntry entry : entries) {
            values.add(TlaValue.record(
                    Map.of("term", TlaValue.integer(entry.term()), "value", conversion.toTla(entry.value()))));
        }
        TlaValue log = TlaValue.sequence(values);
        logs.put(List.copyOf(entries), log);
        return log;
    }

    /** Gives a message with the record that the spec has in flight for it. */
    Sent sent(RaftMessage m) {
        Sent known = messages.get(m);
        return known != null ? known : messages.computeIfAbsent(m, sent -> new Sent(sent, written(sent)));
    }

    /** Gives the network in which these messages are in flight, which must be sorted and change no more. */
    Network network(List<Sent> inFlight) {
        Network known = networks.get(inFlight);
        return known != null ? known : networks.computeIfAbsent(inFlight, sent -> new Network(this, sent));
    }

    /** Gives the first one of the objects that were equal to this one, so that comparing them takes no time. */
    Object same(Object value) {
        Object known = others.get(value);
        if (known == null) {
            known = others.putIfAbsent(value, value);
        }
        return known == null ? value : known;
    }

    private TlaValue written(RaftMessage m) {
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
