package dev.lockstep.cli;

import dev.lockstep.cli.report.Json;
import dev.lockstep.cli.report.TextTable;
import dev.lockstep.modelchecker.cover.TraceSuite;
import dev.lockstep.modelchecker.cover.TransitionCover;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.tlc.ManifestCheck;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.Verdict;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.ReplayResult;
import dev.lockstep.runner.report.DivergenceText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does the main job: for each system check, explore, cover and replay. */
@Command(
        name = "verify",
        description =
                "For each system: check its spec with TLC, explore the state graph, cover it by traces, replay it against the"
                        + " implementation.",
        footer =
                "%nWithout DIR the shipped systems are verified. A system's Small models are taken; its focused ones where it has no"
                        + " Small one, or with --size focused,small. Models of another module than the Small one's, such as those of"
                        + " liveness, are for `lockstep check` alone.")
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    private CacheOption cache = new CacheOption();

    @Parameters(paramLabel = "DIR", arity = "0..*", description = "Folders of specs, or names of shipped systems.")
    private List<String> folders = new ArrayList<>();

    @Option(
            names = "--size",
            split = ",",
            paramLabel = "SIZE",
            description = "Take models of these sizes: ${COMPLETION-CANDIDATES}.")
    private Set<SizeClass> sizes = EnumSet.noneOf(SizeClass.class);

    private final TextTable table = new TextTable(
            "system", "model", "states", "transitions", "traces", "steps", "replayed", "divergences", "time");
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int worst = ExitCode.HOLDS;

    @Nullable
    private Path shippedFolder;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (ShippedSpecs shipped = ShippedSpecs.open();
                Tlc tlc = new Tlc()) {
            shippedFolder = shipped.directory();
            List<Model> models = models(shipped);
            if (models.isEmpty()) {
                fail(
                        ExitCode.NOTHING_TESTED,
                        "none of these models is one that an implementation can be replayed on: expected models that are"
                                + " recorded to hold, of the module that the system's Small model has; `lockstep check`"
                                + " takes all others");
            }
            for (Model model : models) {
                verify(tlc, model);
            }
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        if (shared.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("models", rows);
            json.put("problems", problems);
            json.put("millis", elapsed.toMillis());
            json.put("exitCode", worst);
            json.put("repeat", console.repeat());
            console.print(Json.text(json));
        } else {
            problems.forEach(console::print);
            table.lines().forEach(console::print);
            console.print((worst == ExitCode.HOLDS ? "in lockstep, " : "NOT in lockstep (exit code " + worst + "), ")
                    + Results.seconds(elapsed));
            console.print("repeat: " + console.repeat());
        }
        return worst;
    }

    /** Gives the models to verify: those recorded to hold, since a broken spec says nothing about an implementation. */
    private List<Model> models(ShippedSpecs shipped) {
        Set<SizeClass> wanted = sizes.isEmpty() ? EnumSet.of(SizeClass.SMALL, SizeClass.FOCUSED) : sizes;
        List<Model> all = ModelArguments.models(shipped, folders, wanted).stream()
                .filter(m -> m.recorded().map(r -> r.result().equals("success")).orElse(true))
                .toList();
        return all.stream()
                .filter(m -> !sizes.isEmpty()
                        || m.size() != SizeClass.FOCUSED
                        || all.stream().noneMatch(o -> o.folder().equals(m.folder()) && o.size() == SizeClass.SMALL))
                .filter(m -> m.size() != SizeClass.FOCUSED || isOfMainModule(m))
                .toList();
    }

    /**
     * Says whether a model is of the same module as the Small one beside it, if there is one. Another module, for liveness or
     * with a history, has other events or variables than the implementation: it is for TLC alone.
     */
    private static boolean isOfMainModule(Model model) {
        List<Model> small = Models.find(model.folder()).stream()
                .filter(m -> m.size() == SizeClass.SMALL)
                .toList();
        return small.isEmpty() || small.stream().anyMatch(m -> m.module().equals(model.module()));
    }

    private void verify(Tlc tlc, Model model) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var steps = new Steps(console, shared.workers(), cache);
        List<SubjectFactory> subjects = new Subjects().conformingTo(model);
        if (subjects.isEmpty()) {
            fail(
                    ExitCode.NOTHING_TESTED,
                    model.name() + ": no subject is bound to any of the specs " + model.modules()
                            + "; put one on the class path");
        }
        TlcResult checked = steps.check(tlc, model, TlcOptions.ofWorkers(shared.workers()));
        judge(checked);
        Exploration explored = steps.explore(model);
        if (checked.verdict() instanceof Verdict.Holds
                && checked.statistics().distinct() != explored.graph().stateCount()) {
            fail(
                    ExitCode.INTERNAL,
                    model.name() + ": TLC found " + checked.statistics().distinct()
                            + " distinct states, the exploration "
                            + explored.graph().stateCount()
                            + "; one of them is wrong: please report it");
        }
        TraceSuite suite = TransitionCover.of(explored.graph()).suite();
        long replayed = 0;
        int divergences = 0;
        for (SubjectFactory subject : subjects) {
            ReplayResult result = steps.replay(explored, subject);
            replayed += result.transitions();
            divergences += result.divergences().size();
            if (!result.testedSomething()) {
                fail(ExitCode.NOTHING_TESTED, model.name() + ": nothing was replayed against " + subject.name());
            }
            result.divergences().forEach(d -> report(model, subject, d));
        }
        addRow(explored, suite, checked, replayed, divergences, Duration.ofNanos(System.nanoTime() - start));
    }

    private void judge(TlcResult result) {
        ManifestCheck check = ManifestCheck.of(result);
        if (check.exitCode() != ExitCode.HOLDS) {
            Model model = result.model();
            String differences = check.differences().isEmpty() ? "" : " " + check.differences();
            fail(
                    check.exitCode(),
                    model.name() + ": TLC: " + Results.word(result) + differences + "; `lockstep check "
                            + (inJar(model) ? model.name() : model.config()) + "` tells more");
        }
    }

    /** Says whether a model is a shipped one, whose unpacked files are gone when the user reads its path. */
    private boolean inJar(Model model) {
        return shippedFolder != null && model.folder().startsWith(shippedFolder);
    }

    private void report(Model model, SubjectFactory subject, Divergence divergence) {
        fail(ExitCode.DIVERGENCE, subject.name() + " and " + model.name() + " part at step " + divergence.step() + ":");
        problems.addAll(DivergenceText.lines(divergence));
    }

    private void fail(int exitCode, String problem) {
        worst = ExitCode.worse(worst, exitCode);
        problems.add(problem);
    }

    private void addRow(
            Exploration explored, TraceSuite suite, TlcResult checked, long replayed, int divergences, Duration time) {
        Model model = explored.model();
        table.add(
                model.system(),
                model.name().substring(model.system().length() + 1),
                explored.graph().stateCount(),
                explored.graph().transitionCount(),
                suite.traceCount(),
                suite.stepCount(),
                replayed,
                divergences,
                Results.seconds(time));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("system", model.system());
        row.put("model", model.name());
        row.put("states", explored.graph().stateCount());
        row.put("transitions", explored.graph().transitionCount());
        row.put("traces", suite.traceCount());
        row.put("steps", suite.stepCount());
        row.put("coveredTransitions", suite.coveredTransitions());
        row.put("replayed", replayed);
        row.put("divergences", divergences);
        row.put("millis", time.toMillis());
        row.put("tlcMillis", checked.statistics().wallTime().toMillis());
        row.put("exploreMillis", explored.elapsed().toMillis());
        rows.add(row);
    }
}
