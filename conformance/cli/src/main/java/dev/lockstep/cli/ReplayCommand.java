package dev.lockstep.cli;

import dev.lockstep.cli.report.DivergenceText;
import dev.lockstep.cli.report.Json;
import dev.lockstep.modelchecker.cover.TransitionCover;
import dev.lockstep.modelchecker.explore.EvaluatedSpec;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.GraphReplay;
import dev.lockstep.runner.replay.ReplayResult;
import dev.lockstep.runner.replay.TraceReplay;
import dev.lockstep.traces.itf.TraceFolder;
import dev.lockstep.traces.trace.Trace;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
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

    /** What is to be said of a graph that is not the whole one; empty for a whole one. */
    private String partial = "";

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (UserClasses classes = subject.open()) {
            return call(classes);
        }
    }

    private Integer call(UserClasses classes) {
        ReplayResult result;
        Model named;
        try (ShippedSpecs shipped = ShippedSpecs.open()) {
            named = ModelArguments.single(shipped, model);
            SubjectFactory factory = subject.factory(classes, named);
            result = traces == null ? replayGraph(named, factory) : replayTraces(named, factory, traces);
        }
        if (shared.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("model", named.name());
            json.put("subject", subject.name());
            json.putAll(Json.replay(result));
            json.put("partial", !partial.isEmpty());
            json.put("repeat", console.repeat());
            console.print(Json.text(json));
        } else {
            print(named, result);
            if (!partial.isEmpty()) {
                console.print(partial + "; what lies beyond was not tested, so this is not a pass");
            }
        }
        if (!result.divergences().isEmpty()) {
            return ExitCode.DIVERGENCE;
        }
        if (!result.testedSomething()) {
            return ExitCode.NOTHING_TESTED;
        }
        return partial.isEmpty() ? ExitCode.HOLDS : ExitCode.UNDECIDED;
    }

    private ReplayResult replayGraph(Model named, SubjectFactory factory) {
        Exploration explored =
                new Steps(console, shared.workers(), spec.tools(), bounds.bounds(), cache).explore(named);
        if (explored.graph().isPartial()) {
            partial = String.format(
                    "PARTIAL graph: %,d of %,d states expanded",
                    explored.graph().expandedCount(), explored.graph().stateCount());
        }
        console.progress("replaying " + named.name() + " against " + subject.name());
        Binding binding = Binding.of(factory, explored.signature());
        return binding.isCopyable()
                ? GraphReplay.replay(explored.graph(), binding, explored.origin())
                : TraceReplay.replay(
                        TransitionCover.of(explored.graph()).suite().traces(explored.origin()), binding);
    }

    private ReplayResult replayTraces(Model named, SubjectFactory factory, Path folder) {
        List<Path> files = TraceFolder.files(folder);
        SpecSignature signature;
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
                Binding.of(factory, signature));
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

    private void print(Model named, ReplayResult result) {
        for (Divergence divergence : result.divergences()) {
            console.print(subject.name() + " and " + named.name() + " part at step " + divergence.step() + ":");
            console.print("");
            DivergenceText.lines(divergence).forEach(console::print);
            console.print("");
        }
        console.print(String.format(
                "%s on %s: %s%,d states, %,d transitions replayed, %s",
                subject.name(),
                named.name(),
                result.traces() > 0 ? String.format("%,d traces, ", result.traces()) : "",
                result.states(),
                result.transitions(),
                result.divergences().isEmpty()
                        ? result.testedSomething() ? "no divergence" : "nothing was tested"
                        : "diverged"));
        result.unobserved()
                .forEach((variable, reason) -> console.print("not compared: " + variable + " (" + reason + ")"));
        console.print("repeat: " + console.repeat());
    }
}
