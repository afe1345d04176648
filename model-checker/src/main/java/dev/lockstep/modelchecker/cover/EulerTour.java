package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;

/**
 * Turns a flow that balances every state into traces: an Euler tour (Hierholzer 1873) of the transitions, each as often as the flow says, cut where it resets.
 */
final class EulerTour {
    /** Stands for a reset in the tour; a choice of initial state i is {@code -2 - i}. */
    private static final int RESET = -1;

    private static final int NONE = Integer.MIN_VALUE;

    private final StateGraph graph;
    private final int start;
    private final int[] left;
    private final int[] resets;
    private final int[] choices;
    private final int[] next;

    private int[] stack = new int[1024];
    private int[] tour = new int[1024];
    private int[] first = new int[16];
    private int traces;
    private int[] steps = new int[1024];
    private int size;

    EulerTour(CoverFlow flow, StateGraph graph) {
        this.graph = graph;
        this.start = graph.stateCount();
        this.left = flow.extra.clone();
        for (int t = 0; t < left.length; t++) {
            left[t]++;
        }
        this.resets = flow.resets.clone();
        this.choices = flow.choices.clone();
        for (int i = 0; i < choices.length; i++) {
            // To choose a state and reset it at once would be a trace without a step.
            int idle = Math.min(choices[i], resets[i]);
            choices[i] -= idle;
            resets[i] -= idle;
        }
        this.next = new int[start + 1];
        Arrays.setAll(next, s -> s < start ? graph.firstTransition(s) : 0);
    }

    TraceSuite suite() {
        int length = walk(start);
        cut(length);
        // What no reset connects with the start is balanced by itself: one trace from an initial state.
        for (int i = 0; i < choices.length; i++) {
            if (hasLeft(i)) {
                beginTrace();
                cut(walk(i));
            }
        }
        first = Arrays.copyOf(first, traces + 1);
        first[traces] = size;
        return new TraceSuite(graph, first, Arrays.copyOf(steps, size));
    }

    private boolean hasLeft(int v) {
        int end = graph.firstTransition(v + 1);
        while (next[v] < end && left[next[v]] == 0) {
            next[v]++;
        }
        return next[v] < end;
    }

    /** Takes the next arc that leaves a node; gives it, or {@link #NONE}. */
    private int take(int v) {
        if (v == start) {
            while (next[v] < choices.length && choices[next[v]] == 0) {
                next[v]++;
            }
            if (next[v] == choices.length) {
                return NONE;
            }
            choices[next[v]]--;
            return -2 - next[v];
        } else if (hasLeft(v)) {
            left[next[v]]--;
            return next[v];
        } else if (resets[v] > 0) {
            resets[v]--;
            return RESET;
        }
        return NONE;
    }

    private int head(int arc) {
        return arc >= 0 ? graph.target(arc) : arc == RESET ? start : -2 - arc;
    }

    /** Walks a closed tour from a node over all that is left and can be reached; gives its length. The tour is in {@link #tour}, backwards. */
    private int walk(int from) {
        int depth = 0;
        int length = 0;
        while (true) {
            int v = depth == 0 ? from : head(stack[depth - 1]);
            int arc = take(v);
            if (arc != NONE) {
                if (depth == stack.length) {
                    stack = Arrays.copyOf(stack, 2 * depth);
                }
                stack[depth++] = arc;
            } else if (depth == 0) {
                return length;
            } else {
                if (length == tour.length) {
                    tour = Arrays.copyOf(tour, 2 * length);
                }
                tour[length++] = stack[--depth];
            }
        }
    }

    /** Cuts the tour into traces: each choice of an initial state begins one. */
    private void cut(int length) {
        for (int i = length - 1; i >= 0; i--) {
            int arc = tour[i];
            if (arc >= 0) {
                if (size == steps.length) {
                    steps = Arrays.copyOf(steps, size + (size >> 1));
                }
                steps[size++] = arc;
            } else if (arc != RESET) {
                beginTrace();
            }
        }
    }

    private void beginTrace() {
        if (traces == first.length) {
            first = Arrays.copyOf(first, 2 * traces);
        }
        first[traces++] = size;
    }
}
