package dev.lockstep.cli;

import dev.lockstep.cli.report.CounterexampleText;
import dev.lockstep.cli.report.Json;
import dev.lockstep.modelchecker.explore.CounterexampleEvents;
import dev.lockstep.modelchecker.explore.CounterexampleTrace;
import dev.lockstep.modelchecker.spec.Manifest;
import dev.lockstep.modelchecker.spec.ManifestEntry;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.RecordedResult;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.tlc.Coverage;
import dev.lockstep.modelchecker.tlc.ManifestCheck;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.Verdict;
import dev.lockstep.modelchecker.tlc.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks models with TLC. */
@Command(
        name = "check",
        description = "Check models with TLC and compare the results with the manifest.",
        footer =
                "%nA folder means its Small, Medium, focused and mutant models; Large ones run when named or with --size large."
                        + "%nWhat follows -- goes to TLC as it is: lockstep check raft/MCRaftSmall -- -dfid 10")
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    private CounterexampleOptions files = new CounterexampleOptions();

    @Mixin
    private DistributedOptions distributed = new DistributedOptions();

    private final Map<Verdict.Violated, CounterexampleTrace> counterexamples = new HashMap<>();

    @Mixin
    private SpecOptions tools = new SpecOptions();

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description =
                    "A .cfg, a spec's folder, a tree with manifests, or the name of a shipped model; all shipped models unless given.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--size",
            split = ",",
            paramLabel = "SIZE",
            description = "Of folders, take models of these sizes: ${COMPLETION-CANDIDATES}.")
    private Set<SizeClass> sizes = ModelArguments.allButLarge();

    @Mixin
    private TlcRunOptions run = new TlcRunOptions();

    @Nullable
    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML to FILE, too.")
    private Path junit;

    @Option(names = "--update-manifest", description = "Record the results in the manifests.")
    private boolean update;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var passedOn = TlcArguments.takeFrom(spec.root().commandLine().getParseResult(), paths);
        if (distributed.isWorker()) {
            distributed.require(paths.size(), update);
            return distributed.work(tools.tools(), run.options(shared.askedWorkers(), passedOn, 1), console);
        }
        List<TlcResult> results = new ArrayList<>();
        try (ShippedSpecs shipped = ShippedSpecs.open();
                Tlc tlc = new Tlc(tools.tools())) {
            List<Model> models = ModelArguments.models(shipped, paths, sizes);
            if (update) {
                requireUpdatable(shipped, models, passedOn);
            }
            files.require(models);
            distributed.require(models.size(), update);
            TlcOptions options = run.options(shared.askedWorkers(), passedOn, models.size());
            if (junit != null) {
                // Until the end, and for good if that never comes, nothing has passed.
                writeJunit(junit, CheckReport.unfinished(models));
            }
            if (models.size() == 1) {
                models.get(0).modules(); // Says better than TLC what is wrong with a file that is no module.
            }
            if (distributed.isServer()) {
                take(distributed.serve(models.get(0), tools.tools(), options, console), true, results);
                return finish(results);
            }
            try (var progress = new CheckProgress(console, models.size())) {
                new CheckJobs(tlc, options, progress, models)
                        .run(run.jobs(), result -> take(result, models.size() == 1, results));
            }
            if (update) {
                updateManifests(results);
            }
        }
        return finish(results);
    }

    private int finish(List<TlcResult> results) {
        int worst = worst(results);
        if (junit != null) {
            writeJunit(junit, results);
        }
        if (shared.json) {
            console.print(Json.text(CheckReport.json(results, counterexamples, worst, console.repeat())));
        } else {
            CheckTables.results(results).forEach(console::print);
            console.print("repeat: " + console.repeat());
        }
        return worst;
    }

    private void take(TlcResult result, boolean alone, List<TlcResult> results) {
        results.add(result);
        explain(result, alone);
        if (!shared.json) {
            print(result, alone);
        }
    }

    /** Finds the events of counterexamples where somebody will see them. */
    private void explain(TlcResult result, boolean alone) {
        if (shared.json || files.areWanted() || isShown(result, alone)) {
            for (Violation violation : result.violations()) {
                violation
                        .first()
                        .counterexample()
                        .flatMap(c -> CounterexampleEvents.find(result.model(), tools.tools(), c))
                        .ifPresent(c -> counterexamples.put(violation.first(), c));
            }
        }
        if (files.areWanted()) {
            files.save(
                    result,
                    result.verdict() instanceof Verdict.Violated violated ? counterexamples.get(violated) : null,
                    console);
        }
    }

    /** Says whether a violation is printed: where it is the only result, or was not expected. */
    private static boolean isShown(TlcResult result, boolean alone) {
        return alone || ManifestCheck.of(result).exitCode() != ExitCode.HOLDS;
    }

    private void requireUpdatable(ShippedSpecs shipped, List<Model> models, TlcArguments passedOn) {
        if (models.stream().anyMatch(m -> m.folder().startsWith(shipped.directory()))) {
            throw new UsageException(
                    "--update-manifest: the shipped specs are read-only; name the folder of the specs, such as specs/raft");
        }
        run.requirePlain(passedOn);
    }

    private static int worst(List<TlcResult> results) {
        return results.stream()
                .map(result -> ManifestCheck.of(result).exitCode())
                .reduce(ExitCode.HOLDS, ExitCode::worse);
    }

    private void writeJunit(Path file, List<TlcResult> results) {
        ReportFile.write("--junit", file, CheckReport.junit(results, counterexamples));
    }

    /** Prints what a table can't hold: why a run is not what it should be, and the counterexample of a model checked alone. */
    private void print(TlcResult result, boolean alone) {
        ManifestCheck check = ManifestCheck.of(result);
        if (result.verdict() instanceof Verdict.Violated && isShown(result, alone)) {
            result.violations().forEach(violation -> print(result, violation));
        } else if (result.verdict() instanceof Verdict.Failed failed) {
            console.print(result.model().name() + ": " + failed.where()
                    + (failed.where().isEmpty() ? "" : ": ") + failed.message().strip());
        } else if (result.verdict() instanceof Verdict.Undecided undecided) {
            console.print(result.model().name() + ": undecided: " + undecided.message());
        }
        for (ManifestCheck.Difference difference : check.differences()) {
            console.print(result.model().name() + ": differs from the manifest: " + difference);
        }
        if (alone) {
            result.warnings().forEach(warning -> console.note("TLC: " + warning));
            result.output().forEach(console::print);
        }
        if (!result.coverage().equals(Coverage.NONE)) {
            CheckTables.coverage(result).forEach(console::print);
        }
    }

    private void print(TlcResult result, Violation violation) {
        String often = violation.count() == 1 ? "" : " (" + violation.count() + " times; the first:)";
        console.print(result.model().name() + ": " + Results.violated(violation.first()) + often);
        printCounterexample(violation.first(), counterexamples.get(violation.first()));
    }

    private void printCounterexample(Verdict.Violated violated, @Nullable CounterexampleTrace told) {
        if (told != null) {
            CounterexampleText.lines(told).forEach(console::print);
            console.print("");
        } else {
            violated.counterexample().ifPresent(c -> console.print(c.toString()));
        }
    }

    private void updateManifests(List<TlcResult> results) {
        Map<Path, Map<String, RecordedResult>> byManifest = new TreeMap<>();
        for (TlcResult result : results) {
            ManifestEntry entry = result.model().entry();
            if (result.recorded().isPresent() && entry != null) {
                byManifest
                        .computeIfAbsent(entry.manifest(), m -> new TreeMap<>())
                        .put(entry.configPath(), result.recorded().get());
            } else if (entry == null) {
                console.note(result.model().name() + " is in no manifest, so nothing was recorded of it");
            }
        }
        for (Map.Entry<Path, Map<String, RecordedResult>> entry : byManifest.entrySet()) {
            Manifest.read(entry.getKey()).update(entry.getValue());
            console.note("updated " + entry.getKey());
        }
    }
}
