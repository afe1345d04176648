package dev.lockstep.modelchecker.explore;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The definition of a state graph's numbering and bounds, followed one state after another: the oracle. */
final class NaiveExploration {
    record Transition(int event, int target) {}

    private final RandomSpec spec;
    private final Map<Integer, Integer> number = new HashMap<>();
    final List<Integer> states = new ArrayList<>();
    final List<Integer> levelOf = new ArrayList<>();
    final List<List<Transition>> transitions = new ArrayList<>();
    final List<List<Integer>> cuts = new ArrayList<>();

    NaiveExploration(RandomSpec spec, int maxStates, int maxDepth) {
        this.spec = spec;
        spec.initial().stream().sorted(NaiveExploration::byValues).forEach(s -> number(s, 0));
        while (transitions.size() < states.size()
                && states.size() < maxStates
                && levelOf.get(transitions.size()) < maxDepth) {
            expand(transitions.size());
        }
    }

    private void expand(int n) {
        var ordered = new TreeSet<>(Comparator.comparing(RandomSpec.Edge::event, NaiveExploration::byEvent)
                .thenComparing(RandomSpec.Edge::target, NaiveExploration::byValues));
        var cut = new TreeSet<Integer>(NaiveExploration::byEvent);
        for (RandomSpec.Edge edge : spec.edges(states.get(n))) {
            if (edge.cut()) {
                cut.add(edge.event());
            } else {
                ordered.add(edge);
            }
        }
        List<Transition> leaving = new ArrayList<>();
        for (RandomSpec.Edge edge : ordered) {
            leaving.add(new Transition(edge.event(), number(edge.target(), levelOf.get(n) + 1)));
        }
        transitions.add(leaving);
        cuts.add(List.copyOf(cut));
    }

    private int number(int state, int level) {
        return number.computeIfAbsent(state, s -> {
            states.add(s);
            levelOf.add(level);
            return states.size() - 1;
        });
    }

    private static int byValues(int a, int b) {
        List<TlaValue> valuesA = RandomSpec.valuesOf(a);
        List<TlaValue> valuesB = RandomSpec.valuesOf(b);
        int order = valuesA.get(0).compareTo(valuesB.get(0));
        return order != 0 ? order : valuesA.get(1).compareTo(valuesB.get(1));
    }

    /** Orders by the event proper first, then by the operator around it. */
    private static int byEvent(int a, int b) {
        List<Event> chainA = RandomSpec.chainOf(a);
        List<Event> chainB = RandomSpec.chainOf(b);
        int order = chainA.get(1).compareTo(chainB.get(1));
        return order != 0 ? order : chainA.get(0).compareTo(chainB.get(0));
    }
}
