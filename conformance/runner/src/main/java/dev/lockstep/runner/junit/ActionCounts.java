package dev.lockstep.runner.junit;

import dev.lockstep.modelchecker.cover.TraceSuite;
import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Map;
import java.util.TreeMap;

/** Counts transitions by their actions; an action without any is missing. */
final class ActionCounts {
    private ActionCounts() {}

    /** Counts the transitions of a graph. */
    static Map<String, Long> of(StateGraph graph) {
        long[] labels = new long[graph.labelCount()];
        for (int t = 0; t < graph.transitionCount(); t++) {
            labels[graph.label(t)]++;
        }
        return byAction(graph, labels);
    }

    /** Counts the steps of traces. */
    static Map<String, Long> of(StateGraph graph, TraceSuite suite) {
        long[] labels = new long[graph.labelCount()];
        for (int trace = 0; trace < suite.traceCount(); trace++) {
            for (int step = 0; step < suite.length(trace); step++) {
                labels[graph.label(suite.transition(trace, step))]++;
            }
        }
        return byAction(graph, labels);
    }

    private static Map<String, Long> byAction(StateGraph graph, long[] labels) {
        Map<String, Long> actions = new TreeMap<>();
        for (int label = 0; label < labels.length; label++) {
            if (labels[label] > 0) {
                actions.merge(graph.event(label).action(), labels[label], Long::sum);
            }
        }
        return actions;
    }
}
