package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** A shortest way from an initial state to each state of a graph. */
final class ShortestWays {
    private static final int NONE = -1;

    private final StateGraph graph;
    private final int[] arrival;
    private final int[] depth;

    /** Finds the ways; linear in the size of the graph, whose numbers are breadth first already. */
    ShortestWays(StateGraph graph) {
        this.graph = graph;
        this.arrival = new int[graph.stateCount()];
        this.depth = new int[graph.stateCount()];
        Arrays.fill(arrival, NONE);
        for (int state = 0; state < graph.stateCount(); state++) {
            for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                int target = graph.target(t);
                if (target >= graph.initialCount() && arrival[target] == NONE) {
                    arrival[target] = t;
                    depth[target] = depth[state] + 1;
                }
            }
        }
    }

    /** Gives the number of steps to a state. */
    int depth(int state) {
        return depth[state];
    }

    /** Gives the last transition of the way to a state that is not initial. */
    int arrival(int state) {
        return arrival[state];
    }

    /** Gives the way to a state. */
    int[] to(int state) {
        int[] way = new int[depth[state]];
        for (int at = state, i = way.length - 1; i >= 0; i--) {
            way[i] = arrival[at];
            at = graph.source(way[i]);
        }
        return way;
    }

    /** Takes the way to a state, from where it begins. */
    void take(int state, IntConsumer begin, IntConsumer step) {
        int[] way = to(state);
        begin.accept(way.length == 0 ? state : graph.source(way[0]));
        for (int transition : way) {
            step.accept(transition);
        }
    }
}
