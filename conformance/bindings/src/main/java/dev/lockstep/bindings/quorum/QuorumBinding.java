package dev.lockstep.bindings.quorum;

import dev.lockstep.protocols.quorum.Coordinator;
import dev.lockstep.protocols.quorum.Message;
import dev.lockstep.protocols.quorum.Replica;
import dev.lockstep.runner.binding.Copyable;
import dev.lockstep.runner.binding.Offer;
import dev.lockstep.runner.binding.SpecAction;
import dev.lockstep.runner.binding.SpecBinding;
import dev.lockstep.runner.binding.SpecEnabled;
import dev.lockstep.runner.binding.SpecVariable;
import dev.lockstep.runner.binding.Unobserved;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Link the coordinators and replicas of a register, and the network between them, to the spec {@code Quorum}.
 *
 * <p>The network is a set of messages, held under their TLA+ values: an event names the message it delivers by that value. What a node returns is
 * sent at once.
 */
@SpecBinding(
        value = "Quorum",
        unobserved =
                @Unobserved(
                        variable = "history",
                        reason = "what the properties remember of ended operations; no guard reads it, no node has it"))
// Longer than most files here: a method for each action and each variable of the spec.
public final class QuorumBinding implements Copyable<QuorumBinding> {
    private final QuorumValues values;
    private final SortedMap<String, Coordinator<TlaValue>> clients = new TreeMap<>();
    private final SortedMap<String, Replica<TlaValue>> replicas = new TreeMap<>();
    private final Map<TlaValue, Message<TlaValue>> inFlight;

    /** Link new nodes, with nothing in flight. */
    QuorumBinding(QuorumValues values, List<Coordinator<TlaValue>> coordinators, List<Replica<TlaValue>> newReplicas) {
        this.values = values;
        this.inFlight = new HashMap<>();
        coordinators.forEach(coordinator -> clients.put(coordinator.id(), coordinator));
        newReplicas.forEach(replica -> replicas.put(replica.id(), replica));
    }

    private QuorumBinding(QuorumBinding other) {
        this.values = other.values;
        this.inFlight = new HashMap<>(other.inFlight);
        other.clients.forEach((name, coordinator) -> clients.put(name, coordinator.copy()));
        other.replicas.forEach((name, replica) -> replicas.put(name, replica.copy()));
    }

    @Override
    public QuorumBinding copy() {
        return new QuorumBinding(this);
    }

    /** Start a read at a client ({@code Quorum!StartRead}). */
    @SpecAction("StartRead")
    public void startRead(String c) {
        send(node(clients, c).startRead());
    }

    /** Start a write at a client ({@code Quorum!StartWrite}). */
    @SpecAction("StartWrite")
    public void startWrite(String c, TlaValue v) {
        send(node(clients, c).startWrite(v));
    }

    /** Let a client ask again ({@code Quorum!Retransmit}). */
    @SpecAction("Retransmit")
    public void retransmit(String c) {
        send(node(clients, c).retransmit());
    }

    /** Deliver a query ({@code Quorum!HandleQuery}). */
    @SpecAction("HandleQuery")
    public void handleQuery(String r, TlaValue m) {
        deliver(r, taken(m));
    }

    /** Deliver a duplicate of a query ({@code Quorum!HandleQueryDuplicate}). */
    @SpecAction("HandleQueryDuplicate")
    public void handleQueryDuplicate(String r, TlaValue m) {
        deliver(r, found(m));
    }

    /** Deliver a store ({@code Quorum!HandleStore}). */
    @SpecAction("HandleStore")
    public void handleStore(String r, TlaValue m) {
        deliver(r, taken(m));
    }

    /** Deliver a duplicate of a store ({@code Quorum!HandleStoreDuplicate}). */
    @SpecAction("HandleStoreDuplicate")
    public void handleStoreDuplicate(String r, TlaValue m) {
        deliver(r, found(m));
    }

    /** Deliver a reply to a query ({@code Quorum!HandleQueryReply}). */
    @SpecAction("HandleQueryReply")
    public void handleQueryReply(String c, TlaValue m) {
        deliver(c, taken(m));
    }

    /** Deliver a duplicate of a reply to a query ({@code Quorum!HandleQueryReplyDuplicate}). */
    @SpecAction("HandleQueryReplyDuplicate")
    public void handleQueryReplyDuplicate(String c, TlaValue m) {
        deliver(c, found(m));
    }

    /** Deliver an acknowledgement ({@code Quorum!HandleAck}). */
    @SpecAction("HandleAck")
    public void handleAck(String c, TlaValue m) {
        deliver(c, taken(m));
    }

    /** Deliver a duplicate of an acknowledgement ({@code Quorum!HandleAckDuplicate}). */
    @SpecAction("HandleAckDuplicate")
    public void handleAckDuplicate(String c, TlaValue m) {
        deliver(c, found(m));
    }

    /** Lose a message ({@code Quorum!Lose}). */
    @SpecAction("Lose")
    public void lose(TlaValue m) {
        taken(m);
    }

    /** List the operations that clients would start, and where they would ask again: what a copy of them does not refuse. */
    @SpecEnabled({"StartRead", "StartWrite", "Retransmit"})
    public Collection<Offer> clientEvents() {
        List<Offer> offers = new ArrayList<>();
        clients.forEach((c, client) -> {
            if (takes(client, Coordinator::startRead)) {
                offers.add(Offer.of("StartRead", c));
            }
            if (takes(client, Coordinator::retransmit)) {
                offers.add(Offer.of("Retransmit", c));
            }
            for (TlaValue v : values.written()) {
                if (takes(client, coordinator -> coordinator.startWrite(v))) {
                    offers.add(Offer.of("StartWrite", c, v));
                }
            }
        });
        return offers;
    }

    private static boolean takes(Coordinator<TlaValue> client, Consumer<Coordinator<TlaValue>> event) {
        try {
            event.accept(client.copy());
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    /** List what the network may do with each message in flight: nodes that it is not for refuse it. */
    @SpecEnabled({
        "HandleQuery", "HandleQueryDuplicate",
        "HandleStore", "HandleStoreDuplicate",
        "HandleQueryReply", "HandleQueryReplyDuplicate",
        "HandleAck", "HandleAckDuplicate",
        "Lose"
    })
    public Collection<Offer> networkEvents() {
        List<Offer> offers = new ArrayList<>();
        inFlight.forEach((m, message) -> {
            String handler = "Handle" + message.getClass().getSimpleName();
            for (String node : clients.containsKey(message.to()) ? clients.keySet() : replicas.keySet()) {
                if (node.equals(message.to()) || takes(node, message)) {
                    offers.add(Offer.of(handler, node, m));
                    offers.add(Offer.of(handler + "Duplicate", node, m));
                }
            }
            offers.add(Offer.of("Lose", m));
        });
        return offers;
    }

    private boolean takes(String node, Message<TlaValue> message) {
        try {
            copy().deliver(node, message);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Show what is in flight. */
    @SpecVariable("messages")
    public TlaValue messages() {
        return TlaValue.set(inFlight.keySet());
    }

    /** Show what each replica holds. */
    @SpecVariable("stored")
    public TlaValue stored() {
        return each(replicas, replica -> values.content(replica.stored()));
    }

    /** Show how many operations each client has started. */
    @SpecVariable("number")
    public TlaValue number() {
        return each(clients, client -> TlaValue.integer(client.number()));
    }

    /** Show where each client's operation is. */
    @SpecVariable("phase")
    public TlaValue phase() {
        return each(clients, client -> values.phase(client.phase()));
    }

    /** Show what operation that is. */
    @SpecVariable("kind")
    public TlaValue kind() {
        return each(clients, client -> values.kind(client.kind()));
    }

    /** Show what each client writes. */
    @SpecVariable("proposal")
    public TlaValue proposal() {
        return each(clients, client -> values.proposal(client.proposal()));
    }

    /** Show the best content that each client knows, or stores. */
    @SpecVariable("best")
    public TlaValue best() {
        return each(clients, client -> values.content(client.best()));
    }

    /** Show who has answered each client in this phase. */
    @SpecVariable("responders")
    public TlaValue responders() {
        return each(clients, client -> values.nodes(client.responders()));
    }

    /** Show how each client's last operation ended. */
    @SpecVariable("result")
    public TlaValue result() {
        return each(clients, client -> values.result(client.result()));
    }

    /** Hand a message to a node as a network does: what it is decides which handler takes it. */
    private void deliver(String node, Message<TlaValue> message) {
        if (message instanceof Message.Query<TlaValue> query) {
            send(List.of(node(replicas, node).handleQuery(query)));
        } else if (message instanceof Message.Store<TlaValue> store) {
            send(List.of(node(replicas, node).handleStore(store)));
        } else if (message instanceof Message.QueryReply<TlaValue> reply) {
            send(node(clients, node).handleQueryReply(reply));
        } else if (message instanceof Message.Ack<TlaValue> ack) {
            send(node(clients, node).handleAck(ack));
        }
    }

    private void send(Collection<? extends Message<TlaValue>> messages) {
        for (Message<TlaValue> message : messages) {
            inFlight.put(values.message(message), message);
        }
    }

    private Message<TlaValue> taken(TlaValue message) {
        return inFlight(message, inFlight.remove(message));
    }

    private Message<TlaValue> found(TlaValue message) {
        return inFlight(message, inFlight.get(message));
    }

    private Message<TlaValue> inFlight(TlaValue sought, @Nullable Message<TlaValue> message) {
        if (message == null) {
            throw new IllegalStateException("the subject has no message " + sought + " in flight to deliver or lose;"
                    + " in flight are " + messages());
        }
        return message;
    }

    private static <N> N node(Map<String, N> nodes, String name) {
        N node = nodes.get(name);
        if (node == null) {
            throw new IllegalStateException(
                    "expected one of the nodes " + nodes.keySet() + " to handle the event, found " + name);
        }
        return node;
    }

    private <N> TlaValue each(SortedMap<String, N> nodes, Function<N, TlaValue> shown) {
        Map<TlaValue, TlaValue> mapping = new HashMap<>();
        nodes.forEach((name, node) -> mapping.put(values.node(name), shown.apply(node)));
        return TlaValue.function(mapping);
    }
}
