package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;

/** Takes traces through a graph step by step. */
final class TraceCollector {
    private static final int MOST = Integer.MAX_VALUE - 8;

    private final StateGraph graph;
    private int[] first = new int[16];
    private int[] initial = new int[16];
    private int traces;
    private int[] steps = new int[1024];
    private int size;

    TraceCollector(StateGraph graph) {
        this.graph = graph;
    }

    /** Begins the next trace. */
    void begin(int state) {
        if (traces == first.length) {
            first = Arrays.copyOf(first, grown(traces));
            initial = Arrays.copyOf(initial, first.length);
        }
        initial[traces] = state;
        first[traces++] = size;
    }

    /** Takes a transition from the state in which the trace is. */
    void take(int transition) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, grown(size));
        }
        steps[size++] = transition;
    }

    private static int grown(int length) {
        if (length == MOST) {
            throw new IllegalStateException("a suite has at most " + MOST + " steps");
        }
        return (int) Math.min(MOST, length + (long) (length >> 1));
    }

    /** Gives the number of steps of the trace at hand. */
    int length() {
        return traces == 0 ? 0 : size - first[traces - 1];
    }

    TraceSuite suite(long... seeds) {
        int[] ends = Arrays.copyOf(first, traces + 1);
        ends[traces] = size;
        return new TraceSuite(graph, ends, Arrays.copyOf(steps, size), Arrays.copyOf(initial, traces), seeds);
    }
}
