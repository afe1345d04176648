package dev.lockstep.modelchecker.evaluator;

import dev.lockstep.traces.value.TlaValue;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tlc2.util.FP64;
import tlc2.value.impl.FcnLambdaValue;
import tlc2.value.impl.Value;

/**
 * Numbers the values that one variable takes. The number of a value is exact: a fingerprint only finds the candidates, TLC's
 * equality decides.
 */
final class ValueTable {
    private final ValueConversion conversion;
    private final Map<Key, Integer> numbers = new ConcurrentHashMap<>();
    private volatile Value[] values = new Value[16];
    private volatile TlaValue[] typed = new TlaValue[16];
    private int size;

    ValueTable(ValueConversion conversion) {
        this.conversion = conversion;
    }

    /** Gives the number of a value. Normalises it first, since from here on other threads may read it. */
    int numberOf(Value value) {
        Value explicit = value instanceof FcnLambdaValue ? value.toFcnRcd() : value;
        explicit.deepNormalize();
        var key = new Key(explicit, explicit.fingerPrint(FP64.New()));
        Integer number = numbers.get(key);
        return number != null ? number : add(key);
    }

    private synchronized int add(Key key) {
        Integer earlier = numbers.get(key);
        if (earlier != null) {
            return earlier;
        }
        if (size == values.length) {
            typed = Arrays.copyOf(typed, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        int number = size++;
        typed[number] = conversion.convert(key.value);
        values[number] = key.value;
        numbers.put(key, number);
        return number;
    }

    Value value(int number) {
        return values[number];
    }

    TlaValue typed(int number) {
        return typed[number];
    }

    private record Key(Value value, long fingerprint) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key k
                    && fingerprint == k.fingerprint
                    && (value == k.value || value.equals(k.value));
        }

        @Override
        public int hashCode() {
            return Long.hashCode(fingerprint);
        }
    }
}
