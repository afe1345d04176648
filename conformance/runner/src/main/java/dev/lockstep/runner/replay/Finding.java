package dev.lockstep.runner.replay;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.runner.replay.Divergence.Fault;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A divergence in a graph before its trace is made: most of them are told by their number only.
 *
 * @param kind how subject and spec part
 * @param arrival how the subject came to the state
 * @param transition the transition at which they part, -1 for none
 * @param differences the variables that differ
 * @param offered the event that the subject would take or would not take
 * @param thrown what it threw
 * @param other another way to the same state
 */
record Finding(
        Kind kind,
        Arrival arrival,
        int transition,
        List<Difference> differences,
        @Nullable Event offered,
        @Nullable Throwable thrown,
        @Nullable Arrival other) {

    /** Gives what makes this and others one fault. */
    Fault fault(StateGraph graph) {
        int at = transition < 0 && kind != Kind.HIDDEN_STATE ? arrival.transition : transition;
        Event event = offered != null ? offered : at < 0 ? null : graph.event(graph.label(at));
        String what = "";
        if (thrown != null) {
            what = thrown.getClass().getSimpleName();
        } else if (!differences.isEmpty()) {
            what = differences.get(0).variable();
        }
        return new Fault(kind, event == null ? "" : event.action(), what);
    }

    /** Orders findings of one round as one thread would meet them. */
    boolean isBefore(Finding later) {
        if (arrival.rank != later.arrival.rank) {
            return arrival.rank < later.arrival.rank;
        }
        if (transition != later.transition) {
            return transition < later.transition;
        }
        return offered != null && later.offered != null && offered.compareTo(later.offered) < 0;
    }

    Divergence divergence(StateGraph graph, TraceOrigin origin) {
        Trace way = arrival.trace(graph, origin, transition);
        return new Divergence(
                kind, way, differences, offered, thrown, other == null ? null : other.trace(graph, origin));
    }
}
