package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Traces through a state graph, as the numbers of their transitions. Each begins in an initial state.
 *
 * <p>Kept as an {@code int} a step; a {@link Trace} is made when it is asked for.
 */
public final class TraceSuite implements Traces {
    private final StateGraph graph;
    private final int[] first;
    private final int[] transitions;
    private final int[] initial;
    private final long[] seeds;

    /**
     * Takes over the arrays.
     *
     * @param graph the graph
     * @param first where each trace begins among the transitions, and last where the last one ends
     * @param transitions the transitions of all traces, one after another, at least one each; what comes before the first trace is not looked at
     */
    TraceSuite(StateGraph graph, int[] first, int[] transitions) {
        this(graph, first, transitions, new int[first.length - 1], new long[0]);
        for (int trace = 0; trace < initial.length; trace++) {
            initial[trace] = graph.source(transitions[first[trace]]);
        }
    }

    /**
     * Takes over the arrays.
     *
     * @param graph the graph
     * @param first where each trace begins among the transitions, and last where the last one ends
     * @param transitions the transitions of all traces, one after another; what comes before the first trace is not looked at
     * @param initial the state in which each trace begins
     * @param seeds the seed of each trace; empty if nothing was random
     */
    TraceSuite(StateGraph graph, int[] first, int[] transitions, int[] initial, long[] seeds) {
        this.graph = graph;
        this.first = first;
        this.transitions = transitions;
        this.initial = initial;
        this.seeds = seeds;
    }

    @Override
    public int traceCount() {
        return first.length - 1;
    }

    @Override
    public long stepCount() {
        return (long) first[first.length - 1] - first[0];
    }

    /** Gives the number of different transitions that the traces take. */
    public int coveredTransitions() {
        var covered = new BitSet(graph.transitionCount());
        for (int i = first[0]; i < first[first.length - 1]; i++) {
            covered.set(transitions[i]);
        }
        return covered.cardinality();
    }

    @Override
    public int length(int trace) {
        return first[trace + 1] - first[trace];
    }

    /** Gives the initial state in which a trace begins. */
    public int initial(int trace) {
        return initial[trace];
    }

    /** Gives the transition that a trace takes in its {@code step}-th step, counted from 0. */
    public int transition(int trace, int step) {
        return transitions[first[trace] + step];
    }

    @Override
    public Trace trace(int trace, TraceOrigin origin) {
        List<Step> steps = new ArrayList<>(length(trace));
        for (int i = first[trace]; i < first[trace + 1]; i++) {
            steps.add(new Step(graph.event(graph.label(transitions[i])), graph.state(graph.target(transitions[i]))));
        }
        TraceOrigin own = seeds.length == 0 ? origin : new TraceOrigin(origin.model(), origin.specHash(), seeds[trace]);
        return new Trace(own, graph.state(initial[trace]), steps);
    }

    /** Gives the traces one after another. */
    public Iterator<Trace> traces(TraceOrigin origin) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < traceCount();
            }

            @Override
            public Trace next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return trace(next++, origin);
            }
        };
    }
}
