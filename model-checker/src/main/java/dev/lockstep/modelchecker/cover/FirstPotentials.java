package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;

/**
 * The potentials that a flow begins with: the highest that make sense or the lowest, whichever prove more.
 *
 * <p>The highest: a deficit is worth its level, and a state before it one less for each step. The lowest: a surplus is worth nothing, and a state behind it one
 * more for each step. The one would be right if surpluses had every deficit to themselves, the other if deficits had every surplus.
 */
final class FirstPotentials {
    private final StateGraph graph;
    private final FlowNetwork network;
    private final int[] excess;
    private final int[] potential;

    private FirstPotentials(StateGraph graph, FlowNetwork network, int[] excess) {
        this.graph = graph;
        this.network = network;
        this.excess = excess;
        this.potential = new int[graph.stateCount()];
    }

    /** Gives a potential for each state; linear in the graph's size. */
    static int[] of(StateGraph graph, FlowNetwork network, int[] excess) {
        int[] highest = highest(graph, network, excess);
        int[] lowest = lowest(graph, network, excess);
        return gain(highest, excess) >= gain(lowest, excess) ? highest : lowest;
    }

    /** Gives the least potentials at which each deficit has that of its level. */
    static int[] highest(StateGraph graph, FlowNetwork network, int[] excess) {
        var potentials = new FirstPotentials(graph, network, excess);
        potentials.lookAhead();
        return potentials.potential;
    }

    /** Gives the greatest potentials at which each surplus has 0. */
    static int[] lowest(StateGraph graph, FlowNetwork network, int[] excess) {
        var potentials = new FirstPotentials(graph, network, excess);
        potentials.lookBack();
        return potentials.potential;
    }

    /** Gives by how much the bound that potentials prove is above the number of transitions. */
    private static long gain(int[] potential, int[] excess) {
        long gain = 0;
        for (int v = 0; v < potential.length; v++) {
            gain -= (long) excess[v] * potential[v];
        }
        return gain;
    }

    private void lookAhead() {
        for (int level = 1; level < graph.depth(); level++) {
            for (int v = graph.firstOfLevel(level); v < graph.firstOfLevel(level + 1); v++) {
                potential[v] = excess[v] < 0 ? level : 0;
            }
        }
        int[] at = new int[graph.stateCount()];
        int[] below = new int[graph.stateCount()];
        int count = 0;
        for (int level = graph.depth() - 1; level > 0; level--) {
            for (int v = graph.firstOfLevel(level); v < graph.firstOfLevel(level + 1); v++) {
                if (excess[v] < 0) {
                    at[count++] = v;
                }
            }
            int next = 0;
            for (int i = 0; i < count; i++) {
                for (int k = network.first(at[i]); k < network.first(at[i] + 1); k++) {
                    int u = network.source(k);
                    if (potential[u] < level - 1) {
                        potential[u] = level - 1;
                        below[next++] = u;
                    }
                }
            }
            int[] done = at;
            at = below;
            below = done;
            count = next;
        }
    }

    private void lookBack() {
        Arrays.fill(potential, -1);
        int[] queue = new int[graph.stateCount()];
        int size = 0;
        for (int v = 0; v < queue.length; v++) {
            if (v < graph.initialCount() || excess[v] > 0) {
                potential[v] = 0;
                queue[size++] = v;
            }
        }
        for (int i = 0; i < size; i++) {
            for (int t = graph.firstTransition(queue[i]); t < graph.firstTransition(queue[i] + 1); t++) {
                int w = graph.target(t);
                if (potential[w] < 0) {
                    potential[w] = potential[queue[i]] + 1;
                    queue[size++] = w;
                }
            }
        }
    }
}
