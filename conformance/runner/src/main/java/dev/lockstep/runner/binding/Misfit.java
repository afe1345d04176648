package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaValue;

/** What is said where a value of one language has no counterpart in the other. */
final class Misfit {
    /** Tells what a type may be instead. */
    static final String CHOICE =
            "expected a boolean, integer, string, enum, list, set, map, array, record, Optional or TlaValue;"
                    + " convert it, or add a ValueConverter to @SpecBinding(converters = ...)";

    private Misfit() {}

    /** Makes the report of a value that does not fit a Java type. */
    static UnfitException of(TlaValue value, String expected, JavaType type) {
        return new UnfitException("expected " + expected + " for the Java type " + type + ", found the value " + value);
    }

    /** Makes the report of a Java type that no value can fit. */
    static UnfitException never(JavaType type) {
        return new UnfitException("found the Java type " + type + ", to which nothing in TLA+ corresponds; " + CHOICE);
    }

    /** Makes the report of a Java value or type that means nothing to a binding that does not say what stands for it. */
    static UnfitException nothing(String found) {
        return new UnfitException(
                "found " + found + ", but the binding does not say what stands for nothing in the spec; name it, as in"
                        + " @SpecBinding(none = \"Nil\") or @SpecVariable(value = \"votedFor\", none = \"Nil\")");
    }

    /** Puts the place in front of what another report says. */
    static UnfitException at(String place, UnfitException report) {
        return new UnfitException(place + ": " + report.getMessage(), report);
    }
}
