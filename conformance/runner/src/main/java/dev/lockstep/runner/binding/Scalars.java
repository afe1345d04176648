package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaInteger;
import dev.lockstep.traces.value.TlaModelValue;
import dev.lockstep.traces.value.TlaString;
import dev.lockstep.traces.value.TlaValue;
import java.math.BigInteger;

/** Reads values that have no parts; each method throws {@link UnfitException} if the value does not fit. */
final class Scalars {
    private Scalars() {}

    static <T extends TlaValue> T expect(TlaValue value, Class<T> kind, String expected, JavaType type) {
        if (!kind.isInstance(value)) {
            throw Misfit.of(value, expected, type);
        }
        return kind.cast(value);
    }

    static BigInteger integer(TlaValue value, JavaType type) {
        return expect(value, TlaInteger.class, "an integer", type).value();
    }

    static long integer(TlaValue value, long least, long most, JavaType type) {
        BigInteger integer = integer(value, type);
        if (integer.compareTo(BigInteger.valueOf(least)) < 0 || integer.compareTo(BigInteger.valueOf(most)) > 0) {
            throw Misfit.of(value, "an integer from " + least + " to " + most, type);
        }
        return integer.longValue();
    }

    /** Gives the name of a model value, or a string. */
    static String name(TlaValue value, JavaType type) {
        if (value instanceof TlaModelValue m) {
            return m.name();
        }
        return expect(value, TlaString.class, "a string or a model value", type).value();
    }

    static char character(TlaValue value, JavaType type) {
        String name = name(value, type);
        if (name.length() != 1) {
            throw Misfit.of(value, "a string or a model value of one character", type);
        }
        return name.charAt(0);
    }

    static Object constant(TlaValue value, JavaType type) {
        String name = name(value, type);
        for (Object constant : type.raw().getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw Misfit.of(value, "the name of a constant", type);
    }
}
