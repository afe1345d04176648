package dev.lockstep.runner.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Binds a method without parameters to a variable of the spec: its result, converted, is what the subject shows of it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SpecVariable {
    /** Names the variable. */
    String value();

    /** Names what stands for nothing in this variable, where that is not what {@link SpecBinding#none()} says. */
    String none() default "";
}
