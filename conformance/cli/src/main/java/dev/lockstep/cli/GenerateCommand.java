package dev.lockstep.cli;

import dev.lockstep.cli.report.Json;
import dev.lockstep.modelchecker.cover.TraceSuite;
import dev.lockstep.modelchecker.cover.TransitionCover;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.traces.itf.ItfWriter;
import dev.lockstep.traces.itf.TraceFolder;
import dev.lockstep.traces.trace.Trace;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes traces that cover a model's state graph. */
@Command(name = "generate", description = "Write traces that cover every transition of a model, as ITF files.")
final class GenerateCommand implements Callable<Integer> {
    private static final long GIGABYTE = 1_000_000_000L;
    private static final int SAMPLED = 200;
    private static final int TRACES_PER_SHARD = 10_000;

    private final Console console;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Parameters(paramLabel = "MODEL", description = "The model to cover.")
    private String model = "";

    @Option(names = "--out", paramLabel = "DIR", description = "Write into this folder; ${DEFAULT-VALUE} unless given.")
    private Path out = Path.of("lockstep-traces");

    @Option(
            names = "--max-bytes",
            paramLabel = "N",
            description =
                    "Refuse to write more than N bytes of JSON, before compression; ${DEFAULT-VALUE} unless given.")
    private long maxBytes = GIGABYTE;

    GenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Exploration explored;
        try (ShippedSpecs shipped = ShippedSpecs.open()) {
            explored = new Steps(console, shared.workers()).explore(ModelArguments.single(shipped, model));
        }
        TransitionCover cover = TransitionCover.of(explored.graph());
        TraceSuite suite = cover.suite();
        Set<String> modelValues = new Constants(explored.signature().constants()).modelValues();
        long bytes = estimatedBytes(suite, explored, modelValues);
        console.note(String.format(
                "%,d traces, %,d steps, about %,d MB of JSON before compression",
                suite.traceCount(), suite.stepCount(), bytes / 1_000_000));
        if (bytes > maxBytes) {
            throw new UsageException("the traces would take about " + bytes + " bytes, more than --max-bytes "
                    + maxBytes + "; raise it, or replay from memory with `lockstep replay " + model + " --subject S`");
        }
        List<Path> shards = TraceFolder.write(suite.traces(explored.origin()), modelValues, out, TRACES_PER_SHARD);
        long millis = (System.nanoTime() - start) / 1_000_000;
        if (shared.json) {
            console.print(Json.text(json(explored, cover, shards, millis)));
        } else {
            console.print(String.format(
                    "%s: %,d traces, %,d steps (no suite has fewer than %,d), %,d of %,d transitions covered",
                    explored.model().name(),
                    suite.traceCount(),
                    suite.stepCount(),
                    cover.lowerBound(),
                    suite.coveredTransitions(),
                    explored.graph().transitionCount()));
            console.print("written to " + out + " (" + shards.size() + " files)");
            console.print("repeat: " + console.repeat());
        }
        return suite.traceCount() == 0 ? ExitCode.NOTHING_TESTED : ExitCode.HOLDS;
    }

    /** Estimates the size from traces spread over the suite. */
    private static long estimatedBytes(TraceSuite suite, Exploration explored, Set<String> modelValues) {
        var writer = new ItfWriter(modelValues);
        long bytes = 0;
        long steps = 0;
        int stride = Math.max(1, suite.traceCount() / SAMPLED);
        for (int i = 0; i < suite.traceCount(); i += stride) {
            Trace trace = suite.trace(i, explored.origin());
            var text = new StringWriter();
            writer.write(trace, text);
            bytes += text.getBuffer().length();
            steps += trace.steps().size();
        }
        return steps == 0 ? 0 : Math.round((double) bytes / steps * suite.stepCount());
    }

    private Map<String, Object> json(Exploration explored, TransitionCover cover, List<Path> shards, long millis) {
        TraceSuite suite = cover.suite();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", explored.model().name());
        json.put("states", explored.graph().stateCount());
        json.put("transitions", explored.graph().transitionCount());
        json.put("traces", suite.traceCount());
        json.put("steps", suite.stepCount());
        json.put("lowerBound", cover.lowerBound());
        json.put("coveredTransitions", suite.coveredTransitions());
        json.put("files", shards.stream().map(Path::toString).toList());
        json.put("millis", millis);
        json.put("repeat", console.repeat());
        return json;
    }
}
