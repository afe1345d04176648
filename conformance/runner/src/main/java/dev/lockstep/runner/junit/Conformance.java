package dev.lockstep.runner.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a class that implements {@link ConformanceTests} replays against what. Without that interface it does nothing. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Conformance {
    /**
     * Names the spec's folder, or the {@code .tla} that the model is of. It is looked for in the project's folder (where the tests are run), then on the class path, so that
     * {@code "turnstile"} is found in {@code src/test/resources/turnstile}, then among the systems that ship in {@code lockstep-specs}.
     */
    String spec();

    /** Names the model: the {@code .cfg} in the spec's folder, with or without that ending. */
    String model();

    /**
     * Names the class that links the subject to the spec: one marked {@link dev.lockstep.runner.binding.SpecBinding @SpecBinding} with a constructor that takes the model's
     * {@link dev.lockstep.runner.binding.Constants Constants} or nothing, or a {@link dev.lockstep.runner.binding.SubjectFactory SubjectFactory} that makes such objects.
     */
    Class<?> binding();

    /** Says what is replayed, and whether an action or a trace is a test. */
    Cover cover() default Cover.GRAPH;

    /** Says how many traces at the most are a test each; the rest is one test together. */
    int maxTraces() default 1000;

    /** Says by how many different ways to come to each state; only for a whole graph and a binding that implements {@link dev.lockstep.runner.binding.Copyable Copyable}. */
    int paths() default 1;

    /** Says how many threads explore and replay; 0 for as many as there are processors. */
    int workers() default 0;

    /** Says how long an event may take, in milliseconds, before the subject counts as one that does not come back. */
    long eventTimeoutMillis() default 10_000;
}
