package dev.lockstep.runner.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the class that links a subject to a spec: one method for each action and one for each variable. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SpecBinding {
    /** Names the spec's module, such as {@code "Raft"}. */
    String value();

    /** Names the variables that the binding does not observe, each with the reason. */
    Unobserved[] unobserved() default {};
}
