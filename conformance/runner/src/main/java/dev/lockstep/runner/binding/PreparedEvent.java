package dev.lockstep.runner.binding;

import dev.lockstep.traces.trace.Event;
import org.jspecify.annotations.Nullable;

/** An event with its arguments converted, ready to be applied to subjects. */
public final class PreparedEvent {
    private final Event event;
    private final @Nullable BoundAction action;
    private final Object[] arguments;
    private final boolean shared;

    /**
     * Makes one.
     *
     * @param action the action; null for one that the subject is not told of
     * @param shared whether all subjects may be given the same arguments
     */
    PreparedEvent(Event event, @Nullable BoundAction action, Object[] arguments, boolean shared) {
        this.event = event;
        this.action = action;
        this.arguments = arguments;
        this.shared = shared;
    }

    /** Gives the event. */
    public Event event() {
        return event;
    }

    void applyTo(Object binding) throws Throwable {
        if (action != null) {
            // What can be changed is made anew, so that no other subject meets it.
            action.apply(binding, shared ? arguments : action.convert(event));
        }
    }
}
