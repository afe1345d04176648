package dev.lockstep.runner.binding;

import dev.lockstep.traces.trace.Event;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** An event with its arguments converted, ready to be applied to subjects. */
public final class PreparedEvent {
    private final Event event;
    private final @Nullable MethodHandle action;
    private final Object[] arguments;

    PreparedEvent(Event event, @Nullable MethodHandle action, Object[] arguments) {
        this.event = event;
        this.action = action;
        this.arguments = arguments;
    }

    /** Gives the event. */
    public Event event() {
        return event;
    }

    void applyTo(Object binding) throws Throwable {
        if (action != null) {
            Object ignored = (Object) action.invokeExact(binding, arguments);
        }
    }
}
