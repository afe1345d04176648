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
import dev.lockstep.runner.binding.Unobserved;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds a cluster of {@link RaftNode}s, and the messages in flight between them, to the spec {@code Raft}. */
@SpecBinding(
        value = "Raft",
        unobserved =
                @Unobserved(
                        variable = "chosen",
                        reason = "RaftHistory's memory of all that was ever committed, which no server has"))
public final class RaftBinding implements Copyable<RaftBinding>, Snapshotted {
    private final RaftValues values;
    private final int maxEntries;
    private final Set<String> cluster;
    private final OwnEvents ownEvents;
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
        this.ownEvents = new OwnEvents(values.servers(), constants.names("Value"));
        this.network = values.network(List.of());
        List<String> names = values.servers();
        this.cluster = Set.copyOf(names);
        this.servers = new Server[names.size()];
        this.observed = new TlaValue[names.size()][];
        this.functions = new TlaValue[NodeVariable.COUNT];
        for (int i = 0; i < servers.length; i++) {
            servers[i] = Server.boot(nodes, values, names.get(i), cluster, maxEntries);
        }
    }

    private RaftBinding(RaftBinding other) {
        this.values = other.values;
        this.maxEntries = other.maxEntries;
        this.cluster = other.cluster;
        this.ownEvents = other.ownEvents;
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
        servers[place] = servers[place].restarted(cluster, maxEntries);
        changed = true;
    }

    @SpecAction("Lose")
    public void lose(TlaValue m) {
        network = network.without(m);
    }

    // ---- What the cluster would take

    /** Lists what the servers would do of themselves or for a client. */
    @SpecEnabled({"Timeout", "ClientRequest", "AppendEntries", "Restart"})
    public Collection<Offer> ownEvents() {
        List<Offer> offers = new ArrayList<>();
        for (int place = 0; place < servers.length; place++) {
            offers.addAll(ownEvents.of(values.servers().get(place), servers[place]));
        }
        return offers;
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
        return network.offers();
    }

    /** Gives what no variable shows: what each server has written to its storage, and the messages themselves. */
    @Override
    public Object snapshot() {
        List<Object> hidden = new ArrayList<>(servers.length + 1);
        for (Server server : servers) {
            hidden.add(server.written());
        }
        hidden.add(network);
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
