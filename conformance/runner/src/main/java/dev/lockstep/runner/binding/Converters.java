package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The converters that a binding brings, by the classes that they convert. */
final class Converters {
    private final Map<String, ValueConverter<?>> byType = new TreeMap<>();

    /** Makes a converter and takes it in, or says what is wrong with it. */
    void add(Class<? extends ValueConverter<?>> converter, JavaValues parts, List<String> problems) {
        String name = "converter " + converter.getName();
        try {
            ValueConverter<?> made = make(converter, parts);
            ValueConverter<?> other = byType.putIfAbsent(made.type().getName(), made);
            if (other != null) {
                problems.add(name + " and " + other.getClass().getName() + " both convert "
                        + made.type().getName() + "; name one of them");
            }
        } catch (NoSuchMethodException e) {
            problems.add(name + " has no constructor without parameters and none that takes JavaValues; add one");
        } catch (InvocationTargetException e) {
            problems.add("the constructor of " + name + " threw " + e.getCause());
        } catch (ReflectiveOperationException e) {
            problems.add(name + " can't be made (" + e + "); it must be a class, static if it is nested");
        }
    }

    private static ValueConverter<?> make(Class<? extends ValueConverter<?>> type, JavaValues parts)
            throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == JavaValues.class) {
                constructor.setAccessible(true);
                return (ValueConverter<?>) constructor.newInstance(parts);
            }
        }
        Constructor<? extends ValueConverter<?>> plain = type.getDeclaredConstructor();
        plain.setAccessible(true);
        return plain.newInstance();
    }

    /** Gives the converter of exactly this class, or null. */
    @Nullable
    ValueConverter<?> ofExactly(Class<?> type) {
        ValueConverter<?> converter = byType.get(type.getName());
        return converter != null && converter.type() == type ? converter : null;
    }

    /**
     * Gives the converter of a class or the closest one of what it extends and implements, or null.
     *
     * @throws UnfitException if there are two and neither is closer
     */
    @Nullable
    ValueConverter<?> closest(Class<?> type) {
        ValueConverter<?> closest = null;
        for (ValueConverter<?> converter : byType.values()) {
            if (converter.type().isAssignableFrom(type)
                    && (closest == null || closest.type().isAssignableFrom(converter.type()))) {
                closest = converter;
            }
        }
        for (ValueConverter<?> converter : byType.values()) {
            if (closest != null
                    && converter.type().isAssignableFrom(type)
                    && !converter.type().isAssignableFrom(closest.type())) {
                throw new UnfitException("found a " + type.getName() + ", which is converted by "
                        + closest.getClass().getName() + " and by "
                        + converter.getClass().getName() + "; add a converter for this very class");
            }
        }
        return closest;
    }

    /** Converts a value of the converter's class. */
    static <T> TlaValue toTla(ValueConverter<T> converter, Object value) {
        return given(converter, value, converter.toTla(converter.type().cast(value)));
    }

    /**
     * Converts a value to the converter's class.
     *
     * @throws UnfitException if the converter refuses it
     */
    static Object toJava(ValueConverter<?> converter, TlaValue value) {
        try {
            return given(converter, value, converter.toJava(value));
        } catch (RuntimeException e) {
            throw new UnfitException(
                    converter.getClass().getName() + " refuses the value " + value + ": "
                            + (e instanceof IllegalArgumentException ? e.getMessage() : e),
                    e);
        }
    }

    /** A converter of others may give null, whatever it promises; it would pass for an unobserved variable. */
    private static <R> R given(ValueConverter<?> converter, Object value, @Nullable R given) {
        if (given == null) {
            throw new UnfitException("found null as what "
                    + converter.getClass().getName() + " gives for " + value + "; expected a value");
        }
        return given;
    }
}
