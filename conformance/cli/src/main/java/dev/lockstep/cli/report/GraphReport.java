package dev.lockstep.cli.report;

import dev.lockstep.modelchecker.graph.GraphStatistics;
import dev.lockstep.modelchecker.graph.GraphStatistics.ActionCount;
import dev.lockstep.modelchecker.graph.GraphStatistics.OutDegrees;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The statistics of a state graph as text and as JSON. */
public final class GraphReport {
    private final GraphStatistics statistics;
    private final Map<String, ActionCount> actions;

    /**
     * Makes a report.
     *
     * @param actions the names of the spec's actions where they are known, so that those never enabled are listed too
     */
    public GraphReport(GraphStatistics statistics, Collection<String> actions) {
        this.statistics = statistics;
        this.actions = new TreeMap<>(statistics.actions());
        actions.forEach(a -> this.actions.putIfAbsent(a, new ActionCount(0, 0, 0)));
    }

    /** Gives the text. */
    public List<String> lines(String name) {
        var table = new TextTable(name, "");
        table.add("states", statistics.states());
        if (statistics.isPartial()) {
            table.add("  expanded", statistics.expanded());
        }
        table.add("initial states", statistics.initial());
        table.add("transitions", statistics.transitions());
        table.add("self-loops", statistics.selfLoops());
        table.add("depth", statistics.depth());
        table.add("states of the widest level", statistics.levels().stream().reduce(0, Integer::max));
        table.add("terminal states", statistics.terminal());
        table.add("events cut by a bound", statistics.cut());
        table.add("different events", statistics.events());
        table.add("transitions that share state and event with another", statistics.ambiguous());
        table.add("strongly connected components", statistics.components());
        table.add("states in the largest one", statistics.largestComponent());
        table.add(
                "transitions from a state, mean",
                String.format(Locale.ROOT, "%.2f", statistics.outDegrees().mean()));
        table.add("transitions from a state, most", statistics.outDegrees().maximal());
        List<Integer> distribution = statistics.outDegrees().distribution();
        for (int part = 0; part < distribution.size(); part++) {
            table.add("  states with " + range(part), distribution.get(part));
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (statistics.isPartial()) {
            lines.add("partial: a bound ended the exploration; what lies behind the states not expanded is not known");
        }
        var counts = new TextTable("action", "transitions", "events", "cut");
        actions.forEach((action, count) -> counts.add(action, count.transitions(), count.events(), count.cut()));
        lines.addAll(counts.lines());
        return lines;
    }

    private static String range(int part) {
        int from = OutDegrees.from(part);
        int to = OutDegrees.to(part);
        return from == to ? Integer.toString(from) : from + "-" + to;
    }

    /** Gives the JSON, as maps and lists. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("states", statistics.states());
        json.put("partial", statistics.isPartial());
        json.put("expanded", statistics.expanded());
        json.put("initial", statistics.initial());
        json.put("transitions", statistics.transitions());
        json.put("selfLoops", statistics.selfLoops());
        json.put("depth", statistics.depth());
        json.put("levels", statistics.levels());
        json.put("terminal", statistics.terminal());
        json.put("cut", statistics.cut());
        json.put("events", statistics.events());
        json.put("ambiguous", statistics.ambiguous());
        json.put("components", statistics.components());
        json.put("largestComponent", statistics.largestComponent());
        json.put("meanOut", statistics.outDegrees().mean());
        json.put("maximalOut", statistics.outDegrees().maximal());
        List<Object> degrees = new ArrayList<>();
        List<Integer> distribution = statistics.outDegrees().distribution();
        for (int part = 0; part < distribution.size(); part++) {
            Map<String, Object> degree = new LinkedHashMap<>();
            degree.put("from", OutDegrees.from(part));
            degree.put("to", OutDegrees.to(part));
            degree.put("states", distribution.get(part));
            degrees.add(degree);
        }
        json.put("outDegrees", degrees);
        Map<String, Object> counts = new LinkedHashMap<>();
        actions.forEach((action, count) -> {
            Map<String, Object> counted = new LinkedHashMap<>();
            counted.put("transitions", count.transitions());
            counted.put("events", count.events());
            counted.put("cut", count.cut());
            counts.put(action, counted);
        });
        json.put("actions", counts);
        return Collections.unmodifiableMap(json);
    }
}
