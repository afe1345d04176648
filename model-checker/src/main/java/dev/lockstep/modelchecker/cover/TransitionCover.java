package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;

/**
 * Covers every transition of a state graph by traces, greedily: each trace goes the shortest way to the first state with a transition not yet taken, then
 * takes such transitions as long as there are any.
 *
 * <p>Linear in the size of the graph and of the suite. The suite is complete, but longer than the shortest one.
 */
public final class TransitionCover {
    private final StateGraph graph;
    /** For each state its next transition not taken yet; transitions of a state are taken in order. */
    private final int[] next;

    private final int[] parent;
    private final boolean[] taken;
    private int[] first = new int[16];
    private int traces;
    private int[] steps = new int[64];
    private int size;

    private TransitionCover(StateGraph graph) {
        this.graph = graph;
        this.next = new int[graph.stateCount()];
        Arrays.setAll(next, graph::firstTransition);
        this.parent = shortestPathParents(graph);
        this.taken = new boolean[graph.transitionCount()];
    }

    /** Gives traces that take every transition of a graph. */
    public static TraceSuite of(StateGraph graph) {
        return new TransitionCover(graph).run();
    }

    private TraceSuite run() {
        for (int state = 0; state < graph.stateCount(); state++) {
            while (hasUntaken(state)) {
                beginTrace();
                goTo(state);
                int at = state;
                while (hasUntaken(at)) {
                    int transition = next[at];
                    take(transition);
                    at = graph.target(transition);
                }
            }
        }
        beginTrace();
        return new TraceSuite(graph, Arrays.copyOf(first, traces), Arrays.copyOf(steps, size));
    }

    private boolean hasUntaken(int state) {
        int end = graph.firstTransition(state + 1);
        while (next[state] < end && taken[next[state]]) {
            next[state]++;
        }
        return next[state] < end;
    }

    private void beginTrace() {
        if (traces == first.length) {
            first = Arrays.copyOf(first, 2 * traces);
        }
        first[traces++] = size;
    }

    /** Appends the shortest way from an initial state. */
    private void goTo(int state) {
        int from = size;
        for (int at = state; at >= graph.initialCount(); at = graph.source(parent[at])) {
            take(parent[at]);
        }
        for (int i = from, j = size - 1; i < j; i++, j--) {
            int swap = steps[i];
            steps[i] = steps[j];
            steps[j] = swap;
        }
    }

    private void take(int transition) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, size + (size >> 1));
        }
        steps[size++] = transition;
        taken[transition] = true;
    }

    /** Gives for each state that is not initial the first transition that comes from the level before. */
    private static int[] shortestPathParents(StateGraph graph) {
        int[] parents = new int[graph.stateCount()];
        Arrays.fill(parents, -1);
        for (int level = 0; level < graph.depth(); level++) {
            int end = graph.firstTransition(graph.firstOfLevel(level + 1));
            for (int t = graph.firstTransition(graph.firstOfLevel(level)); t < end; t++) {
                int target = graph.target(t);
                if (parents[target] < 0 && target >= graph.firstOfLevel(level + 1)) {
                    parents[target] = t;
                }
            }
        }
        return parents;
    }
}
