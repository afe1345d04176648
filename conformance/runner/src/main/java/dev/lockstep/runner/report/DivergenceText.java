package dev.lockstep.runner.report;

import dev.lockstep.runner.replay.Difference;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.traces.trace.Change;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/** A divergence for people: the way to it, step by step with what each step changed, then where spec and subject part. */
public final class DivergenceText {
    private static final int STACK_FRAMES = 6;
    private static final String HERE = "   <- here they part";

    private DivergenceText() {}

    /** Gives the report of a divergence, line by line. */
    public static List<String> lines(Divergence divergence) {
        List<String> lines = new ArrayList<>();
        Kind kind = divergence.kind();
        boolean inState = kind == Kind.FORBIDDEN || kind == Kind.REFUSED || kind == Kind.HIDDEN_STATE;
        addWay(divergence.trace(), !inState, lines);
        if (inState) {
            lines.add("     in this state the subject " + kind.words() + HERE);
        }
        lines.add("");
        if (divergence.offered() != null) {
            lines.add(divergence.offered().toString());
            lines.add("    spec     " + (kind == Kind.REFUSED ? "enabled" : "not enabled"));
            lines.add("    subject  " + (kind == Kind.REFUSED ? "not among what it offers" : "would take it"));
        }
        addThrown(divergence, lines);
        for (Difference difference : divergence.differences()) {
            lines.add(difference.variable() + difference.path());
            lines.add("    spec     " + difference.spec());
            lines.add("    subject  " + difference.subject());
        }
        Trace otherWay = divergence.otherWay();
        if (otherWay != null) {
            lines.add("to the spec it is the same state by this way, but not to the subject:");
            addWay(otherWay, false, lines);
        }
        return lines;
    }

    /** Adds the steps of a trace, each with what it changed but for the one where they part. */
    private static void addWay(Trace trace, boolean parts, List<String> lines) {
        State state = trace.initial();
        List<Step> steps = trace.steps();
        lines.add("  0  initial state" + (parts && steps.isEmpty() ? HERE : ""));
        for (int i = 0; i < steps.size(); i++) {
            boolean here = parts && i == steps.size() - 1;
            lines.add(String.format("%3d  %s%s", i + 1, steps.get(i).event(), here ? HERE : ""));
            if (!here) {
                Change.between(state, steps.get(i).state()).forEach(change -> lines.add("       " + change));
                state = steps.get(i).state();
            }
        }
    }

    private static void addThrown(Divergence divergence, List<String> lines) {
        Throwable thrown = divergence.thrown();
        if (thrown == null) {
            return;
        }
        lines.add(divergence.kind() == Kind.HANG ? thrown.getMessage() + ", it was" : "the subject threw " + thrown);
        StackTraceElement[] stack = thrown.getStackTrace();
        for (int i = 0; i < Math.min(STACK_FRAMES, stack.length); i++) {
            lines.add("    at " + stack[i]);
        }
    }
}
