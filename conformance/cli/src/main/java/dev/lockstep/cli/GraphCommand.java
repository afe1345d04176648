package dev.lockstep.cli;

import dev.lockstep.cli.report.Json;
import dev.lockstep.cli.report.TextTable;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.graph.DotExport;
import dev.lockstep.modelchecker.graph.GraphStatistics;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explores a model and tells about its state graph. */
@Command(name = "graph", description = "Explore a model's full state graph: statistics, export.")
final class GraphCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    private SpecOptions spec = new SpecOptions();

    @Parameters(paramLabel = "MODEL", description = "The model to explore.")
    private String model = "";

    @Nullable
    @Option(names = "--dot", paramLabel = "FILE", description = "Write the graph in Graphviz' DOT language.")
    private Path dot;

    GraphCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Exploration explored;
        try (ShippedSpecs shipped = ShippedSpecs.open()) {
            explored =
                    new Steps(console, shared.workers(), spec.tools()).explore(ModelArguments.single(shipped, model));
        }
        if (dot != null) {
            try (Writer out = Files.newBufferedWriter(dot)) {
                DotExport.write(explored.graph(), out);
            }
            console.note("wrote " + dot);
        }
        GraphStatistics statistics = GraphStatistics.of(explored.graph());
        if (shared.json) {
            console.print(Json.text(json(explored, statistics)));
        } else {
            print(explored, statistics);
        }
        return ExitCode.HOLDS;
    }

    private void print(Exploration explored, GraphStatistics statistics) {
        var table = new TextTable(explored.model().name(), "");
        table.add("states", statistics.states());
        table.add("initial states", statistics.initial());
        table.add("transitions", statistics.transitions());
        table.add("self-loops", statistics.selfLoops());
        table.add("depth", statistics.depth());
        table.add("terminal states", statistics.terminal());
        table.add("events cut by a constraint", statistics.cut());
        table.add("transitions that share state and event with another", statistics.ambiguous());
        table.add("strongly connected components", statistics.components());
        table.add("states in the largest one", statistics.largestComponent());
        table.add("most transitions from one state", statistics.maximalOut());
        statistics.actions().forEach((action, count) -> table.add("  " + action, count));
        table.lines().forEach(console::print);
        console.print("explored in " + Results.seconds(explored.elapsed()));
        console.print("repeat: " + console.repeat());
    }

    private Map<String, Object> json(Exploration explored, GraphStatistics statistics) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", explored.model().name());
        json.put("specHash", explored.origin().specHash());
        json.put("states", statistics.states());
        json.put("initial", statistics.initial());
        json.put("transitions", statistics.transitions());
        json.put("selfLoops", statistics.selfLoops());
        json.put("depth", statistics.depth());
        json.put("terminal", statistics.terminal());
        json.put("cut", statistics.cut());
        json.put("ambiguous", statistics.ambiguous());
        json.put("components", statistics.components());
        json.put("largestComponent", statistics.largestComponent());
        json.put("maximalOut", statistics.maximalOut());
        json.put("actions", statistics.actions());
        json.put("millis", explored.elapsed().toMillis());
        json.put("repeat", console.repeat());
        return json;
    }
}
