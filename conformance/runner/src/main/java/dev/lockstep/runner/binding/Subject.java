package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaValue;
import org.jspecify.annotations.Nullable;

/** One running subject behind its binding: takes events, shows variables, can be copied if the binding can. */
public final class Subject {
    private final Binding binding;
    private final Object instance;

    Subject(Binding binding, Object instance) {
        this.binding = binding;
        this.instance = instance;
    }

    /**
     * Lets the subject handle an event.
     *
     * @throws Throwable whatever the subject throws: an observation, not an error of the replay
     */
    public void apply(PreparedEvent event) throws Throwable {
        event.applyTo(instance);
    }

    /**
     * Gives what the subject shows of a variable (by its position), or null where the variable is unobserved.
     *
     * @throws Throwable whatever the subject throws
     */
    public @Nullable TlaValue observe(int variable) throws Throwable {
        return binding.observe(instance, variable);
    }

    /**
     * Gives a copy that goes on from here on its own.
     *
     * @throws IllegalStateException if the binding is not {@link Copyable}
     */
    public Subject copy() {
        if (instance instanceof Copyable<?> copyable) {
            return new Subject(binding, copyable.copy());
        }
        throw new IllegalStateException(instance.getClass().getName() + " does not implement Copyable");
    }
}
