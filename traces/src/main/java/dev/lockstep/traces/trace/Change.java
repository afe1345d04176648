package dev.lockstep.traces.trace;

import dev.lockstep.traces.value.TlaValue;
import dev.lockstep.traces.value.ValueDifference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step changes: the smallest part of a variable whose value it changes.
 *
 * @param variable the variable
 * @param part the part, its value before the step to the left and after it to the right
 */
public record Change(String variable, ValueDifference part) {
    /**
     * Finds what differs between two states, in the order of their variables.
     *
     * @throws IllegalArgumentException if the states have different variables
     */
    public static List<Change> between(State before, State after) {
        if (!before.variables().equals(after.variables())) {
            throw new IllegalArgumentException("expected states of one spec, found the variables " + before.variables()
                    + " and " + after.variables());
        }
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < before.variables().size(); i++) {
            for (ValueDifference part : ValueDifference.between(
                    before.values().get(i), after.values().get(i))) {
                changes.add(new Change(before.variables().get(i), part));
            }
        }
        return changes;
    }

    /** Gives it in one line: {@code currentTerm[s1]: 0 -> 1}, {@code messages: + m}, {@code messages: - m}. */
    @Override
    public String toString() {
        String place = variable + part.path() + ": ";
        if (part.inSet()) {
            return place + (part.left() == null ? "+ " + part.right() : "- " + part.left());
        }
        return place + text(part.left()) + " -> " + text(part.right());
    }

    private static String text(@Nullable TlaValue value) {
        return value == null ? "nothing" : value.toString();
    }
}
