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
    private final Map<ValueKey, Integer> numbers = new ConcurrentHashMap<>();
    private volatile Value[] values = new Value[16];
    private final Map<Integer, TlaValue> typed = new ConcurrentHashMap<>();
    private int size;

    ValueTable(ValueConversion conversion) {
        this.conversion = conversion;
    }

    /** Gives the number of a value. Normalises it first, since from here on other threads may read it. */
    int numberOf(Value value) {
        Value explicit = value instanceof FcnLambdaValue ? value.toFcnRcd() : value;
        explicit.deepNormalize();
        var key = new ValueKey(explicit, explicit.fingerPrint(FP64.New()));
        Integer number = numbers.get(key);
        return number != null ? number : add(key);
    }

    private synchronized int add(ValueKey key) {
        Integer earlier = numbers.get(key);
        if (earlier != null) {
            return earlier;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        int number = size++;
        values[number] = key.value();
        numbers.put(key, number);
        return number;
    }

    Value value(int number) {
        return values[number];
    }

    /** Gives the value with its type. Most values are never asked for: they are met in cut states alone. */
    TlaValue typed(int number) {
        return typed.computeIfAbsent(number, n -> conversion.convert(values[n]));
    }
}
