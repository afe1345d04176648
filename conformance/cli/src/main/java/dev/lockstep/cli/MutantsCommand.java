package dev.lockstep.cli;

import dev.lockstep.cli.report.Json;
import dev.lockstep.cli.report.TextTable;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.Verdict;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.runner.replay.ReplayResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows that checking and replay can fail: broken specs against TLC, broken subjects against replay. */
@Command(
        name = "mutants",
        description = "Check a system's broken specs with TLC and replay its broken subjects: the kill table.",
        footer = "%nExits with 22 if a mutant survives.")
final class MutantsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    private CacheOption cache = new CacheOption();

    @Parameters(paramLabel = "SYSTEM", description = "A shipped system, such as raft, or a spec's folder.")
    private String system = "";

    /** A broken spec: what TLC found, and how many states its counterexample has. */
    private record BrokenSpec(String name, boolean killed, String result, int length, long millis) {}

    /** A broken subject: on which model replay found it, at which step, after which event, in which variable. */
    private record BrokenSubject(String name, boolean killed, String model, int step, String event, String variable) {}

    private final List<BrokenSpec> specs = new ArrayList<>();
    private final Map<String, BrokenSubject> subjects = new TreeMap<>();

    MutantsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ShippedSpecs shipped = ShippedSpecs.open();
                Tlc tlc = new Tlc()) {
            List<Model> models = shipped.resolve(system);
            var steps = new Steps(console, shared.workers(), cache);
            for (Model model : models) {
                if (model.size() == SizeClass.MUTANT) {
                    checkBrokenSpec(steps.check(tlc, model, TlcOptions.ofWorkers(shared.workers())));
                }
            }
            for (Model model : models) {
                replayBrokenSubjects(steps, model);
            }
        }
        boolean survivors = !specs.stream().allMatch(BrokenSpec::killed)
                || !subjects.values().stream().allMatch(BrokenSubject::killed);
        if (shared.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("specs", specs);
            json.put("subjects", subjects.values());
            json.put("repeat", console.repeat());
            console.print(Json.text(json));
        } else {
            print();
        }
        if (specs.isEmpty() && subjects.isEmpty()) {
            return ExitCode.NOTHING_TESTED;
        }
        return survivors ? ExitCode.DIFFERS : ExitCode.HOLDS;
    }

    private void checkBrokenSpec(TlcResult result) {
        int length = result.verdict() instanceof Verdict.Violated violated
                ? violated.counterexample().map(c -> c.steps().size()).orElse(0)
                : 0;
        specs.add(new BrokenSpec(
                result.model().name(),
                result.verdict() instanceof Verdict.Violated,
                Results.word(result),
                length,
                result.statistics().wallTime().toMillis()));
    }

    /** Replays the mutants that name a model and were not killed by an earlier one. */
    private void replayBrokenSubjects(Steps steps, Model model) {
        List<SubjectFactory> mutants = new ArrayList<>();
        for (SubjectFactory subject : new Subjects().conforming()) {
            for (SubjectFactory mutant : subject.mutants()) {
                BrokenSubject row = subjects.get(mutant.name());
                if (mutant.killedBy().contains(model.name()) && (row == null || !row.killed())) {
                    mutants.add(mutant);
                }
            }
        }
        if (mutants.isEmpty()) {
            return;
        }
        Exploration explored = steps.explore(model);
        for (SubjectFactory mutant : mutants) {
            subjects.put(mutant.name(), row(mutant, model, steps.replay(explored, mutant)));
        }
    }

    private static BrokenSubject row(SubjectFactory mutant, Model model, ReplayResult result) {
        return result.divergences().stream()
                .findFirst()
                .map(d -> new BrokenSubject(
                        mutant.name(), true, model.name(), d.step(), String.valueOf(d.event()), d.firstVariable()))
                .orElse(new BrokenSubject(mutant.name(), false, model.name(), 0, "", ""));
    }

    private void print() {
        var brokenSpecs = new TextTable("broken spec", "killed by TLC", "counterexample", "time");
        for (BrokenSpec spec : specs) {
            brokenSpecs.add(
                    spec.name(),
                    spec.killed() ? spec.result() : "SURVIVED",
                    spec.length() + " states",
                    spec.millis() + " ms");
        }
        var brokenSubjects =
                new TextTable("broken subject", "killed by replay of", "step", "first difference", "event");
        for (BrokenSubject subject : subjects.values()) {
            brokenSubjects.add(
                    subject.name(),
                    subject.killed() ? subject.model() : "SURVIVED " + subject.model(),
                    subject.step(),
                    subject.variable(),
                    action(subject.event()));
        }
        brokenSpecs.lines().forEach(console::print);
        console.print("");
        brokenSubjects.lines().forEach(console::print);
        console.print("repeat: " + console.repeat());
    }

    private static String action(String event) {
        int open = event.indexOf('(');
        return open < 0 ? event : event.substring(0, open);
    }
}
