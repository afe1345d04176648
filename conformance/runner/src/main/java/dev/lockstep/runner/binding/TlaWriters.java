package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes Java values as TLA+ values. How a class is written is found out once: values are written for each variable of each transition.
 *
 * <p>The writers are kept here and not in a {@code ClassValue}, which would keep them as long as the classes of the JDK.
 */
final class TlaWriters {
    private final Map<String, TlaValue> modelValues = new HashMap<>();
    private final @Nullable TlaValue none;
    private final Converters converters;
    private final ConcurrentMap<Class<?>, Function<Object, TlaValue>> writers = new ConcurrentHashMap<>();

    TlaWriters(Set<String> modelValues, @Nullable TlaValue none, Converters converters) {
        modelValues.forEach(name -> this.modelValues.put(name, TlaValue.modelValue(name)));
        this.none = none;
        this.converters = converters;
    }

    TlaValue write(@Nullable Object value) {
        if (value instanceof TlaValue tla) {
            return tla;
        } else if (value == null) {
            return nothing("null");
        }
        Function<Object, TlaValue> writer = writers.get(value.getClass());
        if (writer == null) {
            writer = writerOf(value.getClass());
            writers.put(value.getClass(), writer);
        }
        return writer.apply(value);
    }

    private TlaValue nothing(String found) {
        if (none == null) {
            throw Misfit.nothing(found);
        }
        return none;
    }

    private Function<Object, TlaValue> writerOf(Class<?> type) {
        ValueConverter<?> own = converters.closest(type);
        if (own != null) {
            return value -> Converters.toTla(own, value);
        } else if (type == Boolean.class) {
            return value -> TlaValue.bool((Boolean) value);
        } else if (type == Integer.class || type == Long.class || type == Short.class || type == Byte.class) {
            return value -> TlaValue.integer(((Number) value).longValue());
        } else if (type == BigInteger.class) {
            return value -> TlaValue.integer((BigInteger) value);
        } else if (type == String.class || type == Character.class) {
            return value -> named(value.toString());
        } else if (Enum.class.isAssignableFrom(type)) {
            return value -> named(((Enum<?>) value).name());
        } else if (type == Optional.class) {
            return value -> ((Optional<?>) value).map(this::write).orElseGet(() -> nothing("an empty Optional"));
        } else if (type == OptionalInt.class) {
            return value -> write(((OptionalInt) value).isPresent() ? ((OptionalInt) value).getAsInt() : null);
        } else if (type == OptionalLong.class) {
            return value -> write(((OptionalLong) value).isPresent() ? ((OptionalLong) value).getAsLong() : null);
        } else if (type.isArray()) {
            return this::array;
        } else if (Set.class.isAssignableFrom(type)) {
            return value -> TlaValue.set(all((Collection<?>) value));
        } else if (List.class.isAssignableFrom(type) || Queue.class.isAssignableFrom(type)) {
            return value -> TlaValue.sequence(all((Collection<?>) value));
        } else if (Map.class.isAssignableFrom(type)) {
            return value -> function((Map<?, ?>) value);
        } else if (type.isRecord()) {
            return recordWriter(type);
        } else if (Collection.class.isAssignableFrom(type)) {
            throw new UnfitException("found a " + type.getName()
                    + ", which is neither a set nor a sequence; return a Set, or a List if the order is meant");
        }
        throw new UnfitException(
                "found a " + type.getName() + ", to which nothing in TLA+ corresponds; " + Misfit.CHOICE);
    }

    private TlaValue named(String name) {
        TlaValue modelValue = modelValues.get(name);
        return modelValue != null ? modelValue : TlaValue.string(name);
    }

    private List<TlaValue> all(Collection<?> values) {
        List<TlaValue> written = new ArrayList<>(values.size());
        for (Object value : values) {
            written.add(write(value));
        }
        return written;
    }

    private TlaValue array(Object array) {
        List<TlaValue> written = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            written.add(write(Array.get(array, i)));
        }
        return TlaValue.sequence(written);
    }

    private TlaValue function(Map<?, ?> map) {
        Map<TlaValue, TlaValue> mapping = new HashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            TlaValue key = write(entry.getKey());
            if (mapping.put(key, write(entry.getValue())) != null) {
                throw new UnfitException(
                        "found a map in which two keys become " + key + "; expected keys that differ in TLA+, too");
            }
        }
        return TlaValue.function(mapping);
    }

    private Function<Object, TlaValue> recordWriter(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        MethodHandle[] accessors = new MethodHandle[components.length];
        for (int i = 0; i < components.length; i++) {
            accessors[i] = accessor(components[i]);
        }
        return value -> {
            Map<String, TlaValue> fields = new HashMap<>();
            for (int i = 0; i < accessors.length; i++) {
                fields.put(components[i].getName(), component(value, components[i], accessors[i]));
            }
            return TlaValue.record(fields);
        };
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return MethodHandles.lookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new UnfitException("can't read " + component + " of " + component.getDeclaringRecord(), e);
        }
    }

    private TlaValue component(Object value, RecordComponent component, MethodHandle accessor) {
        Object read;
        try {
            read = (Object) accessor.invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(component + " of " + component.getDeclaringRecord() + " threw " + e, e);
        }
        try {
            return write(read);
        } catch (UnfitException e) {
            throw Misfit.at(
                    "component " + component.getName() + " of "
                            + component.getDeclaringRecord().getSimpleName(),
                    e);
        }
    }

    /**
     * Refuses a declared type of which no value can ever be written. A class that can be extended is not refused, since there may be a record or a list among
     * what extends it.
     *
     * @throws UnfitException if it is such a type
     */
    void require(JavaType type) {
        require(type, new HashSet<>());
    }

    private void require(JavaType type, Set<JavaType> seen) {
        Class<?> raw = type.raw();
        if (TlaValue.class.isAssignableFrom(raw) || !seen.add(type) || converters.closest(raw) != null) {
            return;
        }
        if (raw.isPrimitive()) {
            writerOf(MethodType.methodType(raw).wrap().returnType());
        } else if (Modifier.isFinal(raw.getModifiers())) {
            writerOf(raw);
        }
        if (none == null && (raw == Optional.class || raw == OptionalInt.class || raw == OptionalLong.class)) {
            throw Misfit.nothing("the Java type " + type);
        }
        type.arguments().forEach(argument -> require(argument, seen));
        if (raw.isRecord()) {
            type.components().forEach(component -> require(component, seen));
        }
    }
}
