package dev.lockstep.cli.skeleton;

import dev.lockstep.traces.value.TlaBoolean;
import dev.lockstep.traces.value.TlaFunction;
import dev.lockstep.traces.value.TlaInteger;
import dev.lockstep.traces.value.TlaModelValue;
import dev.lockstep.traces.value.TlaRecord;
import dev.lockstep.traces.value.TlaSequence;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaString;
import dev.lockstep.traces.value.TlaValue;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds the narrowest Java type that all of some TLA+ values fit, as Java source; {@code TlaValue} fits all. */
final class ValueTypes {
    private static final String ANY = "TlaValue";
    private static final Map<String, String> PRIMITIVES =
            Map.of("Boolean", "boolean", "Integer", "int", "Long", "long");

    private final Set<String> constantNames = new HashSet<>();
    private final Set<String> imports = new TreeSet<>();

    /**
     * Looks at values of a model.
     *
     * @param constants the model's constants: a function on strings that are elements of one of them is a map, any other is a record
     */
    ValueTypes(Collection<TlaValue> constants) {
        constants.forEach(this::collectNames);
    }

    private void collectNames(TlaValue value) {
        if (value instanceof TlaString s) {
            constantNames.add(s.value());
        } else if (value instanceof TlaSet s) {
            s.elements().forEach(this::collectNames);
        }
    }

    /** Gives what the types given so far need to be imported. */
    Set<String> imports() {
        return imports;
    }

    /** Gives the type of a parameter or a result. */
    String of(Collection<TlaValue> values) {
        String boxed = boxed(values);
        return PRIMITIVES.getOrDefault(boxed, boxed);
    }

    private String boxed(Collection<TlaValue> values) {
        if (values.isEmpty()) {
            return any();
        } else if (all(values, TlaBoolean.class)) {
            return "Boolean";
        } else if (all(values, TlaInteger.class)) {
            return integer(values);
        } else if (values.stream().allMatch(v -> v instanceof TlaString || v instanceof TlaModelValue)) {
            return "String";
        } else if (all(values, TlaSet.class)) {
            return generic("Set", parts(values, v -> ((TlaSet) v).elements()));
        } else if (all(values, TlaSequence.class)) {
            return generic("List", parts(values, v -> ((TlaSequence) v).elements()));
        } else if (values.stream().allMatch(this::isMap)) {
            return generic(
                    "Map",
                    parts(values, v -> v.asMapping().keySet()),
                    parts(values, v -> v.asMapping().values()));
        }
        return any();
    }

    private boolean isMap(TlaValue value) {
        return value instanceof TlaFunction
                || value instanceof TlaSequence
                || (value instanceof TlaRecord r
                        && constantNames.containsAll(r.fields().keySet()));
    }

    private static boolean all(Collection<TlaValue> values, Class<? extends TlaValue> kind) {
        return values.stream().allMatch(kind::isInstance);
    }

    private String integer(Collection<TlaValue> values) {
        int bits = values.stream()
                .map(v -> ((TlaInteger) v).value())
                .mapToInt(BigInteger::bitLength)
                .max()
                .orElse(0);
        if (bits < Long.SIZE) {
            return bits < Integer.SIZE ? "Integer" : "Long";
        }
        imports.add("java.math.BigInteger");
        return "BigInteger";
    }

    /** Gives the type of all parts of values. */
    private String parts(Collection<TlaValue> values, Function<TlaValue, Collection<TlaValue>> split) {
        Set<TlaValue> parts = new HashSet<>();
        values.forEach(value -> parts.addAll(split.apply(value)));
        return boxed(parts);
    }

    private String generic(String name, String... arguments) {
        imports.add("java.util." + name);
        return name + "<" + String.join(", ", arguments) + ">";
    }

    private String any() {
        imports.add(TlaValue.class.getName());
        return ANY;
    }
}
