package dev.lockstep.runner.binding;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subject that does not do what the spec does, for a rule to judge.
 *
 * @param event the event
 * @param before the spec's state before it
 * @param expected the spec's state after it
 * @param shown what the subject shows after it, by variable; empty if it threw
 * @param thrown what it threw, or {@code null}
 */
public record Deviation(
        Event event,
        State before,
        State expected,
        Map<String, TlaValue> shown,
        @Nullable Throwable thrown) {
    /** Copies the map. */
    public Deviation {
        shown = Map.copyOf(shown);
    }

    /** Says whether the subject differs in no variable but these. */
    public boolean onlyIn(String... variables) {
        if (thrown != null) {
            return false;
        }
        for (Map.Entry<String, TlaValue> one : shown.entrySet()) {
            boolean allowed = java.util.Arrays.asList(variables).contains(one.getKey());
            if (!allowed && !one.getValue().equals(expected.get(one.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
