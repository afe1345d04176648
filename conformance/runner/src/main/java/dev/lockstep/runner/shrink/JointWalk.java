package dev.lockstep.runner.shrink;

import dev.lockstep.modelchecker.explore.SpecWalk;
import dev.lockstep.modelchecker.explore.SpecWalk.Position;
import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import dev.lockstep.runner.binding.Tolerances;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.Divergence.Fault;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.runner.replay.Shown;
import dev.lockstep.runner.replay.SubjectRuns;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spec and subject side by side along events, until they part. Where an event has several outcomes in the spec, the subject chooses, as in a replay of the graph.
 */
final class JointWalk {
    private final SubjectRuns runs;
    private final Trace trace;
    private final Fault fault;
    private final Position initial;
    private boolean beyond;
    private @Nullable Fault other;
    /** The first event that was not enabled on the last walk, by its number from 1 on; 0 if all were. */
    private int leftOut;
    /** On the whole trace, the first event of which the subject took another outcome than the trace has, by its number from 1 on; 0 if there is none. */
    private int strayed;

    /** Begins where a trace begins. */
    JointWalk(SpecWalk spec, SubjectRuns runs, Trace trace, Fault fault) {
        this.runs = runs;
        this.trace = trace;
        this.fault = fault;
        this.initial = spec.initial().stream()
                .filter(position -> position.state().equals(trace.initial()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the trace begins in no initial state of "
                        + spec.origin().model() + ", but in\n" + trace.initial() + "\nname the model that it is of"));
    }

    /**
     * Goes along the whole trace; if that leaves the model's constraints, walks may from now on.
     *
     * @return where the fault shows
     * @throws AnotherOutcomeException if it does not since the subject took another outcome of an event than the trace has
     * @throws IllegalArgumentException if it does not for other reasons
     */
    Divergence whole() {
        List<Event> events = trace.steps().stream().map(Step::event).toList();
        Divergence found = along(events);
        if (leftOut > 0) {
            beyond = true;
            found = along(events);
        }
        if (strayed > 0 && (leftOut > 0 || found == null)) {
            throw new AnotherOutcomeException("the spec allows several outcomes of " + events.get(strayed - 1)
                    + ", step " + strayed + " of the trace, and the subject has another one than the trace");
        }
        if (leftOut > 0) {
            throw new IllegalArgumentException("the spec does not enable event " + leftOut + " of the trace, "
                    + events.get(leftOut - 1) + ", after those before it; generate the trace anew");
        }
        if (found == null) {
            throw new IllegalArgumentException("the subject does not show " + fault + " along the trace, "
                    + (other == null ? "it conforms" : "but " + other));
        }
        return found;
    }

    /** Goes along those events that the spec enables; gives the divergence if it is the fault. */
    @Nullable
    Divergence along(List<Event> events) {
        leftOut = 0;
        strayed = 0;
        other = null;
        try {
            Divergence found = partingAlong(events);
            if (found != null && !found.fault().equals(fault)) {
                other = found.fault();
                return null;
            }
            return found;
        } catch (SpecEvaluationException e) {
            // Beyond a model's constraints a spec may have no meaning, so this is no behaviour to show.
            if (!beyond) {
                throw e;
            }
            return null;
        }
    }

    private @Nullable Divergence partingAlong(List<Event> events) {
        List<Step> taken = new ArrayList<>();
        SubjectRuns.Run run = runs.start();
        if (!run.shown().matches(initial.state())) {
            return run.shown().divergence(upTo(taken));
        }
        Position at = initial;
        Divergence offers = compareOffers(run, at, taken);
        for (int i = 0; i < events.size() && offers == null; i++) {
            Event event = events.get(i);
            List<Position> targets = at.after(event, beyond);
            if (targets.isEmpty()) {
                leftOut = leftOut == 0 ? i + 1 : leftOut;
                continue;
            }
            Shown shown = run.apply(event);
            Position next = targets.stream()
                    .filter(target -> shown.matches(target.state()))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                next = targets.get(0);
                Tolerances.Rule rule = run.tolerating(event, at.state(), next.state());
                if (rule == null || !rule.goOn()) {
                    taken.add(new Step(event, next.state()));
                    return rule == null ? shown.divergence(upTo(taken)) : null;
                }
            }
            if (strayed == 0 && isAnotherOutcome(i, event, next, targets)) {
                strayed = i + 1;
            }
            taken.add(new Step(event, next.state()));
            at = next;
            offers = compareOffers(run, at, taken);
        }
        return offers;
    }

    /** Says whether the trace has another outcome of the event than the one that was taken; of no meaning where some of the trace was left out. */
    private boolean isAnotherOutcome(int number, Event event, Position next, List<Position> targets) {
        Step step = trace.steps().get(number);
        return step.event().equals(event)
                && !step.state().equals(next.state())
                && targets.stream().anyMatch(target -> target.state().equals(step.state()));
    }

    /** Compares what the subject offers, where that is the fault. */
    private @Nullable Divergence compareOffers(SubjectRuns.Run run, Position at, List<Step> taken) {
        if (fault.kind() != Kind.FORBIDDEN && fault.kind() != Kind.REFUSED) {
            return null;
        }
        Set<Event> offered = run.offered();
        if (offered == null) {
            return run.shown().divergence(upTo(taken));
        }
        Set<Event> enabled = at.enabled();
        boolean forbidden = fault.kind() == Kind.FORBIDDEN;
        return (forbidden ? offered : enabled)
                .stream()
                        .filter(event -> event.action().equals(fault.action()))
                        .filter(event -> !(forbidden ? enabled : offered).contains(event))
                        .sorted()
                        .findFirst()
                        .map(event -> forbidden
                                ? Divergence.ofForbidden(upTo(taken), event)
                                : Divergence.ofRefused(upTo(taken), event))
                        .orElse(null);
    }

    private Trace upTo(List<Step> taken) {
        return new Trace(trace.origin(), trace.initial(), taken);
    }
}
