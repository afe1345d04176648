package dev.lockstep.cli;

import dev.lockstep.cli.report.GraphReport;
import dev.lockstep.cli.report.Json;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.graph.DotReader;
import dev.lockstep.modelchecker.graph.GraphExport;
import dev.lockstep.modelchecker.graph.GraphStatistics;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.traces.trace.TraceOrigin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explores a model, or reads a graph from a file, and tells about its states and transitions. */
@Command(
        name = "graph",
        description = "Explore a model's full state graph, or read one that TLC dumped: statistics, exports, paths.")
final class GraphCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    private CacheOption cache = new CacheOption();

    @Mixin
    private SpecOptions spec = new SpecOptions();

    @Mixin
    private ExploreOptions bounds = new ExploreOptions();

    @Nullable
    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "The model to explore.")
    private String model;

    @Nullable
    @Option(
            names = "--graph",
            paramLabel = "FILE",
            description =
                    "Read the graph from this DOT file instead: a dump of TLC (-dump dot,actionlabels) or an export;"
                            + " .gz is decompressed.")
    private Path file;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write the graph as the ending tells: .dot, .graphml or .json, compressed with .gz behind it."
                    + " May be given again.")
    private List<Path> exports = List.of();

    @Mixin
    private PathOptions paths = new PathOptions();

    GraphCommand(Console console) {
        this.console = console;
    }

    /** A graph and what is known of where it comes from. */
    private record Found(String name, StateGraph graph, TraceOrigin origin, List<String> actions, Duration elapsed) {}

    @Override
    public Integer call() {
        for (Path export : exports) {
            format(export);
        }
        paths.check();
        Found found = find();
        for (Path export : exports) {
            console.progress("writing " + export);
            format(export).write(found.graph(), export);
            console.note("wrote " + export);
        }
        paths.write(found.graph(), found.origin(), console);
        var report = new GraphReport(GraphStatistics.of(found.graph()), found.actions());
        if (shared.json) {
            console.print(Json.text(json(found, report)));
        } else {
            report.lines(found.name()).forEach(console::print);
            console.print((file == null ? "explored in " : "read in ") + Results.seconds(found.elapsed()));
            console.print("repeat: " + console.repeat());
        }
        return found.graph().isPartial() ? ExitCode.UNDECIDED : ExitCode.HOLDS;
    }

    private Found find() {
        if (model != null && file == null) {
            return explore(model);
        } else if (file != null && model == null) {
            long start = System.nanoTime();
            console.progress("reading " + file);
            StateGraph graph = DotReader.read(file, console::note);
            return new Found(
                    file.toString(),
                    graph,
                    TraceOrigin.UNKNOWN,
                    List.of(),
                    Duration.ofNanos(System.nanoTime() - start));
        }
        throw new UsageException("expected either a MODEL to explore or --graph FILE to read, found "
                + (model == null ? "neither" : "both"));
    }

    private Found explore(String argument) {
        try (ShippedSpecs shipped = ShippedSpecs.open()) {
            Exploration explored = new Steps(console, shared.workers(), spec.tools(), bounds.bounds(), cache)
                    .explore(ModelArguments.single(shipped, argument));
            var actions = new TreeSet<String>();
            explored.signature().actions().forEach(a -> actions.add(a.name()));
            return new Found(
                    explored.model().name(),
                    explored.graph(),
                    explored.origin(),
                    List.copyOf(actions),
                    explored.elapsed());
        }
    }

    private static GraphExport format(Path export) {
        return GraphExport.of(export)
                .orElseThrow(() -> new UsageException("--export " + export + ": expected a name that ends in one of "
                        + GraphExport.endings() + ", with or without .gz behind it"));
    }

    private Map<String, Object> json(Found found, GraphReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (file == null) {
            json.put("model", found.name());
            json.put("specHash", found.origin().specHash());
        } else {
            json.put("graph", found.name());
        }
        json.putAll(report.json());
        json.put("millis", found.elapsed().toMillis());
        json.put("repeat", console.repeat());
        return json;
    }
}
