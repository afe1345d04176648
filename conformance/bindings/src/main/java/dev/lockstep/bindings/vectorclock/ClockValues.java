package dev.lockstep.bindings.vectorclock;

import dev.lockstep.protocols.vectorclock.Order;
import dev.lockstep.protocols.vectorclock.Update;
import dev.lockstep.protocols.vectorclock.VectorClock;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaString;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes clocks, versions, orders and updates as the spec does, under one model's names of the nodes. Immutable. */
final class ClockValues {
    private static final TlaString UPDATE = TlaValue.string("Update");
    private static final TlaString NONE = TlaValue.string("None");
    private static final TlaString BEFORE = TlaValue.string("Before");
    private static final TlaString AFTER = TlaValue.string("After");
    private static final TlaString EQUAL = TlaValue.string("Equal");
    private static final TlaString CONCURRENT = TlaValue.string("Concurrent");

    private final List<String> nodes;
    private final Map<String, TlaValue> values = new HashMap<>();

    /** Takes the nodes from the constant {@code Node}, a set of model values or strings. */
    ClockValues(Constants constants) {
        nodes = constants.names("Node");
        List<TlaValue> elements = ((TlaSet) constants.get("Node")).elements();
        for (int i = 0; i < nodes.size(); i++) {
            values.put(nodes.get(i), elements.get(i));
        }
    }

    /** Gives the names of the nodes, sorted. */
    List<String> nodes() {
        return nodes;
    }

    /**
     * Gives the spec's value for a node.
     *
     * @throws IllegalArgumentException if the model has no node of this name
     */
    TlaValue node(String name) {
        TlaValue value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the subject names a node '" + name + "'; the model has " + nodes);
        }
        return value;
    }

    /** Gives a clock as a function from the nodes heard of, the empty function for the empty clock. */
    TlaValue clock(VectorClock clock) {
        Map<TlaValue, TlaValue> counts = new TreeMap<>();
        clock.entries().forEach((node, count) -> counts.put(node(node), TlaValue.integer(count)));
        return TlaValue.function(counts);
    }

    /** Gives the set of the versions' clocks. */
    TlaValue versions(Set<VectorClock> versions) {
        List<TlaValue> clocks = new ArrayList<>(versions.size());
        versions.forEach(version -> clocks.add(clock(version)));
        return TlaValue.set(clocks);
    }

    /** Gives the string that the spec has for an order, {@code "None"} for no order yet. */
    TlaValue order(Optional<Order> order) {
        if (order.isEmpty()) {
            return NONE;
        }
        return switch (order.get()) {
            case BEFORE -> BEFORE;
            case AFTER -> AFTER;
            case EQUAL -> EQUAL;
            case CONCURRENT -> CONCURRENT;
        };
    }

    /** Gives an update as the spec's message. */
    TlaValue update(Update update) {
        return TlaValue.record(Map.of(
                "type", UPDATE,
                "from", node(update.from()),
                "to", node(update.to()),
                "clock", clock(update.clock())));
    }
}
