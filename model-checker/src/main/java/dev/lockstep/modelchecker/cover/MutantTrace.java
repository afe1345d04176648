package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.spec.BrokenSpec;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.spec.SpecHash;
import dev.lockstep.modelchecker.spec.TemporaryFolder;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.tlc.Counterexample;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A counterexample of a broken spec as a trace of the right one: the same events, and the states that they should have led to, up to where the two part.
 *
 * @param trace the trace; {@code null} if the two part before the first step
 * @param parting how they part
 * @param event the event at which they part, {@code null} if they part at no event
 * @param overrides the definitions that are broken
 * @param signature the right spec's signature
 */
public record MutantTrace(
        @Nullable Trace trace,
        Parting parting,
        @Nullable Event event,
        List<String> overrides,
        SpecSignature signature) {
    /** How a broken spec and the right one part. */
    public enum Parting {
        /** The right spec does not begin where the broken one does; there is no trace. */
        INITIAL_STATE,
        /** The right spec does not enable the event: the trace ends before it. */
        NOT_ENABLED,
        /** The event leads to another state: the trace ends with the right one. */
        OTHER_STATE,
        /** They don't: only what the property says of the behaviour tells them apart. */
        NOWHERE
    }

    /** Copies the list. */
    public MutantTrace {
        overrides = List.copyOf(overrides);
    }

    /**
     * Finds the events of a counterexample and takes them in the right spec.
     *
     * @param mutant the model of the broken spec
     * @param tools the jar of TLC and the libraries that it was found with
     * @param counterexample what TLC printed for it
     * @throws dev.lockstep.modelchecker.spec.SpecException if the model breaks nothing
     * @throws IllegalStateException if the counterexample is no behaviour of the broken spec: an error of ours
     */
    public static MutantTrace of(Model mutant, SpecTools tools, Counterexample counterexample) {
        try (var folder = TemporaryFolder.create()) {
            BrokenSpec specs = BrokenSpec.of(mutant, folder.path());
            var origin = new TraceOrigin(mutant.name(), SpecHash.of(mutant), 0);
            List<State> states = states(mutant, counterexample);
            return SpecSteps.with(
                    specs.broken(),
                    tools,
                    broken -> SpecSteps.with(
                            specs.right(),
                            tools,
                            right -> new Descent(broken, right, origin, specs.overrides()).follow(states)));
        }
    }

    /** Goes down both specs at once, as long as they are in the same state. */
    private record Descent(SpecSteps broken, SpecSteps right, TraceOrigin origin, List<String> overrides) {
        MutantTrace follow(List<State> states) {
            int[] brokenRow =
                    find(broken, broken.initialStates(), states.get(0)).orElseThrow(() -> unmatched(0));
            Optional<int[]> begin = find(right, right.initialStates(), states.get(0));
            if (begin.isEmpty()) {
                return new MutantTrace(null, Parting.INITIAL_STATE, null, overrides, right.signature());
            }
            int[] rightRow = begin.get();
            State initial = right.state(rightRow);
            List<Step> steps = new ArrayList<>();
            Parting parting = Parting.NOWHERE;
            Event event = null;
            for (int level = 1; level < states.size() && parting == Parting.NOWHERE; level++) {
                Taken taken = take(brokenRow, rightRow, states.get(level), level);
                brokenRow = taken.did.row();
                if (taken.should != null) {
                    rightRow = taken.should.row();
                    steps.add(new Step(taken.should.event(), right.state(rightRow)));
                }
                parting = taken.parting;
                event = parting == Parting.NOWHERE ? null : taken.did.event();
            }
            return new MutantTrace(new Trace(origin, initial, steps), parting, event, overrides, right.signature());
        }

        /** Takes one event in both specs; where several lead to the state, one on which they agree longest. */
        private Taken take(int[] brokenRow, int[] rightRow, State target, int level) {
            List<SpecSteps.Successor> should = right.successors(rightRow, level);
            @Nullable Taken best = null;
            for (SpecSteps.Successor did : broken.successors(brokenRow, level)) {
                if (same(broken.state(did.row()), target)) {
                    Taken taken = compare(did, should, target);
                    if (best == null || taken.parting.compareTo(best.parting) > 0) {
                        best = taken;
                    }
                }
            }
            if (best == null) {
                throw unmatched(level);
            }
            return best;
        }

        private Taken compare(SpecSteps.Successor did, List<SpecSteps.Successor> should, State target) {
            SpecSteps.@Nullable Successor first = null;
            for (SpecSteps.Successor candidate : should) {
                if (candidate.event().equals(did.event())) {
                    if (same(right.state(candidate.row()), target)) {
                        return new Taken(did, candidate, Parting.NOWHERE);
                    }
                    first = first == null ? candidate : first;
                }
            }
            return new Taken(did, first, first == null ? Parting.NOT_ENABLED : Parting.OTHER_STATE);
        }

        private static IllegalStateException unmatched(int state) {
            return new IllegalStateException("state " + (state + 1)
                    + " of TLC's counterexample does not follow in the broken spec; please report it");
        }
    }

    /** A step of the broken spec, and the right one's with the same event, if that is enabled there. */
    private record Taken(SpecSteps.Successor did, SpecSteps.@Nullable Successor should, Parting parting) {}

    private static List<State> states(Model mutant, Counterexample counterexample) {
        return counterexample.steps().stream()
                .map(step -> step.state()
                        .orElseThrow(() -> new SpecException(
                                SpecException.USAGE,
                                mutant.name() + ": expected values that can be compared in state " + step.number()
                                        + " of the counterexample, found one that can't; its events stay unknown")))
                .toList();
    }

    private static Optional<int[]> find(SpecSteps spec, List<int[]> rows, State state) {
        return rows.stream().filter(row -> same(spec.state(row), state)).findFirst();
    }

    /** Compares by the variables' names: TLC prints them in an order of its own. */
    private static boolean same(State state, State printed) {
        return state.variables().stream().allMatch(v -> state.get(v).equals(printed.get(v)));
    }
}
