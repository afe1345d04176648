package dev.lockstep.modelchecker.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.traces.itf.ItfValues;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;

/**
 * Writes a state graph as JSON, as a stream: one object, a line for each state, transition and cut event.
 *
 * <pre>{@code
 * {"#meta":{"format":"lockstep-graph","modelValues":["s1","s2"]},
 *  "variables":["x","y"],"initial":1,"expanded":2,
 *  "states":[{"id":0,"values":{"x":0,"y":{"#set":[]}}},
 *            {"id":1,"values":{"x":1,"y":{"#set":["s1"]}}}],
 *  "transitions":[{"from":0,"to":1,"action":"Add","args":{"s":"s1"}}],
 *  "cut":[{"from":1,"action":"Add","args":{"s":"s2"}}]}
 * }</pre>
 *
 * <p>Values are encoded as in ITF; model values are the strings in {@code modelValues}. States are numbered from 0, the initial ones first: there are
 * {@code initial} of them. The transitions of the first {@code expanded} states are known; of others there are none. Cut events are enabled in a state,
 * but a constraint cut off what they lead to.
 */
public final class JsonExport {
    private final StateGraph graph;
    private final ItfValues values;
    private final JsonGenerator out;

    private JsonExport(StateGraph graph, JsonGenerator out) {
        this.graph = graph;
        this.values = new ItfValues(ModelValues.of(graph));
        this.out = out;
    }

    /**
     * Writes a graph.
     *
     * @throws dev.lockstep.traces.itf.ItfException if a string in the graph has the name of a model value, so that they could not be told apart
     */
    public static void write(StateGraph graph, Writer out) {
        try {
            JsonGenerator generator = new JsonFactory().createGenerator(out);
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            try (generator) {
                new JsonExport(graph, generator).write();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("#meta");
        out.writeStringField("format", "lockstep-graph");
        writeStrings("modelValues", values.modelValues());
        out.writeEndObject();
        writeStrings("variables", graph.variables());
        out.writeNumberField("initial", graph.initialCount());
        out.writeNumberField("expanded", graph.expandedCount());
        writeStates();
        writeTransitions();
        writeCuts();
        out.writeEndObject();
        out.writeRaw('\n');
    }

    private void writeStrings(String name, Iterable<String> strings) throws IOException {
        out.writeArrayFieldStart(name);
        for (String string : strings) {
            out.writeString(string);
        }
        out.writeEndArray();
    }

    private void writeStates() throws IOException {
        var texts = new ValueTexts(graph, values::text);
        out.writeArrayFieldStart("states");
        for (int state = 0; state < graph.stateCount(); state++) {
            startLine();
            out.writeNumberField("id", state);
            out.writeObjectFieldStart("values");
            for (int variable = 0; variable < graph.variables().size(); variable++) {
                out.writeFieldName(graph.variables().get(variable));
                out.writeRawValue(texts.of(state, variable));
            }
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writeTransitions() throws IOException {
        out.writeArrayFieldStart("transitions");
        for (int state = 0; state < graph.stateCount(); state++) {
            for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                startLine();
                out.writeNumberField("from", state);
                out.writeNumberField("to", graph.target(t));
                writeEvent(graph.event(graph.label(t)));
            }
        }
        out.writeEndArray();
    }

    private void writeCuts() throws IOException {
        out.writeArrayFieldStart("cut");
        for (int state = 0; state < graph.stateCount(); state++) {
            for (int label : graph.cuts(state)) {
                startLine();
                out.writeNumberField("from", state);
                writeEvent(graph.event(label));
            }
        }
        out.writeEndArray();
    }

    private void startLine() throws IOException {
        out.writeRaw('\n');
        out.writeStartObject();
    }

    private void writeEvent(Event event) throws IOException {
        out.writeStringField("action", event.action());
        out.writeObjectFieldStart("args");
        for (Map.Entry<String, TlaValue> argument : event.arguments().entrySet()) {
            out.writeFieldName(argument.getKey());
            out.writeRawValue(values.text(argument.getValue()));
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}
