package dev.lockstep.traces.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A behaviour with its events: an initial state and the steps from it. It is finite, or goes round in a loop forever.
 *
 * <p>States are numbered from 0, the initial one, so that the step at position {@code i} of the list leads to state {@code i + 1}.
 *
 * @param origin where it comes from
 * @param initial the state in which it begins
 * @param steps its steps; may be empty
 * @param loop the number of the state at which the loop begins that ends in the last state, null if there is none. The step that closes
 *     the loop is the last one, so that the last state equals this one; if this one is the last, nothing ever happens in it
 */
public record Trace(
        TraceOrigin origin,
        State initial,
        List<Step> steps,
        @Nullable Integer loop) {
    /** Copies the steps and checks that there is a state at which the loop begins. */
    public Trace {
        steps = List.copyOf(steps);
        if (loop != null && (loop < 0 || loop > steps.size())) {
            throw new IllegalArgumentException(
                    "expected a loop that begins at a state from 0 to " + steps.size() + ", found " + loop);
        }
    }

    /** Makes a finite trace. */
    public Trace(TraceOrigin origin, State initial, List<Step> steps) {
        this(origin, initial, steps, null);
    }

    /**
     * Gives a state by its number.
     *
     * @param number 0 for the initial state, else the number of steps that lead to it
     */
    public State state(int number) {
        return number == 0 ? initial : steps.get(number - 1).state();
    }
}
