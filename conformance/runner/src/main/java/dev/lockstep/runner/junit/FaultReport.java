package dev.lockstep.runner.junit;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.FaultGroup;
import dev.lockstep.runner.report.DivergenceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** Tells a failing test's faults: of each one where in the spec its action is, how often it was met, and the shortest way to it. */
final class FaultReport {
    private final String parties;
    private final Map<String, String> places = new HashMap<>();

    FaultReport(Exploration explored, Binding binding) {
        this.parties = binding.factory().name() + " and " + explored.model().name() + " part";
        for (ActionSignature action : explored.signature().actions()) {
            places.put(action.name(), action + " at " + action.location());
        }
    }

    /**
     * Makes what a test fails with. What the subject threw first, or where it hangs, is the cause.
     *
     * @param faults at least one
     * @param note what else is to be said; empty for nothing
     */
    AssertionFailedError failure(List<FaultGroup> faults, String note) {
        List<String> lines = new ArrayList<>();
        lines.add(parties);
        for (FaultGroup fault : faults) {
            Divergence divergence = fault.shortest();
            lines.add("");
            lines.add(place(fault) + ": the subject " + divergence.kind().words() + ", " + times(fault.count())
                    + "; the shortest way there:");
            lines.add("");
            lines.addAll(DivergenceText.lines(divergence));
        }
        if (!note.isEmpty()) {
            lines.add("");
            lines.add(note);
        }
        Throwable cause = faults.stream()
                .map(fault -> fault.shortest().thrown())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return failure(String.join("\n", lines), cause);
    }

    /** Makes what a test fails with; where in our code that was noticed does not matter, so it has no stack trace of its own. */
    static AssertionFailedError failure(String message, @Nullable Throwable cause) {
        var failure = new AssertionFailedError(message, cause);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    private String place(FaultGroup fault) {
        String action = fault.fault().action();
        return action.isEmpty() ? "initial state" : places.getOrDefault(action, action);
    }

    /** Gives a count in words. */
    static String times(long count) {
        return count == 1 ? "once" : String.format("%,d times", count);
    }
}
