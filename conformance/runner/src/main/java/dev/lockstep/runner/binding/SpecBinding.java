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

    /** Names the variables that the binding does not observe, and the actions of which it is not told, each with the reason. */
    Unobserved[] unobserved() default {};

    /**
     * Names what stands for nothing in the spec, and so for {@code null} and an empty {@code Optional}: a constant, a model value, a string, or any other value as
     * TLA+ text, such as {@code 0}; taken in this order. Empty if nothing does.
     */
    String none() default "";

    /** Names the converters of classes that are not converted as they should be without. */
    Class<? extends ValueConverter<?>>[] converters() default {};
}
