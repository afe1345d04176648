package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.SpecException;
import java.util.Arrays;

/**
 * Turns takings that balance every state into traces: an Euler tour (Hierholzer 1873) of the transitions, each as often as it is to be taken, cut where it
 * resets.
 *
 * <p>The tour comes out backwards. So one array has room for the way being walked, from its begin, and for the steps that are done, from its end; it becomes the
 * suite's.
 */
final class EulerTour {
    /** Stands for a reset on the way; a choice of initial state i is {@code -2 - i}. */
    private static final int RESET = -1;

    private static final int NONE = Integer.MIN_VALUE;

    /** The longest array that every JVM can make. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final StateGraph graph;
    private final int start;
    private final int[] left;
    private final int[] resets;
    private final int[] choices;
    private final int[] next;
    private final int[] arcs;
    private final int[] first;
    private int done;
    private int begun;

    /**
     * Prepares a tour, which uses up the takings.
     *
     * @throws SpecException if there are more steps than an array can have
     */
    EulerTour(StateGraph graph, CoverTakings takings) {
        this.graph = graph;
        this.start = graph.stateCount();
        this.left = takings.transitions();
        this.resets = takings.resets();
        this.choices = takings.choices();
        this.next = new int[start + 1];
        Arrays.setAll(next, s -> s < start ? graph.firstTransition(s) : 0);
        this.arcs = new int[capacity(takings.steps(), takings.chosen())];
        this.first = new int[(int) takings.chosen() + choices.length + 1];
        this.done = arcs.length;
        this.begun = first.length - 1;
        first[begun] = done;
    }

    /** Gives the room that a tour needs: each step, and a choice and a reset for each trace. */
    static int capacity(long steps, long traces) {
        long capacity = steps + 2 * traces;
        if (capacity > LONGEST) {
            throw new SpecException(
                    SpecException.USAGE,
                    "traces that take every transition have " + steps + " steps, more than the " + LONGEST
                            + " that fit into memory at once; take a model with tighter bounds");
        }
        return (int) capacity;
    }

    TraceSuite suite() {
        walk(start);
        // What no reset connects with the start is balanced by itself: one trace from an initial state.
        for (int i = 0; i < choices.length; i++) {
            if (hasLeft(i)) {
                walk(i);
                first[--begun] = done;
            }
        }
        return new TraceSuite(graph, Arrays.copyOfRange(first, begun, first.length), arcs);
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

    /** Walks a closed tour from a node over all that is left and can be reached. */
    private void walk(int from) {
        int depth = 0;
        int v = from;
        while (true) {
            int arc = take(v);
            if (arc != NONE) {
                arcs[depth++] = arc;
                v = head(arc);
            } else if (depth == 0) {
                return;
            } else {
                finish(arcs[--depth]);
                v = depth == 0 ? from : head(arcs[depth - 1]);
            }
        }
    }

    /** Puts an arc before what is done: each choice of an initial state begins a trace. */
    private void finish(int arc) {
        if (arc >= 0) {
            arcs[--done] = arc;
        } else if (arc != RESET) {
            first[--begun] = done;
        }
    }
}
