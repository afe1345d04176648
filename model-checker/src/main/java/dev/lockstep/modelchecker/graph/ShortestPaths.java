package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Shortest paths from the initial states of a graph to all others: a breadth-first tree, in which each state has the first transition that leads to it. An
 * {@code int} a state.
 */
public final class ShortestPaths {
    private static final int NONE = -1;

    private final StateGraph graph;

    /** For each state the transition by which it is reached first, or {@link #NONE} for an initial one. */
    private final int[] arrival;

    /** Finds the paths; linear in the size of the graph. */
    public ShortestPaths(StateGraph graph) {
        this.graph = graph;
        arrival = new int[graph.stateCount()];
        Arrays.fill(arrival, NONE);
        for (int t = 0; t < graph.transitionCount(); t++) {
            int target = graph.target(t);
            // States are numbered level by level, so the first transition that leads to a state comes from the level
            // before.
            if (target >= graph.initialCount() && arrival[target] == NONE) {
                arrival[target] = t;
            }
        }
    }

    /** Gives the number of steps of a shortest path to a state: its level, counted from 0. */
    public int length(int state) {
        int from = 0;
        int to = graph.depth();
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            if (graph.firstOfLevel(middle) <= state) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Gives the states at which paths end that are part of no other: so paths to them pass all states. */
    public int[] ends() {
        var passed = new BitSet(arrival.length);
        for (int transition : arrival) {
            if (transition != NONE) {
                passed.set(graph.source(transition));
            }
        }
        int[] ends = new int[arrival.length - passed.cardinality()];
        for (int i = 0, state = passed.nextClearBit(0); i < ends.length; i++, state = passed.nextClearBit(state + 1)) {
            ends[i] = state;
        }
        return ends;
    }

    /** Gives the path to a state with its events and states. */
    public Trace trace(int state, TraceOrigin origin) {
        var transitions = new ArrayDeque<Integer>();
        int first = state;
        while (arrival[first] != NONE) {
            transitions.addFirst(arrival[first]);
            first = graph.source(arrival[first]);
        }
        List<Step> steps = new ArrayList<>(transitions.size());
        for (int t : transitions) {
            steps.add(new Step(graph.event(graph.label(t)), graph.state(graph.target(t))));
        }
        return new Trace(origin, graph.state(first), steps);
    }
}
