package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/** Random state graphs with one variable {@code n}, numbered level by level as an explorer does. */
public final class RandomGraphs {
    private RandomGraphs() {}

    /** Gives a graph of up to {@code states} states, all reachable from {@code initial} ones, with {@code out} transitions a state at the most. */
    public static StateGraph next(Random random, int states, int initial, int out) {
        return number(states, initial, s -> targets(random, out, () -> random.nextInt(states)));
    }

    /** Gives such a graph with many levels: no transition leads farther than {@code reach} from its source's place in a row of all states. */
    public static StateGraph deep(Random random, int states, int initial, int out, int reach) {
        return number(
                states,
                initial,
                s -> targets(
                        random,
                        out,
                        () -> Math.max(0, Math.min(states - 1, s - reach + random.nextInt(2 * reach + 1)))));
    }

    private static Set<Integer> targets(Random random, int out, IntSupplier target) {
        var targets = new TreeSet<Integer>();
        for (int k = random.nextInt(out + 1); k > 0; k--) {
            targets.add(target.getAsInt());
        }
        return targets;
    }

    /** Gives the graph with these transitions of each state that can be reached from the first {@code initial} ones. */
    public static StateGraph number(int states, int initial, IntFunction<? extends Iterable<Integer>> transitions) {
        List<List<Integer>> edges = new ArrayList<>();
        int[] number = new int[states];
        Arrays.fill(number, -1);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < initial; i++) {
            number[i] = i;
            order.add(i);
        }
        List<Integer> levels = new ArrayList<>(List.of(0));
        for (int i = 0, levelEnd = initial; i < order.size(); i++) {
            List<Integer> targets = new ArrayList<>();
            for (int target : transitions.apply(order.get(i))) {
                if (number[target] < 0) {
                    number[target] = order.size();
                    order.add(target);
                }
                targets.add(number[target]);
            }
            edges.add(targets);
            if (i + 1 == levelEnd) {
                levels.add(levelEnd);
                levelEnd = order.size();
            }
        }
        return of(edges, levels);
    }

    private static StateGraph of(List<List<Integer>> edges, List<Integer> levels) {
        int n = edges.size();
        var labels = new TreeMap<Integer, Integer>();
        edges.forEach(targets -> targets.forEach(t -> labels.putIfAbsent(t, 0)));
        List<List<Event>> chains = new ArrayList<>();
        for (Map.Entry<Integer, Integer> label : labels.entrySet()) {
            label.setValue(chains.size());
            chains.add(List.of(new Event("Go", Map.of("to", TlaValue.integer(label.getKey())))));
        }
        int[] first = new int[n + 1];
        List<Integer> targets = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        TlaValue[] values = new TlaValue[n];
        int[] rows = new int[n];
        for (int s = 0; s < n; s++) {
            first[s] = targets.size();
            values[s] = TlaValue.integer(s);
            rows[s] = s;
            for (int target : edges.get(s)) {
                targets.add(target);
                numbers.add(labels.getOrDefault(target, -1));
            }
        }
        first[n] = targets.size();
        return new StateGraph(
                List.of("n"),
                new TlaValue[][] {values},
                rows,
                ints(levels),
                first,
                ints(targets),
                ints(numbers),
                new int[n + 1],
                new int[0],
                chains,
                n);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
