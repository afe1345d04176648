package dev.lockstep.modelchecker.cache;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers values, parts before the whole, and writes each once. */
final class ValueWriter {
    static final int BOOLEAN = 0;
    static final int INTEGER = 1;
    static final int STRING = 2;
    static final int MODEL_VALUE = 3;
    static final int SET = 4;
    static final int SEQUENCE = 5;
    static final int RECORD = 6;
    static final int FUNCTION = 7;

    private final Map<TlaValue, Integer> numbers = new HashMap<>();
    private final List<TlaValue> ordered = new ArrayList<>();

    /** Makes a value, and with it all its parts, one of those that will be written. */
    void include(TlaValue value) {
        include(value, 0);
    }

    private void include(TlaValue value, int depth) {
        if (numbers.containsKey(value)) {
            return;
        }
        if (depth > ValueReader.MAX_DEPTH) {
            throw new IllegalArgumentException("a value is nested deeper than " + ValueReader.MAX_DEPTH + " levels");
        }
        parts(value).forEach(part -> include(part, depth + 1));
        numbers.put(value, ordered.size());
        ordered.add(value);
    }

    private static Collection<TlaValue> parts(TlaValue value) {
        if (value instanceof TlaSet set) {
            return set.elements();
        } else if (value instanceof TlaSequence sequence) {
            return sequence.elements();
        } else if (value instanceof TlaRecord record) {
            return record.fields().values();
        } else if (value instanceof TlaFunction function) {
            List<TlaValue> parts = new ArrayList<>();
            function.asMapping().forEach((key, mapped) -> {
                parts.add(key);
                parts.add(mapped);
            });
            return parts;
        }
        return List.of();
    }

    /** Gives the number of a value that was included. */
    int number(TlaValue value) {
        Integer number = numbers.get(value);
        if (number == null) {
            throw new IllegalStateException("not included: " + value);
        }
        return number;
    }

    /** Writes all values, in the order of their numbers. */
    void write(CheckedOutput out) throws IOException {
        out.number(ordered.size());
        for (TlaValue value : ordered) {
            writeOne(value, out);
        }
    }

    private void writeOne(TlaValue value, CheckedOutput out) throws IOException {
        if (value instanceof TlaBoolean b) {
            out.raw(BOOLEAN);
            out.raw(b.value() ? 1 : 0);
        } else if (value instanceof TlaInteger i) {
            out.raw(INTEGER);
            out.bytes(i.value().toByteArray());
        } else if (value instanceof TlaString s) {
            out.raw(STRING);
            out.text(s.value());
        } else if (value instanceof TlaModelValue m) {
            out.raw(MODEL_VALUE);
            out.text(m.name());
        } else if (value instanceof TlaRecord record) {
            out.raw(RECORD);
            out.number(record.fields().size());
            for (Map.Entry<String, TlaValue> field : record.fields().entrySet()) {
                out.text(field.getKey());
                out.number(number(field.getValue()));
            }
        } else {
            out.raw(value instanceof TlaSet ? SET : value instanceof TlaSequence ? SEQUENCE : FUNCTION);
            Collection<TlaValue> parts = parts(value);
            out.number(parts.size());
            for (TlaValue part : parts) {
                out.number(number(part));
            }
        }
    }
}
