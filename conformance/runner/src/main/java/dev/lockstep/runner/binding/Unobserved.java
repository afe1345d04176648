package dev.lockstep.runner.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a variable or an action of the spec has no counterpart in the subject. The variable is then not compared; of the action the subject is not told, but
 * what it shows afterwards is compared. Reports say so. In a model that does not have it, the declaration says nothing: a history variable may be there in some models only.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Unobserved {
    /** Names the variable; empty if it is an action that is declared. */
    String variable() default "";

    /** Names the action; empty if it is a variable that is declared. */
    String action() default "";

    /** Says why nothing in the subject corresponds to it. */
    String reason();
}
