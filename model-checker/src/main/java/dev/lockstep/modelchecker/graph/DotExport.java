package dev.lockstep.modelchecker.graph;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a state graph in Graphviz' DOT language, as a stream: states with their values, transitions with their events. */
public final class DotExport {
    private DotExport() {}

    /** Writes a graph; initial states are filled. */
    public static void write(StateGraph graph, Appendable out) {
        try {
            out.append("digraph states {\n  node [shape=box, fontname=monospace];\n");
            for (int state = 0; state < graph.stateCount(); state++) {
                out.append("  ").append(Integer.toString(state)).append(" [label=\"");
                out.append(escaped(graph.state(state).toString())).append("\\l\"");
                out.append(state < graph.initialCount() ? ", style=filled];\n" : "];\n");
            }
            for (int state = 0; state < graph.stateCount(); state++) {
                for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                    out.append("  ").append(Integer.toString(state)).append(" -> ");
                    out.append(Integer.toString(graph.target(t))).append(" [label=\"");
                    out.append(escaped(graph.event(graph.label(t)).toString())).append("\"];\n");
                }
            }
            out.append("}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\l");
    }
}
