package dev.lockstep.runner.replay;

import dev.lockstep.runner.binding.Deviation;
import dev.lockstep.runner.binding.Subject;
import dev.lockstep.runner.binding.Tolerances;
import dev.lockstep.runner.binding.UnfitException;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares all that a subject shows with a state of the spec. */
final class Comparison {
    private Comparison() {}

    /** Gives what the subject shows of each variable, null for unobserved ones. */
    static @Nullable TlaValue[] observe(Subject subject, int variables) throws Throwable {
        @Nullable TlaValue[] observed = new TlaValue[variables];
        for (int i = 0; i < variables; i++) {
            observed[i] = subject.observe(i);
        }
        return observed;
    }

    /** Gives the differences to a state of the spec, in the order of its variables. */
    static List<Difference> differences(State spec, @Nullable TlaValue[] observed) {
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < observed.length; i++) {
            TlaValue value = observed[i];
            if (value != null) {
                differences.addAll(Difference.between(
                        spec.variables().get(i), spec.values().get(i), value));
            }
        }
        return differences;
    }

    /**
     * Gives the rule of the binding that allows a subject not to be in the expected state, or null.
     *
     * @param observed what the subject shows; null if it threw
     */
    static Tolerances.@Nullable Rule tolerating(
            Subject subject,
            Event event,
            State before,
            State expected,
            @Nullable TlaValue @Nullable [] observed,
            @Nullable Throwable thrown) {
        Map<String, TlaValue> shown = new LinkedHashMap<>();
        for (int i = 0; observed != null && i < observed.length; i++) {
            TlaValue value = observed[i];
            if (value != null) {
                shown.put(expected.variables().get(i), value);
            }
        }
        try {
            return subject.tolerating(new Deviation(event, before, expected, shown, thrown))
                    .orElse(null);
        } catch (Throwable e) {
            throw new UnfitException("a rule that tolerates deviations threw " + e + " on " + event, e);
        }
    }
}
