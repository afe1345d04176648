package dev.lockstep.runner.report;

import dev.lockstep.runner.replay.Difference;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.traces.trace.Change;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import java.util.ArrayList;
import java.util.List;

/** A divergence for people: the way to it, step by step with what each step changed, then where spec and subject part. */
public final class DivergenceText {
    private static final int STACK_FRAMES = 6;

    private DivergenceText() {}

    /** Gives the report of a divergence, line by line. */
    public static List<String> lines(Divergence divergence) {
        List<String> lines = new ArrayList<>();
        State state = divergence.trace().initial();
        List<Step> steps = divergence.trace().steps();
        lines.add(steps.isEmpty() ? "  0  initial state   <- here they part" : "  0  initial state");
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            lines.add(String.format("%3d  %s%s", i + 1, steps.get(i).event(), last ? "   <- here they part" : ""));
            if (!last) {
                Change.between(state, steps.get(i).state()).forEach(change -> lines.add("       " + change));
                state = steps.get(i).state();
            }
        }
        lines.add("");
        Throwable thrown = divergence.thrown();
        if (thrown != null) {
            lines.add("the subject threw " + thrown);
            StackTraceElement[] stack = thrown.getStackTrace();
            for (int i = 0; i < Math.min(STACK_FRAMES, stack.length); i++) {
                lines.add("    at " + stack[i]);
            }
        }
        for (Difference difference : divergence.differences()) {
            lines.add(difference.variable() + difference.path());
            lines.add("    spec     " + difference.spec());
            lines.add("    subject  " + difference.subject());
        }
        return lines;
    }
}
