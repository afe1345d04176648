package dev.lockstep.runner.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that lists the events which the subject would take now: messages that could be delivered, timers that could fire, requests that it would accept.
 *
 * <p>It has no parameters and returns a {@code Collection<Offer>}. A replay compares it with what the spec enables in that state, so that a subject that
 * allows more than the spec is found, too. Of actions that no such method names, reports say that this was not checked.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SpecEnabled {
    /** Names the actions whose events the method lists; it lists all of them and no others. */
    String[] value();
}
