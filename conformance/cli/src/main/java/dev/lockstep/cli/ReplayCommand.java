package dev.lockstep.cli;

import dev.lockstep.cli.report.Json;
import dev.lockstep.modelchecker.cover.TransitionCover;
import dev.lockstep.modelchecker.explore.EvaluatedSpec;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.runner.replay.GraphReplay;
import dev.lockstep.runner.replay.ReplayOptions;
import dev.lockstep.runner.replay.ReplayResult;
import dev.lockstep.runner.replay.TraceReplay;
import dev.lockstep.runner.shrink.ShortestTraces;
import dev.lockstep.runner.shrink.Shrinker;
import dev.lockstep.traces.itf.TraceFolder;
import dev.lockstep.traces.trace.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays a model against a subject. */
@Command(
        name = "replay",
        description = "Replay a model's whole state graph, or traces of it, against an implementation.",
        footer =
                "%nEach event of each state is executed once; after it all that the subject shows is compared with the spec's state.")
final class ReplayCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    private CacheOption cache = new CacheOption();

    @Mixin
    private SpecOptions spec = new SpecOptions();

    @Mixin
    private ExploreOptions bounds = new ExploreOptions();

    @Parameters(paramLabel = "MODEL", description = "The model whose behaviours to replay.")
    private String model = "";

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Nullable
    @Option(
            names = "--traces",
            paramLabel = "DIR",
            description = "Replay the traces in this file or folder, not the graph.")
    private Path traces;

    @Mixin
    private ReplayRunOptions run = new ReplayRunOptions();

    @Nullable
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Save the way to each divergence as a trace into this folder, made if need be.")
    private Path out;

    @Nullable
    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML to FILE, too.")
    private Path junit;

    /** What is to be said of a graph that is not the whole one; empty for a whole one. */
    private String partial = "";

    /** Whether it is known that no shorter traces show what was found. */
    private boolean shortest;

    private SpecSignature signature = new SpecSignature(List.of(), List.of(), Map.of());

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (UserClasses classes = subject.open();
                ShippedSpecs shipped = ShippedSpecs.open()) {
            ReplayOptions options = run.options(shared.workers());
            Model named = ModelArguments.single(shipped, model);
            SubjectFactory factory = subject.factory(classes, named);
            long start = System.nanoTime();
            ReplayResult result = traces == null
                    ? replayGraph(named, factory, options)
                    : replayTraces(named, factory, options, traces);
            return report(new ReplayOutcome(
                    named,
                    subject.name(),
                    signature,
                    shrunk(named, factory, result),
                    options.all(),
                    shortest,
                    partial,
                    Duration.ofNanos(System.nanoTime() - start)));
        }
    }

    /** Makes the traces to the faults short; those of a graph are the shortest already. */
    private Shrinking shrunk(Model named, SubjectFactory factory, ReplayResult result) {
        if (result.traces() == 0 || result.faults().isEmpty() || !run.shrinks()) {
            return Shrinking.none(result);
        }
        console.progress("shrinking");
        try (Shrinker shrinker = Shrinker.open(named, spec.tools())) {
            return Shrinking.of(result, shrinker, Binding.of(factory, signature));
        }
    }

    private int report(ReplayOutcome outcome) {
        List<String> saved = out == null || outcome.result().faults().isEmpty()
                ? List.of()
                : DivergenceFiles.save(
                        outcome,
                        new Constants(signature.constants()).modelValues(),
                        out,
                        model + " " + subject.asGiven());
        if (junit != null) {
            ReportFile.write("--junit", junit, outcome.junit());
        }
        if (shared.json) {
            Map<String, Object> json = outcome.json();
            json.put("saved", saved);
            json.put("repeat", console.repeat());
            console.print(Json.text(json));
        } else {
            outcome.lines().forEach(console::print);
            saved.forEach(console::print);
            console.print("repeat: " + console.repeat());
        }
        return outcome.exitCode();
    }

    private ReplayResult replayGraph(Model named, SubjectFactory factory, ReplayOptions options) {
        Exploration explored =
                new Steps(console, shared.workers(), spec.tools(), bounds.bounds(), cache).explore(named);
        signature = explored.signature();
        if (explored.graph().isPartial()) {
            partial = String.format(
                    "PARTIAL graph: %,d of %,d states expanded",
                    explored.graph().expandedCount(), explored.graph().stateCount());
        }
        console.progress("replaying " + named.name() + " against " + subject.name());
        Binding binding = Binding.of(factory, signature);
        if (binding.isCopyable()) {
            ReplayResult result = GraphReplay.replay(explored.graph(), binding, explored.origin(), options);
            shortest =
                    options.all() && options.shards() == 1 && ShortestTraces.proven(explored.graph(), binding, result);
            return result;
        }
        if (run.hasPaths()) {
            throw new UsageException("--paths: subject " + subject.name()
                    + " can't be copied, so traces are replayed; let its binding implement Copyable, or leave it out");
        }
        return TraceReplay.replay(
                TransitionCover.of(explored.graph()).suite().traces(explored.origin()), binding, options);
    }

    private ReplayResult replayTraces(Model named, SubjectFactory factory, ReplayOptions options, Path folder) {
        if (run.hasPaths()) {
            throw new UsageException("--paths: traces are ways already; leave out --paths or --traces");
        }
        List<Path> files = TraceFolder.files(folder);
        String hash;
        try (EvaluatedSpec evaluated = EvaluatedSpec.open(named, spec.tools(), 1)) {
            signature = evaluated.evaluator().signature();
            hash = evaluated.specHash();
        }
        Iterator<Trace> read = TraceFolder.read(files);
        return TraceReplay.replay(
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return read.hasNext();
                    }

                    @Override
                    public Trace next() {
                        Trace trace = read.next();
                        requireVersion(trace, hash, named);
                        return trace;
                    }
                },
                Binding.of(factory, signature),
                options);
    }

    private void requireVersion(Trace trace, String hash, Model named) {
        String found = trace.origin().specHash();
        if (!found.isEmpty() && !found.equals(hash)) {
            throw new UsageException(
                    traces + ": the traces are of another version of the spec (" + brief(found) + ", made with "
                            + trace.origin().model() + "), not of that of " + named.name() + " (" + brief(hash)
                            + "); generate them anew with `lockstep generate`");
        }
    }

    private static String brief(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }
}
