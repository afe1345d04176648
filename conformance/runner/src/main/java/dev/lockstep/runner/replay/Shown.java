package dev.lockstep.runner.replay;

import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.value.TlaValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a subject shows after an event: a value of each variable that is observed, or that it failed. */
public final class Shown {
    private static final @Nullable TlaValue[] NOTHING = new TlaValue[0];

    private final @Nullable TlaValue[] values;
    private final @Nullable Throwable failure;

    private Shown(@Nullable TlaValue[] values, @Nullable Throwable failure) {
        this.values = values;
        this.failure = failure;
    }

    static Shown of(@Nullable TlaValue[] values) {
        return new Shown(values, null);
    }

    static Shown failed(Throwable failure) {
        return new Shown(NOTHING, failure);
    }

    /** Gives what the subject threw, a {@link HangException} if it did not come back; {@code null} if it did not fail. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Gives what it shows of a variable, {@code null} for one that is unobserved, or if it failed. */
    public @Nullable TlaValue value(int variable) {
        return failure == null ? values[variable] : null;
    }

    /** Says whether all that is observed is as in a state of the spec. */
    public boolean matches(State state) {
        if (failure != null) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            TlaValue value = values[i];
            if (value != null && !value.equals(state.values().get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Gives the divergence that this is, if it does not match the last state of a trace.
     *
     * @param trace the behaviour of the spec up to and including the step at which they part
     */
    public Divergence divergence(Trace trace) {
        if (failure instanceof HangException) {
            return new Divergence(Divergence.Kind.HANG, trace, List.of(), null, failure, null);
        }
        return failure != null
                ? Divergence.ofException(trace, failure)
                : Divergence.ofState(
                        trace, Comparison.differences(trace.state(trace.steps().size()), values));
    }

    @Nullable
    TlaValue @Nullable [] valuesOrNull() {
        return failure == null ? values : null;
    }
}
