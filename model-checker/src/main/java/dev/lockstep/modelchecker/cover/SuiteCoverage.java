package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What traces cover, counted anew from the traces themselves.
 *
 * @param basis what it is a part of
 * @param states the states visited
 * @param transitions the transitions taken
 * @param actions the actions taken
 * @param actionPairs the pairs of actions taken one right after the other
 * @param events for each action the events taken, which differ by their arguments
 */
public record SuiteCoverage(
        Basis basis, Part states, Part transitions, Part actions, Part actionPairs, SortedMap<String, Part> events) {
    /** What a coverage is a part of. */
    public enum Basis {
        /** All that is reachable within the model's constraints. */
        GRAPH,
        /** What a bounded exploration found of it. */
        PARTIAL_GRAPH,
        /** Only what the traces themselves met: it says nothing about the rest. */
        MET
    }

    /**
     * A part of a whole.
     *
     * @param covered how many are covered
     * @param total how many there are
     */
    public record Part(int covered, int total) {
        /** Says whether all are covered. */
        public boolean isAll() {
            return covered == total;
        }
    }

    /**
     * Counts what traces cover of a graph; linear in the sizes of both.
     *
     * @param graph the whole graph, of which the suite may cover just a part
     * @param suite traces by the graph's numbers
     */
    public static SuiteCoverage of(StateGraph graph, TraceSuite suite) {
        var actions = new GraphActions(graph);
        int count = actions.count();
        var states = new BitSet();
        var transitions = new BitSet();
        var takenActions = new BitSet();
        var pairs = new BitSet();
        var events = new BitSet();
        for (int trace = 0; trace < suite.traceCount(); trace++) {
            states.set(suite.initial(trace));
            int before = -1;
            for (int step = 0; step < suite.length(trace); step++) {
                int transition = suite.transition(trace, step);
                int action = actions.of(transition);
                states.set(graph.target(transition));
                transitions.set(transition);
                takenActions.set(action);
                events.set(actions.event(transition));
                if (before >= 0) {
                    pairs.set(before * count + action);
                }
                before = action;
            }
        }
        int[] covered = new int[count];
        int[] total = new int[count];
        for (int event = 0; event < actions.eventCount(); event++) {
            total[actions.ofEvent(event)]++;
            covered[actions.ofEvent(event)] += events.get(event) ? 1 : 0;
        }
        var byAction = new TreeMap<String, Part>();
        for (int action = 0; action < count; action++) {
            byAction.put(actions.name(action), new Part(covered[action], total[action]));
        }
        return new SuiteCoverage(
                graph.isPartial() ? Basis.PARTIAL_GRAPH : Basis.GRAPH,
                new Part(states.cardinality(), graph.stateCount()),
                new Part(transitions.cardinality(), graph.transitionCount()),
                new Part(takenActions.cardinality(), count),
                new Part(pairs.cardinality(), ActionPairs.of(graph, actions).cardinality()),
                byAction);
    }

    /**
     * Counts what traces meet, where no graph is known.
     *
     * @param traces the traces
     * @param actions the names of the spec's actions; those that no trace takes stay uncovered
     */
    public static SuiteCoverage ofMet(Traces traces, Collection<String> actions) {
        Map<State, Integer> states = new HashMap<>();
        Set<List<Object>> transitions = new HashSet<>();
        Set<List<String>> pairs = new HashSet<>();
        Map<String, Set<Event>> events = new TreeMap<>();
        actions.forEach(action -> events.put(action, new HashSet<>()));
        for (int i = 0; i < traces.traceCount(); i++) {
            Trace trace = traces.trace(i, TraceOrigin.UNKNOWN);
            int at = number(states, trace.initial());
            List<String> taken = new ArrayList<>();
            for (Step step : trace.steps()) {
                int target = number(states, step.state());
                transitions.add(List.of(at, step.event(), target));
                taken.add(step.event().action());
                events.computeIfAbsent(step.event().action(), a -> new HashSet<>())
                        .add(step.event());
                at = target;
            }
            for (int k = 1; k < taken.size(); k++) {
                pairs.add(List.of(taken.get(k - 1), taken.get(k)));
            }
        }
        var byAction = new TreeMap<String, Part>();
        events.forEach((action, met) -> byAction.put(action, all(met.size())));
        return new SuiteCoverage(
                Basis.MET,
                all(states.size()),
                all(transitions.size()),
                new Part(
                        (int) events.values().stream().filter(e -> !e.isEmpty()).count(), events.size()),
                all(pairs.size()),
                byAction);
    }

    private static int number(Map<State, Integer> numbers, State state) {
        return numbers.computeIfAbsent(state, s -> numbers.size());
    }

    private static Part all(int count) {
        return new Part(count, count);
    }
}
