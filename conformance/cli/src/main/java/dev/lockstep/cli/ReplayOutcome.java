package dev.lockstep.cli;

import dev.lockstep.cli.report.JunitXml;
import dev.lockstep.cli.report.JunitXml.Case;
import dev.lockstep.cli.report.JunitXml.Outcome;
import dev.lockstep.cli.report.JunitXml.Suite;
import dev.lockstep.modelchecker.spec.ActionSource;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.runner.replay.Difference;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.FaultGroup;
import dev.lockstep.runner.replay.ReplayResult;
import dev.lockstep.runner.report.DivergenceText;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a replay, as text, JSON and JUnit XML.
 *
 * @param model the model
 * @param subject the subject's name
 * @param signature the spec's
 * @param shrinking what was found, and what became of it
 * @param all whether the replay went on after a divergence, so that counts are of all of it
 * @param shortest whether it is proven that the traces are the shortest there are
 * @param partial what is to be said of a graph that is not the whole one; empty for a whole one
 * @param time how long the replay took
 */
record ReplayOutcome(
        Model model,
        String subject,
        SpecSignature signature,
        Shrinking shrinking,
        boolean all,
        boolean shortest,
        String partial,
        Duration time) {
    private static final int STACK_FRAMES = 20;

    ReplayResult result() {
        return shrinking.result();
    }

    /** Says why what was tested is not all; empty if it is. */
    private String undecided() {
        return shrinking.strayed().isEmpty() ? partial : shrinking.strayed().get(0);
    }

    /** Gives the exit code. */
    int exitCode() {
        if (!result().faults().isEmpty()) {
            return ExitCode.DIVERGENCE;
        } else if (!result().testedSomething()) {
            return ExitCode.NOTHING_TESTED;
        }
        return undecided().isEmpty() ? ExitCode.HOLDS : ExitCode.UNDECIDED;
    }

    /** Gives the report for people, line by line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (FaultGroup group : result().faults()) {
            lines.addAll(lines(group));
            lines.add("");
        }
        lines.add(String.format(
                "%s on %s: %s%,d states, %,d transitions replayed, %s",
                subject,
                model.name(),
                result().traces() > 0 ? String.format("%,d traces, ", result().traces()) : "",
                result().states(),
                result().transitions(),
                verdict()));
        result().unobserved().forEach((name, reason) -> lines.add("not compared: " + name + " (" + reason + ")"));
        result().tolerated()
                .forEach((reason, count) -> lines.add(String.format("tolerated %,d times: %s", count, reason)));
        if (result().traces() > 0) {
            lines.add("not checked: what the subject would take where the spec forbids it; only a graph shows that");
        } else if (!result().unchecked().isEmpty()) {
            lines.add("not checked, whether the subject takes them where the spec forbids it: "
                    + String.join(", ", result().unchecked()));
        }
        if (!partial.isEmpty()) {
            lines.add(partial + "; what lies beyond was not tested, so this is not a pass");
        }
        lines.addAll(shrinking.notes());
        for (String strayed : shrinking.strayed()) {
            lines.add("undecided: " + strayed + "; replay the graph, where the subject may choose");
        }
        return lines;
    }

    private String verdict() {
        if (result().faults().isEmpty()) {
            if (!shrinking.strayed().isEmpty()) {
                return "undecided";
            }
            return result().testedSomething() ? "no divergence" : "nothing was tested";
        }
        return result().faults().size() == 1
                ? "diverged"
                : "diverged in " + result().faults().size() + " ways";
    }

    private List<String> lines(FaultGroup group) {
        Divergence divergence = group.shortest();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "%s and %s part at step %d%s%s:",
                subject,
                model.name(),
                divergence.step(),
                shrinking.from().containsKey(group.fault())
                        ? String.format(" (shrunk from %,d)", shrinking.from().get(group.fault()))
                        : "",
                all && group.count() > 1
                        ? String.format(
                                " (%,d times like this, here by the %sshortest way)",
                                group.count(), shortest ? "provably " : "")
                        : ""));
        lines.add("");
        lines.addAll(DivergenceText.lines(divergence));
        List<String> source = source(divergence);
        if (!source.isEmpty()) {
            lines.add("");
            lines.add("the spec, at " + location(divergence));
            source.forEach(line -> lines.add("    " + line));
        }
        return lines;
    }

    private String location(Divergence divergence) {
        Event event = divergence.event();
        return signature.actions().stream()
                .filter(action -> event != null && action.name().equals(event.action()))
                .map(ActionSignature::location)
                .findFirst()
                .orElse("");
    }

    private List<String> source(Divergence divergence) {
        return ActionSource.of(model, location(divergence));
    }

    /** Gives the result as JSON has it. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", model.name());
        json.put("subject", subject);
        json.put("states", result().states());
        json.put("transitions", result().transitions());
        json.put("traces", result().traces());
        json.put("untaken", result().untaken());
        json.put("unobserved", result().unobserved());
        json.put("unchecked", result().unchecked());
        json.put("tolerated", result().tolerated());
        json.put("faults", result().faults().stream().map(this::json).toList());
        json.put("provenShortest", shortest);
        json.put("partial", !partial.isEmpty());
        json.put("strayed", shrinking.strayed());
        json.put("notes", shrinking.notes());
        json.put("millis", time.toMillis());
        json.put("exitCode", exitCode());
        return json;
    }

    private Map<String, Object> json(FaultGroup group) {
        Divergence divergence = group.shortest();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", divergence.kind().name().toLowerCase(java.util.Locale.ROOT));
        json.put("action", group.fault().action());
        json.put("what", group.fault().what());
        json.put("count", group.count());
        json.put("step", divergence.step());
        if (shrinking.from().containsKey(group.fault())) {
            json.put("shrunkFrom", shrinking.from().get(group.fault()));
        }
        json.put("events", events(divergence.trace()));
        if (divergence.offered() != null) {
            json.put("offered", divergence.offered().toString());
        }
        json.put(
                "differences",
                divergence.differences().stream().map(ReplayOutcome::json).toList());
        Throwable thrown = divergence.thrown();
        if (thrown != null) {
            json.put("thrown", thrown.toString());
            json.put(
                    "stack",
                    Arrays.stream(thrown.getStackTrace())
                            .limit(STACK_FRAMES)
                            .map(StackTraceElement::toString)
                            .toList());
        }
        Trace otherWay = divergence.otherWay();
        if (otherWay != null) {
            json.put("otherWay", events(otherWay));
        }
        json.put("location", location(divergence));
        json.put("source", source(divergence));
        return json;
    }

    private static Map<String, Object> json(Difference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("variable", difference.variable());
        json.put("path", difference.path());
        json.put("spec", difference.spec());
        json.put("subject", difference.subject());
        return json;
    }

    private static List<String> events(Trace trace) {
        return trace.steps().stream().map(step -> step.event().toString()).toList();
    }

    /** Gives JUnit XML: a case for the initial state and for each action, failed where it has a fault; what was not decided is no pass. */
    String junit() {
        List<Case> cases = new ArrayList<>();
        cases.add(junitCase("initial state", ""));
        signature.actions().forEach(action -> cases.add(junitCase(action.name(), action.name())));
        return JunitXml.text(List.of(new Suite(subject + " on " + model.name(), cases)));
    }

    private Case junitCase(String name, String action) {
        List<String> failures = new ArrayList<>();
        List<FaultGroup> faults = result().faults().stream()
                .filter(group -> group.fault().action().equals(action))
                .toList();
        faults.forEach(group -> failures.addAll(lines(group)));
        Outcome outcome;
        if (!faults.isEmpty()) {
            Divergence first = faults.get(0).shortest();
            outcome = new Outcome.Failed(
                    "the subject " + first.kind().words() + " at step " + first.step(), String.join("\n", failures));
        } else if (!result().testedSomething() || !undecided().isEmpty()) {
            outcome = new Outcome.Errored(
                    result().testedSomething() ? "undecided" : "nothing was tested",
                    undecided().isEmpty() ? "no event was replayed" : undecided());
        } else if (!result().faults().isEmpty()) {
            outcome = new Outcome.Errored(
                    "undecided", "another divergence came first; --all goes on after it, elsewhere");
        } else {
            outcome = new Outcome.Passed();
        }
        return new Case(name, time, outcome);
    }
}
