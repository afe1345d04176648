package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.RaftMessage;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The messages in flight, each found by the value that the spec has for it. A set, as in {@code Raft!messages}; immutable. */
final class Network {
    private final RaftValues values;
    private final Map<TlaValue, RaftMessage> inFlight;
    private final TlaSet value;

    /** Starts with nothing in flight. */
    Network(RaftValues values) {
        this(values, Map.of());
    }

    private Network(RaftValues values, Map<TlaValue, RaftMessage> inFlight) {
        this.values = values;
        this.inFlight = inFlight;
        this.value = TlaValue.set(inFlight.keySet());
    }

    /**
     * Gives the message itself, as its sender made it.
     *
     * @throws IllegalStateException if it is not in flight
     */
    RaftMessage find(TlaValue message) {
        RaftMessage found = inFlight.get(message);
        if (found == null) {
            throw new IllegalStateException("expected " + message + " in flight, found only " + value);
        }
        return found;
    }

    /** Gives the network without this message: it was delivered or lost. */
    Network without(TlaValue message) {
        Map<TlaValue, RaftMessage> rest = new HashMap<>(inFlight);
        rest.remove(message);
        return new Network(values, rest);
    }

    /** Gives the network with these messages too; one that is in flight already changes nothing. */
    Network with(List<? extends RaftMessage> sent) {
        if (sent.isEmpty()) {
            return this;
        }
        Map<TlaValue, RaftMessage> all = new HashMap<>(inFlight);
        for (RaftMessage message : sent) {
            all.put(values.message(message), message);
        }
        return new Network(values, all);
    }

    /** Gives each message by its value; not to be changed. */
    Map<TlaValue, RaftMessage> inFlight() {
        return inFlight;
    }

    /** Gives the set of the messages. */
    TlaValue value() {
        return value;
    }
}
