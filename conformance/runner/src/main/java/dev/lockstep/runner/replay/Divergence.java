package dev.lockstep.runner.replay;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first step at which a subject and the spec part ways.
 *
 * @param trace the behaviour of the spec up to and including the step; without steps if they differ from the start
 * @param differences the variables that differ, or parts of them; empty if the subject threw
 * @param thrown what the subject threw, or null
 */
public record Divergence(
        Trace trace, List<Difference> differences, @Nullable Throwable thrown) {
    /** Copies the differences. */
    public Divergence {
        differences = List.copyOf(differences);
    }

    /** Gives the number of the diverging step, counted from 1; 0 if the initial states differ. */
    public int step() {
        return trace.steps().size();
    }

    /** Gives the event at which they part ways, or null if they differ from the start. */
    public @Nullable Event event() {
        return step() == 0 ? null : trace.steps().get(step() - 1).event();
    }

    /** Names the first variable that differs, or the exception's class. */
    public String firstVariable() {
        if (thrown != null) {
            return thrown.getClass().getSimpleName();
        }
        return differences.isEmpty() ? "" : differences.get(0).variable();
    }
}
