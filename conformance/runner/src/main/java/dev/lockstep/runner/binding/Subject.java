package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaValue;
import java.util.List;
import java.util.Optional;
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
     * Gives the events that the subject would take now, of the actions that its binding lists; {@link Binding#event} says what they are.
     *
     * @throws UnfitException if the binding lists what is of no such action
     * @throws Throwable whatever the subject throws
     */
    public List<Offer> offered() throws Throwable {
        return binding.offered(instance);
    }

    /**
     * Gives the first rule of the binding that allows a deviation of this subject.
     *
     * @throws Throwable whatever the rule throws
     */
    public Optional<Tolerances.Rule> tolerating(Deviation deviation) throws Throwable {
        return binding.tolerances().allowing(instance, deviation);
    }

    /**
     * Gives all of the subject's state, or null if the binding can't show it.
     *
     * @throws Throwable whatever the subject throws
     */
    public @Nullable Object snapshot() throws Throwable {
        return instance instanceof Snapshotted snapshotted ? snapshotted.snapshot() : null;
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
