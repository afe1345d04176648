package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spi.Premises;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.spi.SuccessorSink;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadFactory;

/**
 * A random transition system over pairs of integers. Several transitions of a state may have one event, some are given twice, some are cut. Values and labels
 * are numbered in the order of arrival, as a real evaluator does.
 */
final class RandomSpec implements SpecEvaluator {
    /** A transition as it is given: to a state, or cut. */
    record Edge(int event, int target, boolean cut) {}

    private static final int SIDE = 17;

    private final List<List<Edge>> edges = new ArrayList<>();
    private final List<Integer> initial = new ArrayList<>();
    private final Arrivals<TlaValue> values = new Arrivals<>();
    private final Arrivals<Integer> labels = new Arrivals<>();

    RandomSpec(Random random, int states, int out) {
        for (int s = 0; s < states; s++) {
            List<Edge> leaving = new ArrayList<>();
            for (int i = random.nextInt(out + 1); i > 0; i--) {
                var edge = new Edge(random.nextInt(6) - 3, random.nextInt(states), random.nextInt(8) == 0);
                leaving.add(edge);
                if (random.nextInt(5) == 0) {
                    leaving.add(edge);
                }
            }
            edges.add(leaving);
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int state = random.nextInt(states);
            if (!initial.contains(state)) {
                initial.add(state);
            }
        }
    }

    List<Integer> initial() {
        return initial;
    }

    List<Edge> edges(int state) {
        return edges.get(state);
    }

    static List<TlaValue> valuesOf(int state) {
        return List.of(TlaValue.integer(SIDE - state % SIDE), TlaValue.integer(state / SIDE));
    }

    /** Gives the operators entered: the same event may be reached by two ways. */
    static List<Event> chainOf(int event) {
        return List.of(
                new Event(event < 0 ? "Left" : "Right", Map.of()),
                new Event("Go", Map.of("way", TlaValue.integer(Math.abs(event)))));
    }

    private int[] row(int state) {
        return valuesOf(state).stream().mapToInt(values::number).toArray();
    }

    @Override
    public List<String> variables() {
        return List.of("a", "b");
    }

    @Override
    public SpecSignature signature() {
        return new SpecSignature(variables(), List.of(), Map.of());
    }

    @Override
    public TlaValue value(int variable, int number) {
        return values.get(number);
    }

    @Override
    public List<Event> chain(int label) {
        return chainOf(labels.get(label));
    }

    @Override
    public List<int[]> initialStates() {
        return initial.stream().map(this::row).toList();
    }

    @Override
    public Expander expander() {
        return this::expand;
    }

    private void expand(int[] row, int level, SuccessorSink sink) {
        int a = ((dev.lockstep.traces.value.TlaInteger) values.get(row[0])).intValue();
        int b = ((dev.lockstep.traces.value.TlaInteger) values.get(row[1])).intValue();
        for (Edge edge : edges.get(b * SIDE + SIDE - a)) {
            int label = labels.number(edge.event());
            int[] target = row(edge.target());
            if (edge.cut()) {
                sink.cut(label);
            } else if (sink.isKnown(target)) {
                // Another array with the same row must do as well.
                sink.transition(label, target[0] % 2 == 0 ? target : target.clone());
            } else {
                sink.transition(label, target);
            }
        }
    }

    @Override
    public Expander expanderByTlc() {
        return expander();
    }

    @Override
    public Premises premises() {
        return new Premises(List.of(), List.of());
    }

    @Override
    public List<String> invariants() {
        return List.of();
    }

    @Override
    public int[] row(List<TlaValue> values) {
        throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Judge judge() {
        return row -> List.of();
    }

    @Override
    public ThreadFactory threads() {
        return Thread::new;
    }

    /** Numbers things in the order of arrival. */
    private static final class Arrivals<T> {
        private final List<T> arrived = new ArrayList<>();

        synchronized int number(T thing) {
            int at = arrived.indexOf(thing);
            if (at < 0) {
                arrived.add(thing);
            }
            return at < 0 ? arrived.size() - 1 : at;
        }

        synchronized T get(int number) {
            return arrived.get(number);
        }
    }
}
