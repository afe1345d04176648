package dev.lockstep.traces.itf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
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
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Encodes values as ITF JSON does. A model value is written as a string, so its name must be told beside the values; integers beyond 2^53 are written as
 * {@code #bigint}.
 */
public final class ItfValues {
    private static final BigInteger EXACT_IN_JSON = BigInteger.ONE.shiftLeft(53);
    private static final int CACHED_VALUES = 100_000;

    private final JsonFactory json = JsonFactory.builder().build();
    private final Map<TlaValue, String> encoded = new HashMap<>();
    private final Set<String> modelValues;

    /**
     * Makes an encoder for the values of one model.
     *
     * @param modelValues the names of the model's model values
     */
    public ItfValues(Set<String> modelValues) {
        this.modelValues = Collections.unmodifiableSet(new TreeSet<>(modelValues));
    }

    /** Gives the names of the model's model values, sorted. */
    public Set<String> modelValues() {
        return modelValues;
    }

    /**
     * Gives a value as JSON. Values recur in state after state, so their text is kept.
     *
     * @throws ItfException if a string in it has the name of a model value, so that it could not be read back, or if a model value in it is not
     *     among those given
     */
    public String text(TlaValue value) {
        String known = encoded.get(value);
        if (known == null) {
            var text = new StringWriter();
            try (JsonGenerator generator = json.createGenerator(text)) {
                writeValue(value, generator);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
