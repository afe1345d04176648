package dev.lockstep.cli;

import dev.lockstep.cli.report.CounterexampleText;
import dev.lockstep.cli.report.JunitXml;
import dev.lockstep.cli.report.JunitXml.Case;
import dev.lockstep.cli.report.JunitXml.Outcome;
import dev.lockstep.cli.report.JunitXml.Suite;
import dev.lockstep.modelchecker.explore.CounterexampleTrace;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.tlc.Counterexample;
import dev.lockstep.modelchecker.tlc.Coverage;
import dev.lockstep.modelchecker.tlc.ManifestCheck;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.TlcStatistics;
import dev.lockstep.modelchecker.tlc.Verdict;
import dev.lockstep.modelchecker.tlc.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results of checks for programs: JSON and JUnit XML. */
final class CheckReport {
    private CheckReport() {}

    /**
     * Gives all that is known of each check.
     *
     * @param told the counterexamples whose events were found
     */
    static Map<String, Object> json(
            List<TlcResult> results, Map<Verdict.Violated, CounterexampleTrace> told, int worst, String repeat) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("models", results.stream().map(r -> json(r, told)).toList());
        json.put("exitCode", worst);
        json.put("repeat", repeat);
        return json;
    }

    private static Map<String, Object> json(TlcResult result, Map<Verdict.Violated, CounterexampleTrace> told) {
        Map<String, Object> json = new LinkedHashMap<>();
        ManifestCheck check = ManifestCheck.of(result);
        TlcStatistics statistics = result.statistics();
        json.put("model", result.model().name());
        json.put("result", Results.word(result));
        putVerdict(json, result.verdict());
        json.put("states", statistics.generated());
        json.put("distinct", statistics.distinct());
        json.put("depth", statistics.depth());
        json.put("queue", statistics.queue());
        json.put("millis", statistics.wallTime().toMillis());
        json.put("workers", statistics.workers());
        json.put("version", statistics.version());
        json.put("collisionEstimate", statistics.collisionEstimate());
        json.put("warnings", result.warnings());
        json.put(
                "violations",
                result.violations().stream().map(v -> json(v, told)).toList());
        if (!result.coverage().equals(Coverage.NONE)) {
            json.put("coverage", json(result.coverage()));
        }
        if (result.verdict() instanceof Verdict.Violated violated) {
            CounterexampleTrace counterexample = told.get(violated);
            if (counterexample != null) {
                json.put("counterexample", CounterexampleText.json(counterexample));
            }
        }
        json.put("output", result.output());
        json.put("recorded", result.model().recorded().isPresent());
        json.put("manifest", CheckTables.manifest(result));
        json.put(
                "differences",
                check.differences().stream()
                        .map(ManifestCheck.Difference::toString)
                        .toList());
        json.put("exitCode", check.exitCode());
        return json;
    }

    private static void putVerdict(Map<String, Object> json, Verdict verdict) {
        if (verdict instanceof Verdict.Violated violated) {
            json.put("verdict", "violated");
            json.put("kind", Results.kind(violated));
            json.put("property", violated.property());
        } else if (verdict instanceof Verdict.Failed failed) {
            json.put("verdict", "failed");
            json.put("message", failed.message().strip());
            json.put("where", failed.where());
        } else if (verdict instanceof Verdict.Undecided undecided) {
            json.put("verdict", "undecided");
            json.put(
                    "reason", undecided.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            json.put("message", undecided.message());
        } else {
            json.put("verdict", "holds");
        }
    }

    private static Map<String, Object> json(Violation violation, Map<Verdict.Violated, CounterexampleTrace> told) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", Results.kind(violation.first()));
        json.put("property", violation.first().property());
        json.put("count", violation.count());
        CounterexampleTrace counterexample = told.get(violation.first());
        if (counterexample != null) {
            json.put("counterexample", CounterexampleText.json(counterexample));
        } else {
            violation.first().counterexample().ifPresent(shown -> json.put("counterexample", shown.toString()));
        }
        return json;
    }

    private static Map<String, Object> json(Coverage coverage) {
        List<Object> actions = new ArrayList<>();
        for (Coverage.Action action : coverage.actions()) {
            Map<String, Object> json = json(action.place());
            json.put("action", action.name());
            json.put("taken", action.taken());
            json.put("distinct", action.distinct());
            actions.add(json);
        }
        List<Object> unreached = new ArrayList<>();
        for (Coverage.Unreached expression : coverage.unreached()) {
            Map<String, Object> json = json(expression.place());
            json.put("text", expression.text());
            unreached.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("actions", actions);
        json.put("unreached", unreached);
        return json;
    }

    private static Map<String, Object> json(Coverage.Place place) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("module", place.module());
        json.put("line", place.line());
        json.put("column", place.column());
        json.put("lastLine", place.lastLine());
        json.put("lastColumn", place.lastColumn());
        return json;
    }

    /** Gives a suite for each system, in it a case for each model. What is as the manifest records it has passed. */
    static List<Suite> suites(List<TlcResult> results, Map<Verdict.Violated, CounterexampleTrace> told) {
        Map<String, List<Case>> systems = new LinkedHashMap<>();
        for (TlcResult result : results) {
            systems.computeIfAbsent(result.model().system(), system -> new ArrayList<>())
                    .add(new Case(result.model().name(), result.statistics().wallTime(), outcome(result, told)));
        }
        return systems.entrySet().stream()
                .map(system -> new Suite(system.getKey(), system.getValue()))
                .toList();
    }

    private static Outcome outcome(TlcResult result, Map<Verdict.Violated, CounterexampleTrace> told) {
        ManifestCheck check = ManifestCheck.of(result);
        if (check.exitCode() == ExitCode.HOLDS) {
            return new Outcome.Passed();
        }
        var text = new ArrayList<String>();
        check.differences().forEach(difference -> text.add("differs from the manifest: " + difference));
        for (Violation violation : result.violations()) {
            text.add(Results.violated(violation.first()));
            CounterexampleTrace counterexample = told.get(violation.first());
            if (counterexample != null) {
                text.addAll(CounterexampleText.lines(counterexample));
            } else {
                violation.first().counterexample().map(Counterexample::toString).ifPresent(text::add);
            }
        }
        String found = Results.word(result);
        if (result.verdict() instanceof Verdict.Failed failed
                && check.differences().isEmpty()) {
            text.add(failed.where()
                    + (failed.where().isEmpty() ? "" : ": ")
                    + failed.message().strip());
            failed.counterexample().map(Counterexample::toString).ifPresent(text::add);
            return new Outcome.Errored(found, String.join("\n", text));
        } else if (result.verdict() instanceof Verdict.Undecided undecided
                && check.differences().isEmpty()) {
            return new Outcome.Errored("undecided", undecided.message());
        }
        String message = check.differences().isEmpty()
                ? found
                : found + "; differs from the manifest: " + check.differences().get(0);
        return new Outcome.Failed(message, String.join("\n", text));
    }

    /** Gives what is known of models before they are checked. */
    static List<TlcResult> unfinished(List<Model> models) {
        var verdict = new Verdict.Failed(ExitCode.INTERNAL, "the check did not come to its end", "", null);
        return models.stream()
                .map(model -> TlcResult.of(model, verdict, TlcStatistics.none(1)))
                .toList();
    }

    /** Gives the JUnit XML of checks. */
    static String junit(List<TlcResult> results, Map<Verdict.Violated, CounterexampleTrace> told) {
        return JunitXml.text(suites(results, told));
    }
}
