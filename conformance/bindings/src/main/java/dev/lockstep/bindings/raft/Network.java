package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.RaftMessage;
import dev.lockstep.runner.binding.Offer;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages in flight, each found by the value that the spec has for it. A set, as in {@code Raft!messages}; immutable. */
final class Network {
    private final RaftValues values;
    /** In their order. */
    private final List<Sent> inFlight;

    private final TlaSet value;

    /** Takes the messages, sorted; {@link RaftValues#network} gives the one that was made of them before. */
    Network(RaftValues values, List<Sent> inFlight) {
        this.values = values;
        this.inFlight = inFlight;
        this.value = TlaValue.set(inFlight.stream().map(Sent::value).toList());
    }

    /**
     * Gives the message itself, as its sender made it.
     *
     * @throws IllegalStateException if it is not in flight
     */
    RaftMessage find(TlaValue message) {
        return inFlight.get(place(message)).message();
    }

    /**
     * Gives the network without this message: it was delivered or lost.
     *
     * @throws IllegalStateException if it is not in flight
     */
    Network without(TlaValue message) {
        List<Sent> rest = new ArrayList<>(inFlight);
        rest.remove(place(message));
        return values.network(rest);
    }

    private int place(TlaValue message) {
        for (int i = 0; i < inFlight.size(); i++) {
            if (inFlight.get(i).value().equals(message)) {
                return i;
            }
        }
        throw new IllegalStateException("expected " + message + " in flight, found only " + value);
    }

    /** Gives the network with these messages too; one that is in flight already changes nothing. */
    Network with(List<? extends RaftMessage> messages) {
        List<Sent> all = null;
        for (RaftMessage message : messages) {
            Sent sent = values.sent(message);
            int place = Collections.binarySearch(all == null ? inFlight : all, sent);
            if (place < 0) {
                all = all == null ? new ArrayList<>(inFlight) : all;
                all.add(-place - 1, sent);
            }
        }
        return all == null ? this : values.network(all);
    }

    /** Lists what may become of the messages. */
    List<Offer> offers() {
        List<Offer> offers = new ArrayList<>(3 * inFlight.size());
        inFlight.forEach(sent -> offers.addAll(sent.offers()));
        return offers;
    }

    /** Gives the set of the messages. */
    TlaValue value() {
        return value;
    }

    /** Compares the messages themselves. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Network network && inFlight.equals(network.inFlight));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
