package dev.lockstep.modelchecker.cover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.cover.SuiteCoverage.Part;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A state graph as sets of typed states and transitions, asked by search instead of by numbers: what suites are tested against. */
final class BruteForce {
    record Arc(State source, Event event, State target) {}

    final Set<State> initial = new HashSet<>();
    final Set<State> states = new HashSet<>();
    final Set<Arc> arcs = new HashSet<>();
    private final Map<State, List<Arc>> leaving = new HashMap<>();
    private final Map<State, Integer> depth = new HashMap<>();

    BruteForce(StateGraph graph) {
        for (int s = 0; s < graph.stateCount(); s++) {
            states.add(graph.state(s));
            if (s < graph.initialCount()) {
                initial.add(graph.state(s));
            }
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                var arc = new Arc(graph.state(s), graph.event(graph.label(t)), graph.state(graph.target(t)));
                arcs.add(arc);
                leaving.computeIfAbsent(arc.source, k -> new ArrayList<>()).add(arc);
            }
        }
        List<State> queue = new ArrayList<>(initial);
        initial.forEach(s -> depth.put(s, 0));
        for (int i = 0; i < queue.size(); i++) {
            for (Arc arc : leaving.getOrDefault(queue.get(i), List.of())) {
                if (depth.putIfAbsent(arc.target, depth.getOrDefault(arc.source, 0) + 1) == null) {
                    queue.add(arc.target);
                }
            }
        }
    }

    int depth(State state) {
        return depth.getOrDefault(state, Integer.MAX_VALUE);
    }

    /** Gives the items of a kind with the length of the shortest way to each. */
    Map<Object, Integer> items(CoverTarget target) {
        Map<Object, Integer> items = new HashMap<>();
        if (target == CoverTarget.STATES) {
            states.forEach(s -> items.put(s, depth(s)));
        }
        for (Arc arc : arcs) {
            int way = depth(arc.source) + 1;
            switch (target) {
                case TRANSITIONS -> items.put(arc, way);
                case ACTIONS -> items.merge(arc.event.action(), way, Math::min);
                case ACTION_PAIRS ->
                    leaving.getOrDefault(arc.target, List.of())
                            .forEach(next ->
                                    items.merge(List.of(arc.event.action(), next.event.action()), way + 1, Math::min));
                default -> {}
            }
        }
        return items;
    }

    /** Gives the items that a trace meets, in whatever order. */
    Set<Object> met(CoverTarget target, Trace trace) {
        Set<Object> met = new HashSet<>();
        State at = trace.initial();
        if (target == CoverTarget.STATES) {
            met.add(at);
        }
        String last = null;
        for (Step step : trace.steps()) {
            switch (target) {
                case STATES -> met.add(step.state());
                case TRANSITIONS -> met.add(new Arc(at, step.event(), step.state()));
                case ACTIONS -> met.add(step.event().action());
                default -> {
                    if (last != null) {
                        met.add(List.of(last, step.event().action()));
                    }
                }
            }
            last = step.event().action();
            at = step.state();
        }
        return met;
    }

    Set<Object> met(CoverTarget target, Iterable<Trace> traces) {
        Set<Object> met = new HashSet<>();
        traces.forEach(trace -> met.addAll(met(target, trace)));
        return met;
    }

    void assertBehaviour(Trace trace) {
        assertThat(initial).contains(trace.initial());
        State at = trace.initial();
        for (Step step : trace.steps()) {
            assertThat(arcs).contains(new Arc(at, step.event(), step.state()));
            at = step.state();
        }
    }

    void assertCoverage(SuiteCoverage coverage, Iterable<Trace> traces) {
        assertThat(coverage.states()).isEqualTo(part(CoverTarget.STATES, traces));
        assertThat(coverage.actions()).isEqualTo(part(CoverTarget.ACTIONS, traces));
        assertThat(coverage.actionPairs()).isEqualTo(part(CoverTarget.ACTION_PAIRS, traces));
        Map<String, Set<Event>> all = new TreeMap<>();
        Map<String, Set<Event>> taken = new TreeMap<>();
        arcs.forEach(
                a -> all.computeIfAbsent(a.event.action(), k -> new HashSet<>()).add(a.event));
        traces.forEach(trace -> trace.steps()
                .forEach(s -> taken.computeIfAbsent(s.event().action(), k -> new HashSet<>())
                        .add(s.event())));
        Map<String, Part> events = new TreeMap<>();
        all.forEach((action, those) ->
                events.put(action, new Part(taken.getOrDefault(action, Set.of()).size(), those.size())));
        assertThat(coverage.events()).isEqualTo(events);
    }

    private Part part(CoverTarget target, Iterable<Trace> traces) {
        return new Part(met(target, traces).size(), items(target).size());
    }
}
