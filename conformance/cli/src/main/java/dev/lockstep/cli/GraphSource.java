package dev.lockstep.cli;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.graph.ModelValues;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.traces.trace.TraceOrigin;
import java.nio.file.Path;
import java.util.Set;

/**
 * A state graph, from wherever it comes, with what traces of it say of themselves.
 *
 * @param name the model's name
 * @param graph the graph
 * @param origin the traces' origin
 * @param modelValues the names of the model values that occur in it
 */
record GraphSource(String name, StateGraph graph, TraceOrigin origin, Set<String> modelValues) {
    static GraphSource of(Exploration explored) {
        return new GraphSource(
                explored.model().name(),
                explored.graph(),
                explored.origin(),
                new Constants(explored.signature().constants()).modelValues());
    }

    /** Takes a graph from a file, where nothing is known of a spec. */
    static GraphSource of(Path file, StateGraph graph) {
        return new GraphSource(file.toString(), graph, TraceOrigin.UNKNOWN, ModelValues.of(graph));
    }
}
