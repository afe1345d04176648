package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Random state graphs with several actions, arguments, self-loops and events with several results; numbered level by level as an explorer does. Some labels share their event, and
 * some belong to no transition.
 */
public final class RandomActionGraphs {
    private record Arc(int label, int target) {}

    private static final int ARGUMENTS = 2;

    private final Random random;
    private final int states;
    private final int out;
    private final List<List<Event>> chains = new ArrayList<>();

    private RandomActionGraphs(Random random, int states, int out, int actions) {
        this.random = random;
        this.states = states;
        this.out = out;
        for (int action = 0; action < actions; action++) {
            for (int argument = 0; argument < ARGUMENTS; argument++) {
                var event = new Event("Act" + action, Map.of("x", TlaValue.integer(argument)));
                chains.add(List.of(event));
                if (random.nextInt(4) == 0) {
                    chains.add(List.of(new Event("Outer", Map.of()), event));
                }
            }
        }
    }

    /**
     * Gives a graph.
     *
     * @param states the most states
     * @param initial the number of initial states
     * @param out the most transitions of a state
     * @param actions the most actions
     * @param expanded the most states that have transitions
     */
    public static StateGraph next(Random random, int states, int initial, int out, int actions, int expanded) {
        return new RandomActionGraphs(random, states, out, actions).build(initial, expanded);
    }

    private StateGraph build(int initial, int expanded) {
        Map<Integer, Integer> numbers = new HashMap<>();
        List<Integer> names = new ArrayList<>();
        for (int i = 0; i < initial; i++) {
            numbers.put(i, i);
            names.add(i);
        }
        List<List<Arc>> arcs = new ArrayList<>();
        List<Integer> levels = new ArrayList<>(List.of(0));
        for (int i = 0, levelEnd = initial; i < names.size(); i++) {
            List<Arc> arcsHere = new ArrayList<>();
            for (long arc : i < expanded ? randomArcs() : Set.<Long>of()) {
                int name = (int) (arc % states);
                int number = numbers.computeIfAbsent(name, n -> numbers.size());
                if (number == names.size()) {
                    names.add(name);
                }
                arcsHere.add(new Arc((int) (arc / states), number));
            }
            arcs.add(arcsHere);
            if (i + 1 == levelEnd) {
                levels.add(levelEnd);
                levelEnd = names.size();
            }
        }
        return graph(arcs, levels, Math.min(expanded, names.size()));
    }

    private Set<Long> randomArcs() {
        var arcs = new TreeSet<Long>();
        Set<List<Object>> taken = new HashSet<>();
        for (int k = random.nextInt(out + 1); k > 0; k--) {
            int label = random.nextInt(chains.size());
            int target = random.nextInt(states);
            List<Event> chain = chains.get(label);
            if (taken.add(List.of(chain.get(chain.size() - 1), target))) {
                arcs.add((long) label * states + target);
            }
        }
        return arcs;
    }

    private StateGraph graph(List<List<Arc>> arcs, List<Integer> levels, int expanded) {
        int n = arcs.size();
        int[] first = new int[n + 1];
        List<Integer> targets = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        TlaValue[] values = new TlaValue[n];
        int[] rows = new int[n];
        for (int s = 0; s < n; s++) {
            first[s] = targets.size();
            values[s] = TlaValue.integer(s);
            rows[s] = s;
            arcs.get(s).forEach(arc -> {
                labels.add(arc.label);
                targets.add(arc.target);
            });
        }
        first[n] = targets.size();
        return new StateGraph(
                List.of("n"),
                new TlaValue[][] {values},
                rows,
                ints(levels),
                first,
                ints(targets),
                ints(labels),
                new int[n + 1],
                new int[0],
                chains,
                expanded);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
