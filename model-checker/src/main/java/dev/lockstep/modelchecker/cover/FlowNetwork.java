package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;

/**
 * The transitions of a graph by target, and the flow on them: how often each is taken beyond once. Self-loops are left out, they balance nothing. Among
 * transitions from one state to another the first has all flow.
 *
 * <p>Takes three {@code int}s a state and two a transition.
 */
final class FlowNetwork {
    private final StateGraph graph;
    private final int[] first;
    private final int[] sources;
    private final int[] flow;
    private final int[] inflow;
    private final int[] outflow;

    /** Orders the transitions of a graph by target; linear in its size. */
    FlowNetwork(StateGraph graph) {
        this.graph = graph;
        int n = graph.stateCount();
        first = new int[n + 1];
        for (int s = 0; s < n; s++) {
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                if (graph.target(t) != s) {
                    first[graph.target(t) + 1]++;
                }
            }
        }
        for (int s = 0; s < n; s++) {
            first[s + 1] += first[s];
        }
        sources = new int[first[n]];
        flow = new int[first[n]];
        inflow = new int[n];
        outflow = new int[n];
        int[] next = first.clone();
        for (int s = 0; s < n; s++) {
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                if (graph.target(t) != s) {
                    sources[next[graph.target(t)]++] = s;
                }
            }
        }
    }

    /** Gives the place of the first transition into a state; those of a state are ordered by source. */
    int first(int state) {
        return first[state];
    }

    /** Gives the state that the transition at a place leaves. */
    int source(int place) {
        return sources[place];
    }

    /** Gives the flow on the transition at a place. */
    int flow(int place) {
        return flow[place];
    }

    /** Says whether there is flow into a state. */
    boolean hasInflow(int state) {
        return inflow[state] > 0;
    }

    /** Gives for each state how much more often it is entered than left where every transition is taken once. */
    int[] balance() {
        int[] balance = new int[graph.stateCount()];
        for (int s = 0; s < balance.length; s++) {
            balance[s] += first[s + 1] - first[s];
            for (int k = first[s]; k < first[s + 1]; k++) {
                balance[sources[k]]--;
            }
        }
        return balance;
    }

    /** Gives the sum of the flow on all transitions. */
    long total() {
        long sum = 0;
        for (int amount : inflow) {
            sum += amount;
        }
        return sum;
    }

    /** Says whether there is flow out of a state. */
    boolean hasOutflow(int state) {
        return outflow[state] > 0;
    }

    /** Gives the place of the first transition from a state to another; there must be one. */
    int place(int source, int target) {
        int low = first[target];
        int high = first[target + 1] - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sources[middle] < source) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Adds flow, or takes it back if below 0, from one state to another by the transition at a place. */
    void add(int place, int source, int target, int amount) {
        flow[place] += amount;
        outflow[source] += amount;
        inflow[target] += amount;
    }

    /** Gives for each transition how often it is taken: once, and the flow. */
    int[] takings() {
        int[] takings = new int[graph.transitionCount()];
        int[] next = first.clone();
        for (int s = 0; s < graph.stateCount(); s++) {
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                takings[t] = 1 + (graph.target(t) == s ? 0 : flow[next[graph.target(t)]++]);
            }
        }
        return takings;
    }
}
