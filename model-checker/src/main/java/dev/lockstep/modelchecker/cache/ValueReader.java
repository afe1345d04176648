package dev.lockstep.modelchecker.cache;

import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@link ValueWriter} wrote. A part comes before the whole, so nothing recurs; depth and size of the values are bounded all the same, since a
 * small file of shared parts may stand for a value that no memory holds as text.
 */
final class ValueReader {
    static final int MAX_DEPTH = 500;
    private static final int MAX_SIZE = 1 << 24;

    private final CheckedInput in;
    private final List<TlaValue> values = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    /** Of the value that is read now. */
    private int depth;

    private long size;

    ValueReader(CheckedInput in) {
        this.in = in;
    }

    /** Reads all values. */
    void readAll() throws IOException {
        int count = in.count();
        for (int i = 0; i < count; i++) {
            depth = 0;
            size = 1;
            values.add(readOne());
            depths.add(depth);
            sizes.add((int) size);
        }
    }

    /** Reads the number of a value; gives the value. */
    TlaValue value() throws IOException {
        return values.get(in.index(values.size()));
    }

    private TlaValue readOne() throws IOException {
        int kind = in.raw();
        return switch (kind) {
            case ValueWriter.BOOLEAN -> TlaValue.bool(in.number(1) == 1);
            case ValueWriter.INTEGER -> integer();
            case ValueWriter.STRING -> TlaValue.string(in.text());
            case ValueWriter.MODEL_VALUE -> TlaValue.modelValue(in.text());
            case ValueWriter.SET -> TlaValue.set(parts(in.count()));
            case ValueWriter.SEQUENCE -> TlaValue.sequence(parts(in.count()));
            case ValueWriter.RECORD -> record();
            case ValueWriter.FUNCTION -> function();
            default -> throw new DamagedFileException("it has a value of the unknown kind " + kind);
        };
    }

    private TlaValue integer() throws IOException {
        byte[] bytes = in.bytes();
        if (bytes.length == 0) {
            throw new DamagedFileException("it has an integer without digits");
        }
        return TlaValue.integer(new BigInteger(bytes));
    }

    private TlaValue record() throws IOException {
        Map<String, TlaValue> fields = new HashMap<>();
        for (int n = in.count(); n > 0; n--) {
            fields.put(in.text(), part());
        }
        return TlaValue.record(fields);
    }

    private TlaValue function() throws IOException {
        Map<TlaValue, TlaValue> mapping = new HashMap<>();
        List<TlaValue> parts = parts(in.count());
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            mapping.put(parts.get(i), parts.get(i + 1));
        }
        return TlaValue.function(mapping);
    }

    private List<TlaValue> parts(int count) throws IOException {
        List<TlaValue> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(part());
        }
        return parts;
    }

    private TlaValue part() throws IOException {
        int number = in.index(values.size());
        depth = Math.max(depth, depths.get(number) + 1);
        size += sizes.get(number);
        if (depth > MAX_DEPTH || size > MAX_SIZE) {
            throw new DamagedFileException("it has a value that is too large");
        }
        return values.get(number);
    }
}
