package dev.lockstep.cli;

import dev.lockstep.cli.report.CounterexampleText;
import dev.lockstep.cli.report.Json;
import dev.lockstep.cli.report.TextTable;
import dev.lockstep.modelchecker.explore.CounterexampleEvents;
import dev.lockstep.modelchecker.explore.CounterexampleTrace;
import dev.lockstep.modelchecker.spec.Manifest;
import dev.lockstep.modelchecker.spec.ManifestEntry;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.RecordedResult;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.tlc.ManifestCheck;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.TlcStatistics;
import dev.lockstep.modelchecker.tlc.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks models with TLC. */
@Command(
        name = "check",
        description = "Check models with TLC and compare the results with the manifest.",
        footer =
                "%nA folder means its Small, Medium, focused and mutant models; Large ones run when named or with --size large.")
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    private CounterexampleOptions files = new CounterexampleOptions();

    @Mixin
    private DistributedOptions distributed = new DistributedOptions();

    private final Map<Model, CounterexampleTrace> counterexamples = new HashMap<>();

    @Mixin
    private SpecOptions spec = new SpecOptions();

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

    @Nullable
    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "End a model's run after so long; it is then undecided (23).")
    private Long timeout;

    @Nullable
    @Option(names = "--max-heap", paramLabel = "SIZE", description = "Give TLC so much heap, such as 4g.")
    private String heap;

    @Option(names = "--update-manifest", description = "Record the results in the manifests.")
    private boolean update;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (distributed.isWorker()) {
            distributed.require(paths.size(), update);
            return distributed.work(options(), console);
        }
        List<TlcResult> results = new ArrayList<>();
        int worst = ExitCode.HOLDS;
        try (ShippedSpecs shipped = ShippedSpecs.open();
                Tlc tlc = new Tlc(spec.tools())) {
            List<Model> models = ModelArguments.models(shipped, paths, sizes);
            if (update && models.stream().anyMatch(m -> m.folder().startsWith(shipped.directory()))) {
                throw new UsageException(
                        "--update-manifest: the shipped specs are read-only; name the folder of the specs, such as specs/raft");
            }
            if (models.size() == 1) {
                models.get(0).modules(); // Says better than TLC what is wrong with a file that is no module.
            }
            files.require(models);
            distributed.require(models.size(), update);
            var steps = new Steps(console, shared.workers());
            for (Model model : models) {
                TlcResult result = distributed.isServer()
                        ? distributed.serve(model, options(), console)
                        : steps.check(tlc, model, options());
                results.add(result);
                worst = ExitCode.worse(worst, ManifestCheck.of(result).exitCode());
                explain(result, models.size() == 1);
                if (!shared.json) {
                    print(result, models.size() == 1);
                }
            }
            if (update) {
                updateManifests(results);
            }
        }
        if (shared.json) {
            console.print(Json.text(json(results, worst)));
        } else {
            printTable(results);
            console.print("repeat: " + console.repeat());
        }
        return worst;
    }

    /** Finds the events of a counterexample where somebody will see them. */
    private void explain(TlcResult result, boolean alone) {
        if (result.verdict() instanceof Verdict.Violated violated
                && (shared.json || files.areWanted() || isShown(result, alone))) {
            violated.counterexample()
                    .flatMap(c -> CounterexampleEvents.find(result.model(), c))
                    .ifPresent(c -> counterexamples.put(result.model(), c));
        }
        if (files.areWanted()) {
            files.save(result, counterexamples.get(result.model()), console);
        }
    }

    /** Says whether a violation is printed: where it is the only result, or was not expected. */
    private static boolean isShown(TlcResult result, boolean alone) {
        return alone || ManifestCheck.of(result).exitCode() != ExitCode.HOLDS;
    }

    private TlcOptions options() {
        TlcOptions options = TlcOptions.ofWorkers(shared.workers());
        options = timeout == null ? options : options.withTimeout(Duration.ofSeconds(timeout));
        return heap == null ? options : options.withHeap(heap);
    }

    /** Prints what a table can't hold: why a run is not what it should be, and the counterexample of a model checked alone. */
    private void print(TlcResult result, boolean alone) {
        ManifestCheck check = ManifestCheck.of(result);
        if (result.verdict() instanceof Verdict.Violated violated && isShown(result, alone)) {
            console.print(result.model().name() + ": " + violated.kind() + " " + violated.property() + " is violated");
            printCounterexample(violated, counterexamples.get(result.model()));
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
    }

    private void printCounterexample(Verdict.Violated violated, @Nullable CounterexampleTrace told) {
        if (told != null) {
            CounterexampleText.lines(told).forEach(console::print);
            console.print("");
        } else {
            violated.counterexample().ifPresent(c -> console.print(c.toString()));
        }
    }

    private void printTable(List<TlcResult> results) {
        var table = new TextTable("model", "result", "states", "distinct", "depth", "time", "manifest");
        for (TlcResult result : results) {
            ManifestCheck check = ManifestCheck.of(result);
            table.add(
                    result.model().name(),
                    Results.word(result),
                    count(result.statistics().generated()),
                    count(result.statistics().distinct()),
                    count(result.statistics().depth()),
                    Results.seconds(result.statistics().wallTime()),
                    result.model().recorded().isEmpty()
                            ? "none"
                            : check.differences().isEmpty() ? "agrees" : "DIFFERS");
        }
        table.lines().forEach(console::print);
    }

    private static Object count(long number) {
        return number == TlcStatistics.UNKNOWN ? "-" : number;
    }

    private void updateManifests(List<TlcResult> results) {
        Map<Path, Map<String, RecordedResult>> byManifest = new TreeMap<>();
        for (TlcResult result : results) {
            ManifestEntry entry = result.model().entry();
            if (result.recorded().isPresent() && entry != null) {
                byManifest
                        .computeIfAbsent(entry.manifest(), m -> new TreeMap<>())
                        .put(entry.configPath(), result.recorded().get());
            }
        }
        for (Map.Entry<Path, Map<String, RecordedResult>> entry : byManifest.entrySet()) {
            Manifest.read(entry.getKey()).update(entry.getValue());
            console.note("updated " + entry.getKey());
        }
    }

    private Map<String, Object> json(List<TlcResult> results, int worst) {
        List<Object> models = new ArrayList<>();
        for (TlcResult result : results) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("model", result.model().name());
            json.put("result", Results.word(result));
            json.put("states", result.statistics().generated());
            json.put("distinct", result.statistics().distinct());
            json.put("depth", result.statistics().depth());
            json.put("millis", result.statistics().wallTime().toMillis());
            json.put("workers", result.statistics().workers());
            json.put(
                    "differences",
                    ManifestCheck.of(result).differences().stream()
                            .map(ManifestCheck.Difference::toString)
                            .toList());
            CounterexampleTrace counterexample = counterexamples.get(result.model());
            if (counterexample != null) {
                json.put("counterexample", CounterexampleText.json(counterexample));
            }
            json.put("exitCode", ManifestCheck.of(result).exitCode());
            models.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("models", models);
        json.put("exitCode", worst);
        json.put("repeat", console.repeat());
        return json;
    }
}
