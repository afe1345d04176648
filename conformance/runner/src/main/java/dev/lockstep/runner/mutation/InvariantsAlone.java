package dev.lockstep.runner.mutation;

import dev.lockstep.modelchecker.explore.InvariantCheck;
import dev.lockstep.modelchecker.spi.BrokenInvariant;
import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import dev.lockstep.runner.replay.HangException;
import dev.lockstep.runner.replay.Shown;
import dev.lockstep.runner.replay.SubjectRuns;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges what a subject shows by a model's invariants and nothing else, as a test would that knows the invariants but not the spec's states.
 *
 * <p>The subject is given the events of a trace, also past the point where it leaves the spec; an event that it does not take (it throws) is passed over. A variable that
 * the subject does not show takes the spec's value at that step of the trace; once an event was passed over, the trace no longer has one, and states with such variables
 * are not judged any more. States in which the subject shows what the spec has are not judged either: TLC has done that.
 */
final class InvariantsAlone {
    private final InvariantCheck check;
    private final Map<State, List<BrokenInvariant>> judged = new HashMap<>();

    InvariantsAlone(InvariantCheck check) {
        this.check = check;
    }

    /** Goes along a trace; gives the first state that breaks an invariant. */
    Optional<Notice> along(Trace trace, SubjectRuns runs) {
        SubjectRuns.Run run = runs.start();
        Shown shown = run.shown();
        boolean inStep = true;
        for (int step = 0; !(shown.failure() instanceof HangException); step++) {
            if (shown.failure() != null) {
                inStep = false;
                if (step == 0) {
                    return Optional.empty();
                }
            } else if (!shown.matches(trace.state(step))) {
                Optional<Notice> notice = judge(shown, trace.state(step), inStep, step);
                if (notice.isPresent()) {
                    return notice;
                }
            }
            if (step == trace.steps().size()) {
                return Optional.empty();
            }
            Event next = trace.steps().get(step).event();
            shown = run.attempt(next);
        }
        return Optional.empty();
    }

    private Optional<Notice> judge(Shown shown, State spec, boolean inStep, int step) {
        List<TlaValue> values = new ArrayList<>();
        for (int i = 0; i < spec.values().size(); i++) {
            TlaValue value = shown.value(i);
            if (value == null && !inStep) {
                return Optional.empty();
            }
            values.add(value == null ? spec.values().get(i) : value);
        }
        return judged.computeIfAbsent(new State(spec.variables(), values), this::broken).stream()
                .findFirst()
                .map(broken -> new Notice(broken.name(), broken.error().isEmpty(), step));
    }

    private List<BrokenInvariant> broken(State state) {
        try {
            return check.broken(state);
        } catch (SpecEvaluationException e) {
            // A state of mixed values, say: TLC would end here too, whatever the invariant.
            return List.of(new BrokenInvariant(check.invariants().get(0), String.valueOf(e.getMessage())));
        }
    }
}
