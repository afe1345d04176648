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
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds a cluster of {@link RaftNode}s, and the messages in flight between them, to the spec {@code Raft}. */
@SpecBinding("Raft")
public final class RaftBinding implements Copyable<RaftBinding>, Snapshotted {
    private final RaftValues values;
    private final int maxEntries;
    private final List<String> requests;
    /** The servers in the order of their names. */
    private final Server[] servers;

    private Network network;
    /** What each server and each variable was when it was observed last. */
    private final @Nullable TlaValue[][] observed;

    private final @Nullable TlaValue[] functions;
    private boolean changed = true;

    /** Boots a cluster for a model's {@code Server} and {@code MaxEntries}. */
    RaftBinding(RaftNodes nodes, Constants constants) {
        this.values = new RaftValues(constants);
        this.maxEntries = constants.integer("MaxEntries");
        this.requests = constants.names("Value");
        this.network = new Network(values);
        List<String> names = values.servers();
        this.servers = new Server[names.size()];
        this.observed = new TlaValue[names.size()][];
        this.functions = new TlaValue[NodeVariable.COUNT];
        for (int i = 0; i < servers.length; i++) {
            servers[i] = Server.boot(nodes, values, names.get(i), Set.copyOf(names), maxEntries);
        }
    }

    private RaftBinding(RaftBinding other) {
        this.values = other.values;
        this.maxEntries = other.maxEntries;
        this.requests = other.requests;
        for (Server server : other.servers) {
            server.freeze();
        }
        this.servers = other.servers.clone();
        this.network = other.network;
        this.observed = other.observed.clone();
        this.functions = other.functions.clone();
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
            int index = node.clientRequest(v);
            if (index != node.entries().size()) {
                throw new IllegalStateException("expected the entry at the end of the log, at "
                        + node.entries().size() + ", found its index to be " + index);
            }
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
        int place = place(i);
        servers[place] = servers[place].restarted(Set.copyOf(values.servers()), maxEntries);
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
        for (int place = 0; place < servers.length; place++) {
            String i = values.servers().get(place);
            var trial = new Trial(servers[place]);
            offers.add(Offer.of("Restart", i));
            for (String v : requests) {
                if (trial.takes(node -> node.clientRequest(v))) {
                    offers.add(Offer.of("ClientRequest", i, v));
                }
            }
            for (String j : values.servers()) {
                if (trial.takes(node -> node.appendEntries(j))) {
                    offers.add(Offer.of("AppendEntries", i, j));
                }
            }
            if (trial.takes(RaftNode::timeout)) {
                offers.add(Offer.of("Timeout", i));
            }
        }
        return offers;
    }

    /** Tries events on copies of a server. One that refused an event has not changed, and serves for the next one. */
    private static final class Trial {
        private final Server server;
        private @Nullable RaftNode copy;

        Trial(Server server) {
            this.server = server;
            server.freeze();
        }

        boolean takes(Consumer<RaftNode> event) {
            RaftNode node = copy == null ? server.live().node() : copy;
            copy = node;
            try {
                event.accept(node);
            } catch (IllegalStateException | IllegalArgumentException refused) {
                return false;
            }
            copy = null;
            return true;
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
        for (Server server : servers) {
            hidden.add(server.written());
        }
        hidden.add(network.inFlight());
        return hidden;
    }

    private void act(String i, Function<RaftNode, List<? extends RaftMessage>> event) {
        int place = place(i);
        Server server = servers[place].live();
        servers[place] = server;
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

    private int place(String i) {
        int place = values.servers().indexOf(i);
        if (place < 0) {
            throw new IllegalArgumentException("expected one of the servers " + values.servers() + ", found " + i);
        }
        return place;
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
    private TlaValue ofEach(int variable) {
        if (changed) {
            observeAll();
            changed = false;
        }
        TlaValue kept = functions[variable];
        if (kept == null) {
            kept = values.function(variable, observed);
            functions[variable] = kept;
        }
        return kept;
    }

    private void observeAll() {
        for (int i = 0; i < servers.length; i++) {
            TlaValue[] now = servers[i].observed();
            @Nullable TlaValue[] before = observed[i];
            observed[i] = now;
            for (int v = 0; v < now.length && now != before; v++) {
                if (before == null || !now[v].equals(before[v])) {
                    functions[v] = null;
                }
            }
        }
    }
}
