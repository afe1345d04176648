package dev.lockstep.traces.trace;

import java.util.List;

/**
 * A finite behaviour with its events: an initial state and the steps from it.
 *
 * @param origin where it comes from
 * @param initial the state in which it begins
 * @param steps its steps; may be empty
 */
public record Trace(TraceOrigin origin, State initial, List<Step> steps) {
    /** Copies the steps. */
    public Trace {
        steps = List.copyOf(steps);
    }
}
