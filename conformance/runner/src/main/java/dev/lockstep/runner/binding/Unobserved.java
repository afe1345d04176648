package dev.lockstep.runner.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares that a variable of the spec has no counterpart in the subject; replay then does not compare it, and reports say so. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Unobserved {
    /** Names the variable. */
    String variable();

    /** Says why nothing in the subject corresponds to it. */
    String reason();
}
