package dev.lockstep.cli.report;

import dev.lockstep.modelchecker.explore.CounterexampleTrace;
import dev.lockstep.modelchecker.explore.CounterexampleTrace.StepAction;
import dev.lockstep.traces.trace.Change;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A counterexample for people: the first state whole, then each event with what it changed; and for machines. */
public final class CounterexampleText {
    private static final String INDENT = "       ";

    private CounterexampleText() {}

    /** Gives the report of a counterexample, line by line. */
    public static List<String> lines(CounterexampleTrace counterexample) {
        Trace trace = counterexample.trace();
        List<String> lines = new ArrayList<>();
        lines.add("  0  initial state");
        State initial = trace.initial();
        for (int i = 0; i < initial.variables().size(); i++) {
            lines.add(INDENT + initial.variables().get(i) + " = "
                    + initial.values().get(i));
        }
        for (int i = 1; i <= trace.steps().size(); i++) {
            lines.add(String.format("%3d  %s", i, step(counterexample, i)));
            List<Change> changes = Change.between(trace.state(i - 1), trace.state(i));
            if (changes.isEmpty()) {
                lines.add(INDENT + "(nothing changes)");
            }
            changes.forEach(change -> lines.add(INDENT + change));
        }
        if (counterexample.stutters()) {
            lines.add("     then nothing happens, forever");
        } else if (counterexample.isLasso()) {
            lines.add("     then everything from " + trace.loop() + " on again, forever");
        }
        if (!counterexample.gap().isEmpty()) {
            lines.add("? marks a name of TLC's without arguments: " + counterexample.gap());
        }
        return lines;
    }

    private static String step(CounterexampleTrace counterexample, int number) {
        StepAction action = counterexample.actions().get(number - 1);
        var text = new StringBuilder();
        text.append(counterexample.trace().steps().get(number - 1).event());
        action.alternatives().forEach(other -> text.append(" or ").append(other));
        text.append(action.found() ? "" : " ?");
        if (!action.location().isEmpty()) {
            text.append("   at ").append(action.location());
        }
        if (counterexample.isLasso() && number == counterexample.trace().steps().size()) {
            text.append("   <- back to ").append(counterexample.trace().loop());
        }
        return text.toString();
    }

    /** Gives a counterexample as JSON; values are TLA+ text. */
    public static Map<String, @Nullable Object> json(CounterexampleTrace counterexample) {
        Trace trace = counterexample.trace();
        Map<String, Object> initial = new LinkedHashMap<>();
        for (String variable : trace.initial().variables()) {
            initial.put(variable, trace.initial().get(variable).toString());
        }
        List<Object> steps = new ArrayList<>();
        for (int i = 1; i <= trace.steps().size(); i++) {
            StepAction action = counterexample.actions().get(i - 1);
            Map<String, Object> step = event(trace.steps().get(i - 1).event());
            step.put("found", action.found());
            step.put("location", action.location());
            step.put(
                    "alternatives",
                    action.alternatives().stream()
                            .map(CounterexampleText::event)
                            .toList());
            step.put(
                    "changes",
                    Change.between(trace.state(i - 1), trace.state(i)).stream()
                            .map(CounterexampleText::change)
                            .toList());
            steps.add(step);
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("initial", initial);
        json.put("steps", steps);
        json.put("loop", counterexample.isLasso() ? trace.loop() : null);
        json.put("stuttering", counterexample.stutters());
        return json;
    }

    private static Map<String, Object> event(Event event) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        event.arguments().forEach((name, value) -> arguments.put(name, value.toString()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", event.action());
        json.put("arguments", arguments);
        return json;
    }

    private static Map<String, @Nullable Object> change(Change change) {
        TlaValue before = change.part().left();
        TlaValue after = change.part().right();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("variable", change.variable());
        json.put("path", change.part().path());
        if (!change.part().inSet()) {
            json.put("before", text(before));
            json.put("after", text(after));
        } else {
            json.put(after == null ? "removed" : "added", text(after == null ? before : after));
        }
        return json;
    }

    private static @Nullable String text(@Nullable TlaValue value) {
        return value == null ? null : value.toString();
    }
}
