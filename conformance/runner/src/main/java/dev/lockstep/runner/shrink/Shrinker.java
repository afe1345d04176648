package dev.lockstep.runner.shrink;

import dev.lockstep.modelchecker.explore.SpecWalk;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.Divergence.Fault;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.runner.replay.SubjectRuns;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a trace to a divergence short without the state graph: by delta debugging of its events (Zeller, Hildebrandt: Simplifying and Isolating Failure-Inducing
 * Input, IEEE TSE 28(2), 2002, the algorithm ddmin).
 *
 * <p>Parts of the trace are left out, larger ones first. What is left is taken in the spec, event by event, from the same initial state; an event that the spec no
 * longer enables is left out too, since without the events that it depended on it means nothing. So every candidate is a behaviour of the spec, with states that the
 * spec gives. The subject goes along; the candidate is taken if the two part with the same {@link Fault}, and then ends there.
 *
 * <p>In the end the trace is 1-minimal: without any one of its events, and those that are then no longer enabled, the fault does not show. It need not be the shortest
 * there is: a replay of the graph finds that ({@link ShortestTraces}). Same input, same result.
 */
public final class Shrinker implements AutoCloseable {
    /**
     * What came of it.
     *
     * @param divergence where spec and subject part now; the trace in it is the short one
     * @param from how many steps the trace had up to the divergence
     * @param to how many it has now
     * @param candidates how many traces were tried
     * @param minimal whether the trace is 1-minimal; otherwise the budget ran out
     */
    public record Result(Divergence divergence, int from, int to, int candidates, boolean minimal) {
        /** Gives the short trace: a behaviour of the spec up to and including the step at which they part. */
        public Trace trace() {
            return divergence.trace();
        }
    }

    private final SpecWalk spec;

    private Shrinker(SpecWalk spec) {
        this.spec = spec;
    }

    /**
     * Loads a model's spec, for shrinking traces of it.
     *
     * @param model the model
     * @param tools the jar of TLC and the libraries to load it with
     * @throws dev.lockstep.modelchecker.spec.SpecException if its files can't be read
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if it can't be parsed
     */
    public static Shrinker open(Model model, SpecTools tools) {
        return new Shrinker(SpecWalk.open(model, tools));
    }

    /** Gives what the spec offers to be bound, for the bindings of subjects. */
    public SpecSignature signature() {
        return spec.signature();
    }

    /**
     * Shrinks one trace.
     *
     * @param binding the subject
     * @param trace a trace along which it shows the fault; its origin stays. It may leave the model's constraints: then so may the result
     * @param fault the fault to keep
     * @param options how far to go
     * @throws AnotherOutcomeException if the subject does not show the fault, but an outcome of an event that the spec allows and the trace does not have
     * @throws IllegalArgumentException if the trace is no behaviour of the spec up to the fault, if the subject does not show the fault along it, or if the fault is
     *     {@link Kind#HIDDEN_STATE}, which takes two traces to show
     */
    public Result shrink(Binding binding, Trace trace, Fault fault, ShrinkOptions options) {
        if (fault.kind() == Kind.HIDDEN_STATE) {
            throw new IllegalArgumentException(
                    "a subject that " + fault.kind().words()
                            + " shows it by two traces to one state, so one trace can't be shrunk; replay the graph to find the shortest ones");
        }
        try (var runs = new SubjectRuns(binding, options.eventTimeout())) {
            var walk = new JointWalk(spec, runs, trace, fault);
            return new Reduction(walk, walk.whole(), options.candidates()).result();
        }
    }

    @Override
    public void close() {
        spec.close();
    }

    /** One run of ddmin. */
    private static final class Reduction {
        private final JointWalk walk;
        private final int budget;
        private final Set<List<Event>> tried = new HashSet<>();
        private final int from;
        private Divergence best;
        private boolean minimal;
        private boolean over;

        Reduction(JointWalk walk, Divergence whole, int budget) {
            this.walk = walk;
            this.budget = budget;
            this.best = whole;
            this.from = whole.step();
        }

        Result result() {
            int parts = 2;
            while (!minimal && !over) {
                int size = best.step();
                parts = Math.min(parts, size);
                if (leaveOutOneOf(parts)) {
                    parts = Math.max(parts - 1, 2);
                } else if (parts >= size) {
                    minimal = !over;
                } else {
                    parts = 2 * parts;
                }
            }
            return new Result(best, from, best.step(), tried.size(), minimal);
        }

        /** Leaves out one of so many parts, if any can be; the last one can't, for what comes before it does not show the fault. */
        private boolean leaveOutOneOf(int parts) {
            List<Event> events = best.trace().steps().stream().map(Step::event).toList();
            for (int part = 0; part < parts - 1; part++) {
                List<Event> rest = new ArrayList<>(events.subList(0, part * events.size() / parts));
                rest.addAll(events.subList((part + 1) * events.size() / parts, events.size()));
                if (tried.contains(rest)) {
                    continue;
                }
                if (tried.size() >= budget) {
                    over = true;
                    return false;
                }
                tried.add(rest);
                Divergence found = walk.along(rest);
                if (found != null) {
                    best = found;
                    return true;
                }
            }
            return false;
        }
    }
}
