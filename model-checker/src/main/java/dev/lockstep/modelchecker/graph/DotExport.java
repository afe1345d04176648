package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaText;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes a state graph in Graphviz' DOT language, as a stream: states with their values, transitions with their events. {@link DotReader} reads it back.
 *
 * <p>Initial states are filled; in a partial graph states whose transitions are not known are dashed. The names of an event's arguments stand in an
 * attribute {@code names}, which Graphviz ignores. Neither cut events nor the operators around an event are written.
 */
public final class DotExport {
    private DotExport() {}

    /** Writes a graph. */
    public static void write(StateGraph graph, Appendable out) {
        try {
            out.append("digraph states {\n  node [shape=box, fontname=monospace];\n");
            writeStates(graph, out);
            writeTransitions(graph, out);
            out.append("}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeStates(StateGraph graph, Appendable out) throws IOException {
        var texts = new ValueTexts(graph, value -> escaped(TlaText.of(value)));
        String[] conjuncts =
                graph.variables().stream().map(v -> escaped("/\\ " + v + " = ")).toArray(String[]::new);
        for (int state = 0; state < graph.stateCount(); state++) {
            out.append("  ").append(Integer.toString(state)).append(" [label=\"");
            for (int variable = 0; variable < conjuncts.length; variable++) {
                out.append(conjuncts[variable])
                        .append(texts.of(state, variable))
                        .append("\\l");
            }
            out.append(state < graph.initialCount() ? "\", style=filled" : "\"");
            out.append(state >= graph.expandedCount() ? ", style=dashed" : "");
            out.append("];\n");
        }
    }

    private static void writeTransitions(StateGraph graph, Appendable out) throws IOException {
        String[] attributes = new String[graph.labelCount()];
        for (int label = 0; label < attributes.length; label++) {
            attributes[label] = attributes(graph.event(label));
        }
        for (int state = 0; state < graph.stateCount(); state++) {
            String source = "  " + state + " -> ";
            for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                out.append(source).append(Integer.toString(graph.target(t)));
                out.append(attributes[graph.label(t)]);
            }
        }
    }

    private static String attributes(Event event) {
        String names = event.arguments().isEmpty()
                ? ""
                : ", " + DotAttributes.NAMES + "=\""
                        + escaped(String.join(", ", event.arguments().keySet())) + "\"";
        return " [label=\"" + escaped(event.toString()) + "\"" + names + "];\n";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\l");
    }
}
