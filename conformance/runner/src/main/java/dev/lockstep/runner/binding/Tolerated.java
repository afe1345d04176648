package dev.lockstep.runner.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that allows certain deviations from the spec, such as a vote refused for the sake of a known leader. It takes a {@link Deviation} and
 * returns whether this is one of those. Each report counts how often it was needed; it is never silent.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Tolerated {
    /** Says why the deviation is allowed. */
    String value();

    /**
     * Says whether the replay goes on from there as if the subject were in the spec's state: right for what is only shown differently. Otherwise the way ends
     * there, since spec and subject are in different states.
     */
    boolean goOn() default false;
}
