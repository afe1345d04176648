package dev.lockstep.modelchecker.explore;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.value.TlaValue;
import java.util.List;
import java.util.Map;

/**
 * A behaviour that TLC printed, as a trace: each step with its event and the place of its action.
 *
 * @param trace the behaviour, its variables in the order of their declaration; the last step of a lasso leads back to where its loop begins
 * @param actions for each step of the trace what is known of its action
 * @param stutters whether nothing ever happens after the last state
 * @param constants the model's constants
 * @param gap why the events of some steps were not found, empty if all were
 */
public record CounterexampleTrace(
        Trace trace, List<StepAction> actions, boolean stutters, Map<String, TlaValue> constants, String gap) {
    /** Copies the list and the map. */
    public CounterexampleTrace {
        actions = List.copyOf(actions);
        constants = Map.copyOf(constants);
    }

    /**
     * What is known of a step's action.
     *
     * @param found whether the spec has an event that does this step; if not, the trace has TLC's name for it, without arguments
     * @param location the module and line of its definition, such as {@code Raft.tla:120}; empty if unknown
     * @param alternatives further events that do the very same step
     */
    public record StepAction(boolean found, String location, List<Event> alternatives) {
        /** Copies the list. */
        public StepAction {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** Says whether the behaviour goes round in a loop that its last step closes. */
    public boolean isLasso() {
        return trace.loop() != null && !stutters;
    }
}
