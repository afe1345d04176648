package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.RaftMessage;
import dev.lockstep.protocols.raft.RaftNode;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.Copyable;
import dev.lockstep.runner.binding.Offer;
import dev.lockstep.runner.binding.Snapshotted;
import dev.lockstep.runner.binding.SpecAction;
import dev.lockstep.runner.binding.SpecBinding;
import dev.lockstep.runner.binding.SpecEnabled;
import dev.lockstep.runner.binding.SpecVariable;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Binds a cluster of {@link RaftNode}s, and the messages in flight between them, to the spec {@code Raft}. */
@SpecBinding("Raft")
public final class RaftBinding implements Copyable<RaftBinding>, Snapshotted {
    private final RaftValues values;
    private final int maxEntries;
    private final List<String> requests;
    private final Map<String, Server> servers;
    private Network network;
    /** What each server and each variable was when it was observed last. */
    private final Map<String, Map<NodeVariable, TlaValue>> observed;

    private final Map<NodeVariable, TlaValue> functions;
    private boolean changed = true;

    /** Boots a cluster for a model's {@code Server} and {@code MaxEntries}. */
    RaftBinding(RaftNodes nodes, Constants constants) {
        this.values = new RaftValues(constants);
        this.maxEntries = constants.integer("MaxEntries");
        this.requests = constants.names("Value");
        this.servers = new TreeMap<>();
        this.network = new Network(values);
        this.observed = new TreeMap<>();
        this.functions = new EnumMap<>(NodeVariable.class);
        Set<String> names = Set.copyOf(constants.names("Server"));
        names.forEach(id -> servers.put(id, Server.boot(nodes, values, id, names, maxEntries)));
    }

    private RaftBinding(RaftBinding other) {
        this.values = other.values;
        this.maxEntries = other.maxEntries;
        this.requests = other.requests;
        other.servers.values().forEach(Server::freeze);
        this.servers = new TreeMap<>(other.servers);
        this.network = other.network;
        this.observed = new TreeMap<>(other.observed);
        this.functions = new EnumMap<>(other.functions);
        this.changed = other.changed;
    }

    @Override
    public RaftBinding copy() {
        return new RaftBinding(this);
    }

    // ---- Actions

    @SpecAction("Timeout")
    public void timeout(String i) {
        act(i, RaftNode::timeout);
    }

    @SpecAction("ClientRequest")
    public void clientRequest(String i, String v) {
        act(i, node -> {
            node.clientRequest(v);
            return List.of();
        });
    }

    @SpecAction("AppendEntries")
    public void appendEntries(String i, String j) {
        act(i, node -> List.of(node.appendEntries(j)));
    }

    @SpecAction("HandleRequestVote")
    public void handleRequestVote(String i, TlaValue m) {
        deliver(i, m);
    }

    @SpecAction("HandleRequestVoteDuplicate")
    public void handleRequestVoteDuplicate(String i, TlaValue m) {
        deliverAgain(i, m);
    }

    @SpecAction("HandleRequestVoteResponse")
    public void handleRequestVoteResponse(String i, TlaValue m) {
        deliver(i, m);
    }

    @SpecAction("HandleRequestVoteResponseDuplicate")
    public void handleRequestVoteResponseDuplicate(String i, TlaValue m) {
        deliverAgain(i, m);
    }

    @SpecAction("HandleAppendEntries")
    public void handleAppendEntries(String i, TlaValue m) {
        deliver(i, m);
    }

    @SpecAction("HandleAppendEntriesDuplicate")
    public void handleAppendEntriesDuplicate(String i, TlaValue m) {
        deliverAgain(i, m);
    }

    @SpecAction("HandleAppendEntriesResponse")
    public void handleAppendEntriesResponse(String i, TlaValue m) {
        deliver(i, m);
    }

    @SpecAction("HandleAppendEntriesResponseDuplicate")
    public void handleAppendEntriesResponseDuplicate(String i, TlaValue m) {
        deliverAgain(i, m);
    }

    @SpecAction("Restart")
    public void restart(String i) {
        servers.put(i, server(i).restarted(servers.keySet(), maxEntries));
        changed = true;
    }

    @SpecAction("Lose")
    public void lose(TlaValue m) {
        network.find(m);
        network = network.without(m);
    }

    // ---- What the cluster would take

    /** Lists what the servers would do of themselves or for a client: what a copy of them does not refuse. */
    @SpecEnabled({"Timeout", "ClientRequest", "AppendEntries", "Restart"})
    public Collection<Offer> ownEvents() {
        List<Offer> offers = new ArrayList<>();
        for (String i : servers.keySet()) {
            offers.add(Offer.of("Restart", i));
            if (takes(i, RaftNode::timeout)) {
                offers.add(Offer.of("Timeout", i));
            }
            for (String v : requests) {
                if (takes(i, node -> node.clientRequest(v))) {
                    offers.add(Offer.of("ClientRequest", i, v));
                }
            }
            for (String j : servers.keySet()) {
                if (takes(i, node -> node.appendEntries(j))) {
                    offers.add(Offer.of("AppendEntries", i, j));
                }
            }
        }
        return offers;
    }

    private boolean takes(String i, Consumer<RaftNode> event) {
        Server server = server(i);
        server.freeze();
        try {
            event.accept(server.live().node());
            return true;
        } catch (IllegalStateException | IllegalArgumentException refused) {
            return false;
        }
    }

    /** Lists what the network may do with each message in flight. */
    @SpecEnabled({
        "HandleRequestVote", "HandleRequestVoteDuplicate",
        "HandleRequestVoteResponse", "HandleRequestVoteResponseDuplicate",
        "HandleAppendEntries", "HandleAppendEntriesDuplicate",
        "HandleAppendEntriesResponse", "HandleAppendEntriesResponseDuplicate",
        "Lose"
    })
    public Collection<Offer> networkEvents() {
        List<Offer> offers = new ArrayList<>();
        network.inFlight().forEach((m, message) -> {
            String handler = "Handle" + message.getClass().getSimpleName();
            offers.add(Offer.of(handler, message.to(), m));
            offers.add(Offer.of(handler + "Duplicate", message.to(), m));
            offers.add(Offer.of("Lose", m));
        });
        return offers;
    }

    /** Gives what no variable shows: what each server has written to its storage, and the messages themselves. */
    @Override
    public Object snapshot() {
        List<Object> hidden = new ArrayList<>();
        servers.values().forEach(server -> hidden.add(server.written()));
        hidden.add(network.inFlight());
        return hidden;
    }

    private void act(String i, Function<RaftNode, List<? extends RaftMessage>> event) {
        Server server = server(i).live();
        servers.put(i, server);
        changed = true;
        network = network.with(event.apply(server.node()));
    }

    private void deliver(String i, TlaValue m) {
        RaftMessage message = network.find(m);
        network = network.without(m);
        act(i, node -> node.handle(message));
    }

    private void deliverAgain(String i, TlaValue m) {
        RaftMessage message = network.find(m);
        act(i, node -> node.handle(message));
    }

    private Server server(String i) {
        Server server = servers.get(i);
        if (server == null) {
            throw new IllegalArgumentException("expected one of the servers " + servers.keySet() + ", found " + i);
        }
        return server;
    }

    // ---- Variables

    @SpecVariable("currentTerm")
    public TlaValue currentTerm() {
        return ofEach(NodeVariable.CURRENT_TERM);
    }

    @SpecVariable("votedFor")
    public TlaValue votedFor() {
        return ofEach(NodeVariable.VOTED_FOR);
    }

    @SpecVariable("log")
    public TlaValue log() {
        return ofEach(NodeVariable.LOG);
    }

    @SpecVariable("role")
    public TlaValue role() {
        return ofEach(NodeVariable.ROLE);
    }

    @SpecVariable("votesGranted")
    public TlaValue votesGranted() {
        return ofEach(NodeVariable.VOTES_GRANTED);
    }

    @SpecVariable("nextIndex")
    public TlaValue nextIndex() {
        return ofEach(NodeVariable.NEXT_INDEX);
    }

    @SpecVariable("matchIndex")
    public TlaValue matchIndex() {
        return ofEach(NodeVariable.MATCH_INDEX);
    }

    @SpecVariable("commitIndex")
    public TlaValue commitIndex() {
        return ofEach(NodeVariable.COMMIT_INDEX);
    }

    @SpecVariable("messages")
    public TlaValue messages() {
        return network.value();
    }

    /** Gives a function on the servers. All of them are observed after each event; a function is made anew only if a server differs. */
    private TlaValue ofEach(NodeVariable variable) {
        if (changed) {
            observeAll();
            changed = false;
        }
        TlaValue kept = functions.get(variable);
        if (kept != null) {
            return kept;
        }
        Map<TlaValue, TlaValue> mapping = new HashMap<>();
        observed.forEach((id, values) -> mapping.put(this.values.server(id), values.get(variable)));
        TlaValue function = TlaValue.function(mapping);
        functions.put(variable, function);
        return function;
    }

    private void observeAll() {
        servers.forEach((id, server) -> {
            Map<NodeVariable, TlaValue> now = server.observed();
            Map<NodeVariable, TlaValue> before = observed.put(id, now);
            if (now != before) {
                now.forEach((variable, value) -> {
                    if (before == null || !value.equals(before.get(variable))) {
                        functions.remove(variable);
                    }
                });
            }
        });
    }
}
