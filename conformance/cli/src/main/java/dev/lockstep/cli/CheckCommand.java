package dev.lockstep.cli;

import dev.lockstep.cli.report.Json;
import dev.lockstep.cli.report.TextTable;
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
import dev.lockstep.modelchecker.tlc.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
            var steps = new Steps(console, shared.workers());
            for (Model model : models) {
                TlcResult result = steps.check(tlc, model, options());
                results.add(result);
                worst = ExitCode.worse(worst, ManifestCheck.of(result).exitCode());
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

    private TlcOptions options() {
        TlcOptions options = TlcOptions.ofWorkers(shared.workers());
        options = timeout == null ? options : options.withTimeout(Duration.ofSeconds(timeout));
        return heap == null ? options : options.withHeap(heap);
    }

    /** Prints what a table can't hold: why a run is not what it should be, and the counterexample of a model checked alone. */
    private void print(TlcResult result, boolean alone) {
        ManifestCheck check = ManifestCheck.of(result);
        boolean expected = check.exitCode() == ExitCode.HOLDS && result.exitCode() != ExitCode.HOLDS;
        if (result.verdict() instanceof Verdict.Violated violated && (alone || !expected)) {
            console.print(result.model().name() + ": " + violated.kind() + " " + violated.property() + " is violated");
            violated.counterexample().ifPresent(c -> {
                var text = new StringBuilder();
                c.render(text);
                console.print(text.toString());
            });
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

    private void printTable(List<TlcResult> results) {
        var table = new TextTable("model", "result", "states", "distinct", "depth", "time", "manifest");
        for (TlcResult result : results) {
            ManifestCheck check = ManifestCheck.of(result);
            boolean known = result.statistics().isKnown();
            table.add(
                    result.model().name(),
                    Results.word(result),
                    known ? result.statistics().generated() : "-",
                    known ? result.statistics().distinct() : "-",
                    known ? result.statistics().depth() : "-",
                    Results.seconds(result.statistics().wallTime()),
                    result.model().recorded().isEmpty()
                            ? "none"
                            : check.differences().isEmpty() ? "agrees" : "DIFFERS");
        }
        table.lines().forEach(console::print);
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
