package dev.lockstep.cli;

import dev.lockstep.cli.report.Json;
import dev.lockstep.modelchecker.cover.Shards;
import dev.lockstep.modelchecker.cover.Simulation;
import dev.lockstep.modelchecker.cover.SuiteCoverage;
import dev.lockstep.modelchecker.cover.Traces;
import dev.lockstep.modelchecker.graph.DotReader;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.traces.itf.ItfWriter;
import dev.lockstep.traces.itf.TraceFolder;
import dev.lockstep.traces.itf.TraceFolder.Contents;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes traces of a model. */
@Command(
        name = "generate",
        description =
                "Write traces as ITF files: those that cover a model's state graph, random ones, or those that broken specs give.")
final class GenerateCommand implements Callable<Integer> {
    private static final int SAMPLED = 200;
    private static final int TRACES_PER_SHARD = 10_000;

    private final Console console;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    private CacheOption cache = new CacheOption();

    @Mixin
    private GenerateOptions options = new GenerateOptions();

    @Mixin
    private SpecOptions spec = new SpecOptions();

    @Mixin
    private ExploreOptions bounds = new ExploreOptions();

    @Nullable
    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "The model to cover; with --counterexamples a system, or a model of one, or a broken spec.")
    private String model;

    @Nullable
    @Option(
            names = "--graph",
            paramLabel = "FILE",
            description =
                    "Cover the graph in this DOT file instead: a dump of TLC (-dump dot,actionlabels) or an export.")
    private Path file;

    GenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long start = System.nanoTime();
        options.check();
        GeneratedSuite suite;
        List<Contents> files;
        int exitCode = ExitCode.HOLDS;
        try (ShippedSpecs shipped = ShippedSpecs.open()) {
            var steps = new Steps(console, shared.workers(), spec.tools(), bounds.bounds(), cache);
            if (options.counterexamples) {
                var counterexamples = new CounterexampleSuite(console, steps, spec.tools());
                suite = counterexamples.of(CounterexampleSuite.mutants(model(), shipped.resolve(model())));
                files = counterexamples.files();
                exitCode = counterexamples.exitCode();
            } else {
                suite = options.simulate == null
                        ? ofGraph(new GraphSuites(source(shipped, steps)))
                        : simulated(ModelArguments.single(shipped, model()), options.simulate);
                files = shards(suite);
            }
        }
        requireSize(suite);
        List<Path> written = TraceFolder.write(files, options.out);
        print(suite, written, (System.nanoTime() - start) / 1_000_000);
        return suite.traces().traceCount() == 0 && exitCode == ExitCode.HOLDS ? ExitCode.NOTHING_TESTED : exitCode;
    }

    /** Gives the state graph that traces are made of. */
    private GraphSource source(ShippedSpecs shipped, Steps steps) {
        if (file == null) {
            return GraphSource.of(steps.explore(ModelArguments.single(shipped, model())));
        } else if (model == null) {
            console.progress("reading " + file);
            return GraphSource.of(file, DotReader.read(file, console::note));
        }
        throw new UsageException("expected either a MODEL to explore or --graph FILE to read, found both");
    }

    private String model() {
        if (model == null) {
            throw new UsageException("expected a MODEL, found none; name one, such as raft/MCRaftSmall");
        }
        return model;
    }

    private GeneratedSuite ofGraph(GraphSuites graph) {
        if (options.walks != null) {
            return graph.walks(options.walks, options.depth(), options.seed());
        }
        return options.budget()
                .map(graph::coverWithin)
                .orElseGet(() -> graph.cover(options.target(), options.maxLength()));
    }

    private GeneratedSuite simulated(Model named, int walks) {
        Simulation simulation = Simulation.of(
                named,
                spec.tools(),
                walks,
                options.depth(),
                options.seed(),
                done -> console.progress(String.format("simulating %s: %,d of %,d", named.name(), done, walks)));
        SuiteCoverage coverage = SuiteCoverage.ofMet(
                simulation.chosen(),
                simulation.signature().actions().stream()
                        .map(ActionSignature::name)
                        .toList());
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("depth", options.depth());
        more.put("seed", options.seed());
        more.put("drawn", simulation.walks());
        more.put("distinct", simulation.distinct());
        more.put("drawnSteps", simulation.steps());
        String note = String.format(
                "of %,d random behaviours with %,d steps, %,d of them different, these take all transitions that were met;"
                        + " how many there are in all is not known",
                simulation.walks(), simulation.steps(), simulation.distinct());
        return new GeneratedSuite(
                named.name(),
                "simulate",
                simulation.chosen(),
                new TraceOrigin(named.name(), simulation.specHash(), options.seed()),
                new Constants(simulation.signature().constants()).modelValues(),
                coverage.transitions().covered(),
                "seed " + options.seed(),
                coverage,
                List.of(note),
                more);
    }

    private List<Contents> shards(GeneratedSuite suite) {
        Traces traces = suite.traces();
        List<int[]> dealt = options.shards == null
                ? Shards.ofSize(traces, TRACES_PER_SHARD)
                : Shards.balanced(traces, options.shards);
        List<Contents> files = new ArrayList<>();
        for (int[] shard : dealt) {
            files.add(new Contents(
                    TraceFolder.shardName(files.size()),
                    suite.modelValues(),
                    Arrays.stream(shard)
                            .mapToObj(trace -> traces.trace(trace, suite.origin()))
                            .iterator()));
        }
        return files;
    }

    private void requireSize(GeneratedSuite suite) {
        long bytes = estimatedBytes(suite);
        console.note(String.format(
                "%,d traces, %,d steps, about %,d MB of JSON before compression",
                suite.traces().traceCount(), suite.traces().stepCount(), bytes / 1_000_000));
        if (bytes > options.maxBytes) {
            throw new UsageException("the traces would take about " + bytes + " bytes, more than --max-bytes "
                    + options.maxBytes + "; raise it"
                    + (model == null
                            ? ""
                            : ", or replay from memory with `lockstep replay " + model + " --subject S`"));
        }
    }

    /** Estimates the size from traces spread over the suite. */
    private static long estimatedBytes(GeneratedSuite suite) {
        Traces traces = suite.traces();
        var writer = new ItfWriter(suite.modelValues());
        long bytes = 0;
        long states = 0;
        int stride = Math.max(1, traces.traceCount() / SAMPLED);
        for (int i = 0; i < traces.traceCount(); i += stride) {
            Trace trace = traces.trace(i, suite.origin());
            var text = new StringWriter();
            writer.write(trace, text);
            bytes += text.getBuffer().length();
            states += trace.steps().size() + 1;
        }
        return states == 0 ? 0 : Math.round((double) bytes / states * (traces.stepCount() + traces.traceCount()));
    }

    private void print(GeneratedSuite suite, List<Path> files, long millis) {
        if (shared.json) {
            Map<String, Object> json = suite.json();
            json.put("files", files.stream().map(Path::toString).toList());
            json.put("millis", millis);
            json.put("repeat", console.repeat());
            console.print(Json.text(json));
        } else {
            console.print(suite.headline());
            suite.lines().forEach(console::print);
            console.print("written to " + options.out + " (" + files.size() + " files)");
            console.print("repeat: " + console.repeat());
        }
    }
}
