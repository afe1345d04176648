package dev.lockstep.traces.itf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.value.TlaBoolean;
import dev.lockstep.traces.value.TlaFunction;
import dev.lockstep.traces.value.TlaInteger;
import dev.lockstep.traces.value.TlaModelValue;
import dev.lockstep.traces.value.TlaRecord;
import dev.lockstep.traces.value.TlaSequence;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaString;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes traces as ITF JSON (Apalache ADR-015), one document a line.
 *
 * <p>Events stand in the variables {@code mbt::actionTaken} and {@code mbt::nondetPicks}, as Quint writes them. A model value is written as a string whose
 * name stands in {@code #meta.modelValues}. Integers beyond 2^53 are written as {@code #bigint}.
 */
public final class ItfWriter {
    private static final BigInteger EXACT_IN_JSON = BigInteger.ONE.shiftLeft(53);
    private static final int CACHED_VALUES = 100_000;

    private final JsonFactory json = JsonFactory.builder().build();
    private final Map<TlaValue, String> encoded = new HashMap<>();
    private final Set<String> modelValues = new TreeSet<>();

    /**
     * Makes a writer for the traces of one model.
     *
     * @param modelValues the names of the model's model values
     */
    public ItfWriter(Set<String> modelValues) {
        this.modelValues.addAll(modelValues);
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
        for (String name : modelValues) {
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
            generator.writeRawValue(text(state.values().get(i)));
        }
        generator.writeStringField(ItfNames.ACTION_TAKEN, event.action());
        generator.writeObjectFieldStart(ItfNames.NONDET_PICKS);
        for (Map.Entry<String, TlaValue> argument : event.arguments().entrySet()) {
            generator.writeObjectFieldStart(argument.getKey());
            generator.writeStringField("tag", "Some");
            generator.writeFieldName("value");
            generator.writeRawValue(text(argument.getValue()));
            generator.writeEndObject();
        }
        generator.writeEndObject();
        generator.writeEndObject();
    }

    /** Gives a value as JSON. Values recur in state after state, so their text is kept. */
    private String text(TlaValue value) throws IOException {
        String known = encoded.get(value);
        if (known == null) {
            var text = new StringWriter();
            JsonGenerator generator = json.createGenerator(text);
            writeValue(value, generator);
            generator.close();
            known = text.toString();
            if (encoded.size() >= CACHED_VALUES) {
                encoded.clear();
            }
            encoded.put(value, known);
        }
        return known;
    }

    private void writeValue(TlaValue value, JsonGenerator generator) throws IOException {
        if (value instanceof TlaBoolean b) {
            generator.writeBoolean(b.value());
        } else if (value instanceof TlaInteger i) {
            writeInteger(i, generator);
        } else if (value instanceof TlaString s) {
            writeString(s, generator);
        } else if (value instanceof TlaModelValue m) {
            writeModelValue(m, generator);
        } else if (value instanceof TlaSet s) {
            generator.writeStartObject();
            generator.writeArrayFieldStart(ItfNames.SET);
            writeAll(s.elements(), generator);
            generator.writeEndArray();
            generator.writeEndObject();
        } else if (value instanceof TlaSequence s) {
            generator.writeStartArray();
            writeAll(s.elements(), generator);
            generator.writeEndArray();
        } else if (value instanceof TlaRecord r && r.fields().keySet().stream().noneMatch(f -> f.startsWith("#"))) {
            generator.writeStartObject();
            for (Map.Entry<String, TlaValue> field : r.fields().entrySet()) {
                generator.writeFieldName(field.getKey());
                writeValue(field.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (value instanceof TlaRecord || value instanceof TlaFunction) {
            writeFunction(value, generator);
        }
    }

    private void writeAll(Iterable<TlaValue> values, JsonGenerator generator) throws IOException {
        for (TlaValue value : values) {
            writeValue(value, generator);
        }
    }

    private void writeFunction(TlaValue function, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        generator.writeArrayFieldStart(ItfNames.MAP);
        for (Map.Entry<TlaValue, TlaValue> pair : function.asMapping().entrySet()) {
            generator.writeStartArray();
            writeValue(pair.getKey(), generator);
            writeValue(pair.getValue(), generator);
            generator.writeEndArray();
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }

    private static void writeInteger(TlaInteger value, JsonGenerator generator) throws IOException {
        if (value.value().abs().compareTo(EXACT_IN_JSON) < 0) {
            generator.writeNumber(value.value());
        } else {
            generator.writeStartObject();
            generator.writeStringField(ItfNames.BIG_INTEGER, value.value().toString());
            generator.writeEndObject();
        }
    }

    private void writeString(TlaString value, JsonGenerator generator) throws IOException {
        if (modelValues.contains(value.value())) {
            throw new ItfException("the string " + value
                    + " has the name of a model value, so that it could not be told apart when read"
                    + " back; rename the model value in the model's .cfg");
        }
        generator.writeString(value.value());
    }

    private void writeModelValue(TlaModelValue value, JsonGenerator generator) throws IOException {
        if (!modelValues.contains(value.name())) {
            throw new ItfException("the model value " + value + " is not among the model's: " + modelValues);
        }
        generator.writeString(value.name());
    }
}
