package dev.lockstep.runner.replay;

import dev.lockstep.runner.binding.Subject;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.List;
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
}
