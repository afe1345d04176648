package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.BitSet;

/**
 * Cuts the traces of an optimal transition cover into traces of bounded length. What comes after a cut is reached by the shortest way to the next transition that is
 * still to be taken; transitions that were taken meanwhile are passed over.
 */
final class BoundedTour {
    private final StateGraph graph;
    private final ShortestWays ways;
    private final int maxLength;
    private final TraceCollector collector;
    private final BitSet taken;

    /**
     * Prepares the cut.
     *
     * @param graph a graph of which every transition is the last of some way of at most {@code maxLength} steps
     */
    BoundedTour(StateGraph graph, ShortestWays ways, int maxLength) {
        this.graph = graph;
        this.ways = ways;
        this.maxLength = maxLength;
        this.collector = new TraceCollector(graph);
        this.taken = new BitSet(graph.transitionCount());
    }

    /** Gives the traces of a cover, the same if none is too long. */
    TraceSuite cut(TraceSuite cover) {
        int longest = 0;
        for (int trace = 0; trace < cover.traceCount(); trace++) {
            longest = Math.max(longest, cover.length(trace));
        }
        if (longest <= maxLength) {
            return cover;
        }
        for (int trace = 0; trace < cover.traceCount(); trace++) {
            cut(cover, trace);
        }
        return collector.suite();
    }

    private void cut(TraceSuite cover, int trace) {
        boolean begun = false;
        int passed = 0; // The trace at hand, once begun, has followed the cover's up to here.
        for (int step = 0; step < cover.length(trace); step++) {
            int transition = cover.transition(trace, step);
            if (taken.get(transition)) {
                continue;
            }
            int source = graph.source(transition);
            int gap = step - passed;
            if (begun && gap <= ways.depth(source) && gap < maxLength - collector.length()) {
                for (int i = passed; i < step; i++) {
                    take(cover.transition(trace, i));
                }
            } else {
                ways.take(source, collector::begin, this::take);
            }
            take(transition);
            begun = true;
            passed = step + 1;
        }
    }

    private void take(int transition) {
        collector.take(transition);
        taken.set(transition);
    }
}
