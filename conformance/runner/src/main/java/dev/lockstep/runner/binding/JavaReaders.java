package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaBoolean;
import dev.lockstep.traces.value.TlaSequence;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaValue;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads TLA+ values as values of Java types. What can be read as a type is found out before there is a value. */
final class JavaReaders {
    private final @Nullable TlaValue none;
    private final Converters converters;
    private final Map<JavaType, Reader> readers = new HashMap<>();

    JavaReaders(@Nullable TlaValue none, Converters converters) {
        this.none = none;
        this.converters = converters;
    }

    /** Reads values as one type; throws {@link UnfitException} for a value that does not fit. */
    interface Reader {
        Object read(TlaValue value);
    }

    /**
     * Gives the reader of a type.
     *
     * @throws UnfitException if no value can ever fit it
     */
    synchronized Reader of(JavaType type) {
        Reader known = readers.get(type);
        if (known == null) {
            known = make(type);
            readers.put(type, known);
        }
        return known;
    }

    private Reader make(JavaType type) {
        Class<?> raw = type.raw();
        ValueConverter<?> own = converters.ofExactly(raw);
        if (own != null) {
            return value -> Converters.toJava(own, value);
        } else if (raw == Object.class || raw == TlaValue.class) {
            return value -> value;
        } else if (TlaValue.class.isAssignableFrom(raw)) {
            return value -> Scalars.expect(value, raw.asSubclass(TlaValue.class), "a " + raw.getSimpleName(), type);
        } else if (raw.isEnum()) {
            return value -> Scalars.constant(value, type);
        } else if (raw == Optional.class) {
            return optional(type, of(type.argument(0)), Optional.empty(), Optional::of);
        } else if (raw == OptionalInt.class) {
            return optional(type, of(JavaType.of(int.class)), OptionalInt.empty(), read -> OptionalInt.of((int) read));
        } else if (raw == OptionalLong.class) {
            return optional(
                    type, of(JavaType.of(long.class)), OptionalLong.empty(), read -> OptionalLong.of((long) read));
        } else if (raw.isArray()) {
            return array(type, of(type.argument(0)));
        } else if (Iterable.class.isAssignableFrom(raw)) {
            return collection(type, of(type.argument(0)));
        } else if (Map.class.isAssignableFrom(raw)) {
            return map(type, of(type.argument(0)), of(type.argument(1)));
        } else if (raw.isRecord()) {
            return recordReader(type);
        } else if (raw.isSealed()) {
            return alternatives(type);
        }
        return scalar(type);
    }

    private static Reader scalar(JavaType type) {
        Class<?> raw = type.raw();
        if (raw == boolean.class || raw == Boolean.class) {
            return value ->
                    Scalars.expect(value, TlaBoolean.class, "a Boolean", type).value();
        } else if (raw == int.class || raw == Integer.class) {
            return value -> (int) Scalars.integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE, type);
        } else if (raw == long.class || raw == Long.class) {
            return value -> Scalars.integer(value, Long.MIN_VALUE, Long.MAX_VALUE, type);
        } else if (raw == short.class || raw == Short.class) {
            return value -> (short) Scalars.integer(value, Short.MIN_VALUE, Short.MAX_VALUE, type);
        } else if (raw == byte.class || raw == Byte.class) {
            return value -> (byte) Scalars.integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE, type);
        } else if (raw == BigInteger.class) {
            return value -> Scalars.integer(value, type);
        } else if (raw == String.class) {
            return value -> Scalars.name(value, type);
        } else if (raw == char.class || raw == Character.class) {
            return value -> Scalars.character(value, type);
        }
        throw Misfit.never(type);
    }

    private Reader optional(JavaType type, Reader present, Object empty, Function<Object, Object> some) {
        TlaValue nothing = none;
        if (nothing == null) {
            throw Misfit.nothing("the Java type " + type);
        }
        return value -> value.equals(nothing) ? empty : some.apply(present.read(value));
    }

    private static Reader array(JavaType type, Reader element) {
        return value -> {
            List<TlaValue> elements =
                    Scalars.expect(value, TlaSequence.class, "a sequence", type).elements();
            Object array = Array.newInstance(type.raw().getComponentType(), elements.size());
            for (int i = 0; i < elements.size(); i++) {
                Array.set(array, i, element.read(elements.get(i)));
            }
            return array;
        };
    }

    private static Reader collection(JavaType type, Reader element) {
        Class<?> raw = type.raw();
        if (raw == List.class) {
            return value -> list(Scalars.expect(value, TlaSequence.class, "a sequence", type), element);
        } else if (raw == Set.class) {
            return value -> Collections.unmodifiableSet(set(value, type, element, new LinkedHashSet<>()));
        } else if (raw == SortedSet.class || raw == NavigableSet.class) {
            requireComparable(type);
            return value -> Collections.unmodifiableNavigableSet(set(value, type, element, new TreeSet<>()));
        } else if (raw == Collection.class || raw == Iterable.class) {
            return value -> value instanceof TlaSequence sequence
                    ? list(sequence, element)
                    : Collections.unmodifiableSet(set(value, type, element, new LinkedHashSet<>()));
        }
        throw Misfit.never(type);
    }

    private static List<Object> list(TlaSequence value, Reader element) {
        return value.elements().stream().map(element::read).toList();
    }

    private static <S extends Set<Object>> S set(TlaValue value, JavaType type, Reader element, S into) {
        for (TlaValue one : Scalars.expect(value, TlaSet.class, "a set", type).elements()) {
            if (!into.add(element.read(one))) {
                throw Misfit.of(value, "elements that differ in Java, too,", type);
            }
        }
        return into;
    }

    private static Reader map(JavaType type, Reader key, Reader result) {
        if (type.raw() == Map.class) {
            return value -> Collections.unmodifiableMap(entries(value, type, key, result, new LinkedHashMap<>()));
        } else if (type.raw() == SortedMap.class || type.raw() == NavigableMap.class) {
            requireComparable(type);
            return value -> Collections.unmodifiableNavigableMap(entries(value, type, key, result, new TreeMap<>()));
        }
        throw Misfit.never(type);
    }

    private static <M extends Map<Object, Object>> M entries(
            TlaValue value, JavaType type, Reader key, Reader result, M into) {
        if (!value.isFunction()) {
            throw Misfit.of(value, "a function", type);
        }
        value.asMapping().forEach((from, to) -> {
            if (into.put(key.read(from), result.read(to)) != null) {
                throw Misfit.of(value, "arguments that differ in Java, too,", type);
            }
        });
        return into;
    }

    private static void requireComparable(JavaType type) {
        Class<?> element = type.argument(0).raw();
        if (!Comparable.class.isAssignableFrom(element)) {
            throw new UnfitException("found the Java type " + type + ", but " + element.getName()
                    + " has no order; make it Comparable, or take a Set or a Map");
        }
    }

    private Reader recordReader(JavaType type) {
        RecordReader reader = new RecordReader(type);
        readers.put(type, reader);
        try {
            reader.resolve(this);
        } catch (UnfitException e) {
            readers.remove(type);
            throw e;
        }
        return reader;
    }

    /** Reads a sealed type: exactly one of its records, enums and converted classes must fit the value. */
    private Reader alternatives(JavaType type) {
        List<Reader> all = new ArrayList<>();
        for (Class<?> permitted : type.raw().getPermittedSubclasses()) {
            all.add(of(JavaType.of(permitted)));
        }
        return value -> {
            List<Object> fitting =
                    all.stream().flatMap(one -> ifFitting(one, value)).toList();
            if (fitting.size() != 1) {
                throw Misfit.of(value, "a value of one of its kinds, not of " + fitting.size() + ",", type);
            }
            return fitting.get(0);
        };
    }

    private static Stream<Object> ifFitting(Reader reader, TlaValue value) {
        try {
            return Stream.of(reader.read(value));
        } catch (UnfitException e) {
            return Stream.empty(); // of another kind
        }
    }

    /** Says whether values of a type can be handed to many subjects: no array is in them, and nothing that a converter made. */
    boolean isShareable(JavaType type) {
        return isShareable(type, new HashSet<>());
    }

    private boolean isShareable(JavaType type, Set<JavaType> seen) {
        if (converters.ofExactly(type.raw()) != null || type.raw().isArray()) {
            return false;
        }
        if (!seen.add(type)) {
            return true;
        }
        List<JavaType> parts = new ArrayList<>(type.arguments());
        if (type.raw().isRecord()) {
            parts.addAll(type.components());
        } else if (type.raw().isSealed()) {
            Stream.of(type.raw().getPermittedSubclasses()).map(JavaType::of).forEach(parts::add);
        }
        return parts.stream().allMatch(part -> isShareable(part, seen));
    }
}
