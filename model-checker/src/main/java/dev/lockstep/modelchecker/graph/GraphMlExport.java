package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Writes a state graph as GraphML, as a stream. A state is a node: its id the state's number, its data the value of each variable as TLA+ text, its level
 * from 0, and whether it is initial and was expanded. A transition is an edge, its data the action and the arguments, such as {@code i = s1, v = 1}.
 */
public final class GraphMlExport {
    private static final String LEVEL = "level";
    private static final String INITIAL = "initial";
    private static final String EXPANDED = "expanded";
    private static final String ACTION = "action";
    private static final String ARGUMENTS = "arguments";

    private final StateGraph graph;
    private final Appendable out;

    private GraphMlExport(StateGraph graph, Appendable out) {
        this.graph = graph;
        this.out = out;
    }

    /** Writes a graph. */
    public static void write(StateGraph graph, Appendable out) {
        try {
            new GraphMlExport(graph, out).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
        for (int variable = 0; variable < graph.variables().size(); variable++) {
            writeKey("v" + variable, "node", graph.variables().get(variable), "string");
        }
        writeKey(LEVEL, "node", "#" + LEVEL, "int");
        writeKey(INITIAL, "node", "#" + INITIAL, "boolean");
        writeKey(EXPANDED, "node", "#" + EXPANDED, "boolean");
        writeKey(ACTION, "edge", ACTION, "string");
        writeKey(ARGUMENTS, "edge", ARGUMENTS, "string");
        out.append("<graph id=\"states\" edgedefault=\"directed\">\n");
        writeStates();
        writeTransitions();
        out.append("</graph>\n</graphml>\n");
    }

    private void writeKey(String id, String holder, String name, String type) throws IOException {
        out.append("<key id=\"").append(id).append("\" for=\"").append(holder).append("\" attr.name=\"");
        out.append(escaped(name)).append("\" attr.type=\"").append(type).append("\"/>\n");
    }

    private void writeStates() throws IOException {
        var texts = new ValueTexts(graph, value -> escaped(TlaText.of(value)));
        int level = 0;
        for (int state = 0; state < graph.stateCount(); state++) {
            level += state == graph.firstOfLevel(level + 1) ? 1 : 0;
            out.append("<node id=\"").append(Integer.toString(state)).append("\">");
            for (int variable = 0; variable < graph.variables().size(); variable++) {
                out.append("<data key=\"v").append(Integer.toString(variable)).append("\">");
                out.append(texts.of(state, variable)).append("</data>");
            }
            writeData(LEVEL, Integer.toString(level));
            writeData(INITIAL, Boolean.toString(state < graph.initialCount()));
            writeData(EXPANDED, Boolean.toString(state < graph.expandedCount()));
            out.append("</node>\n");
        }
    }

    private void writeData(String key, String text) throws IOException {
        out.append("<data key=\"").append(key).append("\">").append(text).append("</data>");
    }

    private void writeTransitions() throws IOException {
        String[] data = new String[graph.labelCount()];
        for (int label = 0; label < data.length; label++) {
            Event event = graph.event(label);
            data[label] = "<data key=\"" + ACTION + "\">" + escaped(event.action()) + "</data><data key=\"" + ARGUMENTS
                    + "\">" + escaped(arguments(event)) + "</data></edge>\n";
        }
        for (int state = 0; state < graph.stateCount(); state++) {
            String source = "<edge source=\"" + state + "\" target=\"";
            for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                out.append(source).append(Integer.toString(graph.target(t))).append("\">");
                out.append(data[graph.label(t)]);
            }
        }
    }

    private static String arguments(Event event) {
        var text = new StringJoiner(", ");
        for (Map.Entry<String, TlaValue> argument : event.arguments().entrySet()) {
            text.add(argument.getKey() + " = " + argument.getValue());
        }
        return text.toString();
    }

    /** Escapes what means something in XML; a character that XML can't hold is written by its number. */
    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&') {
                escaped.append("&amp;");
            } else if (c == '<') {
                escaped.append("&lt;");
            } else if (c == '>') {
                escaped.append("&gt;");
            } else if (c == '"') {
                escaped.append("&quot;");
            } else if ((c >= ' ' && c < Character.MIN_SURROGATE) || c == '\t' || c == '\n') {
                escaped.append(c);
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                escaped.append(c).append(text.charAt(++i));
            } else if (c > Character.MAX_SURROGATE && c < 0xFFFE) {
                escaped.append(c);
            } else {
                escaped.append(String.format("\\u%04x", (int) c));
            }
        }
        return escaped.toString();
    }
}
