package dev.lockstep.traces.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random values of every kind, in few sizes, so that equal ones come up often. */
public final class RandomValues {
    private static final String[] NAMES = {"s1", "s2", "s3"};
    private static final String[] STRINGS = {
        "",
        "a",
        "b",
        "quote\" back\\ line\n tab\t",
        "TRUE",
        "é☃",
        "\uD83D\uDC0C e\u0301 \u2028",
        "#set",
        "#meta",
        "init",
        "null"
    };

    private static final String[] FIELDS = {"f0", "f1", "f2", "f3", "#map", "#bigint", "#meta", "tag", "TRUE", "é"};

    private final Random random;

    public RandomValues(long seed) {
        this.random = new Random(seed);
    }

    public TlaValue next(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 8)) {
            case 0 -> TlaValue.bool(random.nextBoolean());
            case 1 -> integer();
            case 2 -> TlaValue.string(STRINGS[random.nextInt(STRINGS.length)]);
            case 3 -> TlaValue.modelValue(NAMES[random.nextInt(NAMES.length)]);
            case 4 -> TlaValue.set(list(depth - 1));
            case 5 -> TlaValue.sequence(list(depth - 1));
            case 6 -> record(depth - 1);
            default -> function(depth - 1);
        };
    }

    private TlaValue integer() {
        return random.nextInt(4) == 0
                ? TlaValue.integer(new BigInteger(80, random).subtract(BigInteger.ONE.shiftLeft(79)))
                : TlaValue.integer(random.nextInt(7) - 2);
    }

    private List<TlaValue> list(int depth) {
        List<TlaValue> values = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            values.add(next(depth));
        }
        return values;
    }

    private TlaValue record(int depth) {
        Map<String, TlaValue> fields = new HashMap<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            fields.put(FIELDS[random.nextInt(FIELDS.length)], next(depth));
        }
        return TlaValue.record(fields);
    }

    private TlaValue function(int depth) {
        Map<TlaValue, TlaValue> mapping = new HashMap<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            mapping.put(next(depth), next(depth));
        }
        return TlaValue.function(mapping);
    }
}
