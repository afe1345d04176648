package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaBoolean;
import dev.lockstep.traces.value.TlaInteger;
import dev.lockstep.traces.value.TlaModelValue;
import dev.lockstep.traces.value.TlaRecord;
import dev.lockstep.traces.value.TlaSequence;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaString;
import dev.lockstep.traces.value.TlaValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Converts between Java values and TLA+ values.
 *
 * <table>
 * <caption>What corresponds</caption>
 * <tr><th>Java</th><th>TLA+</th></tr>
 * <tr><td>{@code boolean}</td><td>Boolean</td></tr>
 * <tr><td>{@code int}, {@code long}, {@code BigInteger}</td><td>integer</td></tr>
 * <tr><td>{@code String}, enum constant (by name)</td><td>the model value of that name if the model has one, else a string</td></tr>
 * <tr><td>{@code List}</td><td>sequence</td></tr>
 * <tr><td>{@code Set}</td><td>set</td></tr>
 * <tr><td>{@code Map}</td><td>function</td></tr>
 * <tr><td>record</td><td>record, a field for each component</td></tr>
 * <tr><td>{@link TlaValue}</td><td>itself</td></tr>
 * </table>
 */
public final class JavaValues {
    private final Set<String> modelValues;

    /**
     * Makes a conversion for one model.
     *
     * @param modelValues the names of its model values
     */
    public JavaValues(Set<String> modelValues) {
        this.modelValues = Set.copyOf(modelValues);
    }

    /**
     * Converts a Java value.
     *
     * @throws IllegalArgumentException if nothing corresponds to its type, or it is null
     */
    public TlaValue toTla(Object value) {
        if (value instanceof TlaValue tla) {
            return tla;
        } else if (value instanceof Boolean b) {
            return TlaValue.bool(b);
        } else if (value instanceof Integer i) {
            return TlaValue.integer(i);
        } else if (value instanceof Long l) {
            return TlaValue.integer(l);
        } else if (value instanceof BigInteger b) {
            return TlaValue.integer(b);
        } else if (value instanceof String s) {
            return named(s);
        } else if (value instanceof Enum<?> e) {
            return named(e.name());
        } else if (value instanceof List<?> list) {
            return TlaValue.sequence(all(list));
        } else if (value instanceof Set<?> set) {
            return TlaValue.set(all(set));
        } else if (value instanceof Map<?, ?> map) {
            Map<TlaValue, TlaValue> mapping = new HashMap<>();
            map.forEach((key, result) -> mapping.put(toTla(key), toTla(result)));
            return TlaValue.function(mapping);
        } else if (value instanceof Record r) {
            return recordToTla(r);
        }
        throw new IllegalArgumentException("nothing in TLA+ corresponds to "
                + (value == null ? "null" : "a " + value.getClass().getName())
                + "; return a boolean, number, string, enum, list, set, map, record or TlaValue");
    }

    private TlaValue named(String name) {
        return modelValues.contains(name) ? TlaValue.modelValue(name) : TlaValue.string(name);
    }

    private List<TlaValue> all(Collection<?> values) {
        List<TlaValue> converted = new ArrayList<>(values.size());
        for (Object value : values) {
            converted.add(toTla(value));
        }
        return converted;
    }

    private TlaValue recordToTla(Record value) {
        Map<String, TlaValue> fields = new HashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            fields.put(component.getName(), toTla(component(value, component)));
        }
        return TlaValue.record(fields);
    }

    private static Object component(Record value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("can't read " + component + " of " + value, e);
        }
    }

    /**
     * Converts a TLA+ value to a Java type.
     *
     * @throws IllegalArgumentException if the value does not fit the type
     */
    public Object toJava(TlaValue value, Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(value, generic);
        }
        if (!(type instanceof Class<?> target)) {
            throw misfit(value, type);
        }
        if (target.isInstance(value)) {
            return value;
        } else if (target == boolean.class || target == Boolean.class) {
            return expect(value, TlaBoolean.class, type).value();
        } else if (target == int.class || target == Integer.class) {
            return expect(value, TlaInteger.class, type).intValue();
        } else if (target == long.class || target == Long.class) {
            return expect(value, TlaInteger.class, type).value().longValueExact();
        } else if (target == BigInteger.class) {
            return expect(value, TlaInteger.class, type).value();
        } else if (target == String.class) {
            return name(value, type);
        } else if (target.isEnum()) {
            return constant(value, target);
        } else if (target.isRecord()) {
            return recordToJava(expect(value, TlaRecord.class, type), target);
        }
        throw misfit(value, type);
    }

    private Object generic(TlaValue value, ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            List<Object> list = new ArrayList<>();
            expect(value, TlaSequence.class, type).elements().forEach(e -> list.add(toJava(e, arguments[0])));
            return Collections.unmodifiableList(list);
        } else if (type.getRawType() == Set.class) {
            Set<Object> set = new LinkedHashSet<>();
            expect(value, TlaSet.class, type).elements().forEach(e -> set.add(toJava(e, arguments[0])));
            return Collections.unmodifiableSet(set);
        } else if (type.getRawType() == Map.class && value.isFunction()) {
            Map<Object, Object> map = new LinkedHashMap<>();
            value.asMapping()
                    .forEach((key, result) -> map.put(toJava(key, arguments[0]), toJava(result, arguments[1])));
            return Collections.unmodifiableMap(map);
        }
        throw misfit(value, type);
    }

    private static String name(TlaValue value, Type type) {
        if (value instanceof TlaModelValue m) {
            return m.name();
        }
        return expect(value, TlaString.class, type).value();
    }

    private static Object constant(TlaValue value, Class<?> target) {
        String name = name(value, target);
        for (Object constant : target.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw misfit(value, target);
    }

    private Object recordToJava(TlaRecord value, Class<?> target) {
        RecordComponent[] components = target.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = toJava(value.get(components[i].getName()), components[i].getGenericType());
        }
        try {
            var constructor = target.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("can't make a " + target.getName() + " of " + value, e);
        }
    }

    private static <T extends TlaValue> T expect(TlaValue value, Class<T> kind, Type type) {
        if (!kind.isInstance(value)) {
            throw misfit(value, type);
        }
        return kind.cast(value);
    }

    private static IllegalArgumentException misfit(TlaValue value, Type type) {
        return new IllegalArgumentException("the value " + value + " does not fit the Java type " + type.getTypeName());
    }
}
