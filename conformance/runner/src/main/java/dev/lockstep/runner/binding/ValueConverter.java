package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaValue;

/**
 * Converts the values of one Java class, in both directions, where what {@link JavaValues} does with it is not what the spec has: an enum whose constants are
 * spelt differently, a message class, an identifier of a class of its own. Named in {@link SpecBinding#converters()}.
 *
 * <p>A converter is public, or nested in the binding, and has a constructor without parameters or one that takes the {@link JavaValues} of the binding, for the parts
 * that it leaves to them. It serves many threads at once.
 *
 * @param <T> the Java class
 */
public interface ValueConverter<T> {
    /** Names the class. Values of its subclasses are converted too; a parameter must be of exactly this class. */
    Class<T> type();

    /** Gives the value that the spec has for a Java value. */
    TlaValue toTla(T value);

    /**
     * Gives the Java value of a value of the spec; a new one each time if it can be changed.
     *
     * @throws IllegalArgumentException if it stands for none; the message says what was expected
     */
    T toJava(TlaValue value);
}
