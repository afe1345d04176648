package dev.lockstep.runner.replay;

import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.Subject;
import dev.lockstep.runner.binding.UnfitException;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replays traces, each against a fresh subject; after each event all observed variables are compared. */
public final class TraceReplay {
    private TraceReplay() {}

    /**
     * Replays traces until one diverges.
     *
     * @param traces the traces, in the order of their variables as the spec declares them
     * @param binding the subject
     * @return what was found: at most one divergence
     * @throws UnfitException if a trace has events or variables that the spec does not have
     */
    public static ReplayResult replay(Iterator<Trace> traces, Binding binding) {
        long steps = 0;
        long replayed = 0;
        List<Divergence> divergences = new ArrayList<>();
        while (traces.hasNext() && divergences.isEmpty()) {
            Trace trace = traces.next();
            requireVariables(trace, binding);
            replayed++;
            Divergence divergence = replay(trace, binding);
            if (divergence != null) {
                steps += divergence.step();
                divergences.add(divergence);
            } else {
                steps += trace.steps().size();
            }
        }
        return new ReplayResult(steps + replayed, steps, replayed, 0, binding.unobserved(), divergences);
    }

    private static void requireVariables(Trace trace, Binding binding) {
        if (!trace.initial().variables().equals(binding.variables())) {
            throw new UnfitException(
                    "the trace has the variables " + trace.initial().variables() + ", the spec has "
                            + binding.variables() + "; generate the traces anew");
        }
    }

    /** Replays one trace; gives the divergence, or null if there is none. */
    static @Nullable Divergence replay(Trace trace, Binding binding) {
        Subject subject = binding.start();
        Divergence divergence = compare(trace, 0, subject);
        for (int i = 0; i < trace.steps().size() && divergence == null; i++) {
            Step step = trace.steps().get(i);
            var event = binding.prepare(step.event());
            try {
                subject.apply(event);
            } catch (Throwable thrown) {
                return new Divergence(upTo(trace, i + 1), List.of(), thrown);
            }
            divergence = compare(trace, i + 1, subject);
        }
        return divergence;
    }

    private static @Nullable Divergence compare(Trace trace, int steps, Subject subject) {
        var spec = steps == 0 ? trace.initial() : trace.steps().get(steps - 1).state();
        try {
            var observed = Comparison.observe(subject, spec.variables().size());
            List<Difference> differences = Comparison.differences(spec, observed);
            return differences.isEmpty() ? null : new Divergence(upTo(trace, steps), differences, null);
        } catch (Throwable thrown) {
            return new Divergence(upTo(trace, steps), List.of(), thrown);
        }
    }

    private static Trace upTo(Trace trace, int steps) {
        return new Trace(trace.origin(), trace.initial(), trace.steps().subList(0, steps));
    }
}
