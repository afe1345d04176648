package dev.lockstep.traces.itf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;

/**
 * Writes traces as ITF JSON (Apalache ADR-015), one document a line.
 *
 * <p>Events stand in the variables {@code mbt::actionTaken} and {@code mbt::nondetPicks}, as Quint writes them; values as {@link ItfValues} encodes them,
 * with the names of the model values in {@code #meta.modelValues}.
 */
public final class ItfWriter {
    private final JsonFactory json = JsonFactory.builder().build();
    private final ItfValues values;

    /**
     * Makes a writer for the traces of one model.
     *
     * @param modelValues the names of the model's model values
     */
    public ItfWriter(Set<String> modelValues) {
        this.values = new ItfValues(modelValues);
    }

    /**
     * Writes a trace and ends the line.
     *
     * @throws ItfException if a string of the trace has the name of a model value, so that it could not be read back, or if a model value is not
     *     among those given
     */
    public void write(Trace trace, Writer out) {
        try {
            JsonGenerator generator = json.createGenerator(out);
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            generator.writeStartObject();
            writeMeta(trace, generator);
            writeVariables(trace.initial(), generator);
            generator.writeArrayFieldStart(ItfNames.STATES);
            writeState(0, trace.initial(), new Event(ItfNames.INIT, Map.of()), generator);
            int index = 1;
            for (Step step : trace.steps()) {
                writeState(index++, step.state(), step.event(), generator);
            }
            generator.writeEndArray();
            Integer loop = trace.loop();
            if (loop != null) {
                generator.writeNumberField(ItfNames.LOOP, loop);
            }
            generator.writeEndObject();
            generator.writeRaw('\n');
            generator.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeMeta(Trace trace, JsonGenerator generator) throws IOException {
        generator.writeObjectFieldStart(ItfNames.META);
        generator.writeStringField("format", "ITF");
        generator.writeStringField("format-description", "https://apalache-mc.org/docs/adr/015adr-trace.html");
        generator.writeStringField(ItfNames.MODEL, trace.origin().model());
        generator.writeStringField(ItfNames.SPEC_HASH, trace.origin().specHash());
        generator.writeNumberField(ItfNames.SEED, trace.origin().seed());
        generator.writeArrayFieldStart(ItfNames.MODEL_VALUES);
        for (String name : values.modelValues()) {
            generator.writeString(name);
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }

    private static void writeVariables(State state, JsonGenerator generator) throws IOException {
        generator.writeArrayFieldStart(ItfNames.VARIABLES);
        for (String variable : state.variables()) {
            generator.writeString(variable);
        }
        generator.writeString(ItfNames.ACTION_TAKEN);
        generator.writeString(ItfNames.NONDET_PICKS);
        generator.writeEndArray();
    }

    private void writeState(int index, State state, Event event, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        generator.writeObjectFieldStart(ItfNames.META);
        generator.writeNumberField("index", index);
        generator.writeEndObject();
        for (int i = 0; i < state.variables().size(); i++) {
            generator.writeFieldName(state.variables().get(i));
            generator.writeRawValue(values.text(state.values().get(i)));
        }
        generator.writeStringField(ItfNames.ACTION_TAKEN, event.action());
        generator.writeObjectFieldStart(ItfNames.NONDET_PICKS);
        for (Map.Entry<String, TlaValue> argument : event.arguments().entrySet()) {
            generator.writeObjectFieldStart(argument.getKey());
            generator.writeStringField("tag", "Some");
            generator.writeFieldName("value");
            generator.writeRawValue(values.text(argument.getValue()));
            generator.writeEndObject();
        }
        generator.writeEndObject();
        generator.writeEndObject();
    }
}
