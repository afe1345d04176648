package dev.lockstep.traces.itf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads traces from ITF JSON: one document, or several after another. What other tools write is read too; a state without
 * {@code mbt::actionTaken} is refused, since a replay could not tell the event. Nesting and sizes are bounded.
 */
public final class ItfReader implements Iterator<Trace>, AutoCloseable {
    private static final int MAX_NESTING = 500;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private final String source;
    private final MappingIterator<JsonNode> documents;
    private int document;

    /**
     * Reads from a stream.
     *
     * @param in the text; closed with this reader
     * @param source the name to give in errors, such as the file
     */
    public ItfReader(Reader in, String source) {
        this.source = source;
        try {
            this.documents = JSON.readerFor(JsonNode.class).readValues(in);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return documents.hasNextValue();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /**
     * Reads the next trace.
     *
     * @throws ItfException if it is malformed
     */
    @Override
    public Trace next() {
        try {
            document++;
            return trace(documents.nextValue());
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    @Override
    public void close() {
        try {
            documents.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Trace trace(JsonNode root) {
        List<String> variables = strings(field(root, ItfNames.VARIABLES, "the trace"), ItfNames.VARIABLES);
        variables.remove(ItfNames.ACTION_TAKEN);
        variables.remove(ItfNames.NONDET_PICKS);
        JsonNode meta = root.path(ItfNames.META);
        Set<String> modelValues = new HashSet<>();
        if (meta.has(ItfNames.MODEL_VALUES)) {
            modelValues.addAll(strings(meta.get(ItfNames.MODEL_VALUES), ItfNames.MODEL_VALUES));
        }
        var values = new Values(modelValues);
        JsonNode states = field(root, ItfNames.STATES, "the trace");
        if (!states.isArray() || states.isEmpty()) {
            throw error("expected at least one state in \"states\", found " + brief(states));
        }
        State initial = values.state(variables, states.get(0), 0);
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < states.size(); i++) {
            steps.add(new Step(values.event(states.get(i), i), values.state(variables, states.get(i), i)));
        }
        var origin = new TraceOrigin(
                meta.path(ItfNames.MODEL).asText(""),
                meta.path(ItfNames.SPEC_HASH).asText(""),
                meta.path(ItfNames.SEED).asLong(0));
        return new Trace(origin, initial, steps, loop(root, states.size()));
    }

    private @Nullable Integer loop(JsonNode root, int states) {
        JsonNode loop = root.get(ItfNames.LOOP);
        if (loop == null) {
            return null;
        }
        if (!loop.canConvertToInt() || !loop.isIntegralNumber() || loop.intValue() < 0 || loop.intValue() >= states) {
            throw error("expected the number of a state, from 0 to " + (states - 1) + ", in \"loop\", found "
                    + brief(loop));
        }
        return loop.intValue();
    }

    private JsonNode field(JsonNode node, String name, String where) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw error("expected a field \"" + name + "\" in " + where + ", found " + brief(node));
        }
        return value;
    }

    private List<String> strings(JsonNode node, String name) {
        List<String> strings = new ArrayList<>();
        if (!node.isArray()) {
            throw error("expected a list of strings in \"" + name + "\", found " + brief(node));
        }
        for (JsonNode element : node) {
            if (!element.isTextual()) {
                throw error("expected a string in \"" + name + "\", found " + brief(element));
            }
            strings.add(element.asText());
        }
        return strings;
    }

    private static String brief(JsonNode node) {
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }

    private ItfException error(String message) {
        return new ItfException(source + (document > 1 ? ", trace " + document : "") + ": " + message);
    }

    private ItfException malformed(IOException e) {
        if (e instanceof JsonProcessingException json) {
            var at = json.getLocation();
            String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            return new ItfException(
                    source + where + ": expected ITF JSON, found malformed text: "
                            + json.getOriginalMessage().replaceFirst("(?s) \\(start marker at.*", ""),
                    e);
        }
        return new ItfException(source + ": can't be read: " + e.getMessage(), e);
    }

    /** Decodes the values of one document, in which the model values are known. */
    private final class Values {
        private final Set<String> modelValues;

        Values(Set<String> modelValues) {
            this.modelValues = modelValues;
        }

        State state(List<String> variables, JsonNode node, int index) {
            List<TlaValue> values = new ArrayList<>();
            for (String variable : variables) {
                values.add(value(field(node, variable, "state " + index)));
            }
            return new State(variables, values);
        }

        Event event(JsonNode node, int index) {
            JsonNode action = field(node, ItfNames.ACTION_TAKEN, "state " + index);
            Map<String, TlaValue> arguments = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> pick :
                    node.path(ItfNames.NONDET_PICKS).properties()) {
                if (pick.getValue().path("tag").asText().equals("Some")) {
                    arguments.put(pick.getKey(), value(field(pick.getValue(), "value", "the pick " + pick.getKey())));
                }
            }
            return new Event(action.asText(), arguments);
        }

        private TlaValue value(JsonNode node) {
            if (node.isBoolean()) {
                return TlaValue.bool(node.booleanValue());
            } else if (node.isIntegralNumber()) {
                return TlaValue.integer(node.bigIntegerValue());
            } else if (node.isTextual()) {
                return modelValues.contains(node.asText())
                        ? TlaValue.modelValue(node.asText())
                        : TlaValue.string(node.asText());
            } else if (node.isArray()) {
                return TlaValue.sequence(all(node));
            } else if (node.isObject()) {
                return object(node);
            }
            throw error("expected a value, found " + brief(node));
        }

        private TlaValue object(JsonNode node) {
            if (node.has(ItfNames.SET)) {
                return TlaValue.set(all(node.get(ItfNames.SET)));
            } else if (node.has(ItfNames.TUPLE)) {
                return TlaValue.sequence(all(node.get(ItfNames.TUPLE)));
            } else if (node.has(ItfNames.MAP)) {
                return function(node.get(ItfNames.MAP));
            } else if (node.has(ItfNames.BIG_INTEGER)) {
                return bigInteger(node.get(ItfNames.BIG_INTEGER));
            } else if (node.has(ItfNames.UNSERIALIZABLE)) {
                throw error("the value " + brief(node) + " was left out by the tool that wrote the trace");
            }
            Map<String, TlaValue> fields = new HashMap<>();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (!field.getKey().equals(ItfNames.META)) {
                    fields.put(field.getKey(), value(field.getValue()));
                }
            }
            return TlaValue.record(fields);
        }

        private TlaValue bigInteger(JsonNode node) {
            try {
                return TlaValue.integer(new java.math.BigInteger(node.asText()));
            } catch (NumberFormatException e) {
                throw error("expected an integer in \"#bigint\", found " + brief(node));
            }
        }

        private TlaValue function(JsonNode pairs) {
            Map<TlaValue, TlaValue> mapping = new HashMap<>();
            for (JsonNode pair : pairs) {
                if (!pair.isArray() || pair.size() != 2) {
                    throw error("expected pairs in \"#map\", found " + brief(pair));
                }
                if (mapping.put(value(pair.get(0)), value(pair.get(1))) != null) {
                    throw error("the key " + brief(pair.get(0)) + " stands twice in a \"#map\"");
                }
            }
            return TlaValue.function(mapping);
        }

        private List<TlaValue> all(JsonNode array) {
            if (!array.isArray()) {
                throw error("expected a list, found " + brief(array));
            }
            List<TlaValue> values = new ArrayList<>();
            for (JsonNode element : array) {
                values.add(value(element));
            }
            return values;
        }
    }
}
