package dev.lockstep.cli;

import dev.lockstep.cli.report.TextTable;
import dev.lockstep.modelchecker.cover.SuiteCoverage;
import dev.lockstep.modelchecker.cover.SuiteCoverage.Basis;
import dev.lockstep.modelchecker.cover.SuiteCoverage.Part;
import dev.lockstep.modelchecker.cover.Traces;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Traces ready to be written, with all that there is to say of them.
 *
 * @param name the model's or system's name
 * @param strategy how they were chosen: {@code transitions}, {@code walks}
 * @param traces the traces
 * @param origin where they come from
 * @param modelValues the names of the model values that may occur in them
 * @param lowerBound a number of steps that no suite covering as much can go below
 * @param claim what is claimed of the number of steps, in words; empty for nothing
 * @param coverage what they cover
 * @param notes lines for the user, such as on what is left out
 * @param more further results by their JSON names
 */
record GeneratedSuite(
        String name,
        String strategy,
        Traces traces,
        TraceOrigin origin,
        Set<String> modelValues,
        long lowerBound,
        String claim,
        SuiteCoverage coverage,
        List<String> notes,
        Map<String, Object> more) {

    /** Gives the first line of the result. */
    String headline() {
        return String.format(
                "%s: %,d traces, %,d steps%s, %s transitions %s",
                name,
                traces.traceCount(),
                traces.stepCount(),
                claim.isEmpty() ? "" : " (" + claim + ")",
                coverage.basis() == Basis.MET
                        ? String.format("%,d", coverage.transitions().covered())
                        : of(coverage.transitions()),
                coverage.basis() == Basis.MET ? "met" : "covered");
    }

    private static String of(Part part) {
        return String.format("%,d of %,d", part.covered(), part.total());
    }

    /** Gives what is covered as a table, then the notes. */
    List<String> lines() {
        boolean met = coverage.basis() == Basis.MET;
        var table = met ? new TextTable("", "met") : new TextTable("", "covered", "total");
        add(table, "states", coverage.states());
        add(table, "transitions", coverage.transitions());
        add(table, "pairs of consecutive actions", coverage.actionPairs());
        add(table, "actions", coverage.actions());
        coverage.events().forEach((action, events) -> add(table, "  arguments of " + action, events));
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(notes);
        return lines;
    }

    private void add(TextTable table, String kind, Part part) {
        if (coverage.basis() == Basis.MET) {
            table.add(kind, part.covered());
        } else {
            table.add(kind, part.covered(), part.total());
        }
    }

    /** Gives the result as JSON has it. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", name);
        json.put("strategy", strategy);
        json.put("states", coverage.states().total());
        json.put("transitions", coverage.transitions().total());
        json.put("traces", traces.traceCount());
        json.put("steps", traces.stepCount());
        json.put("lowerBound", lowerBound);
        json.put("coveredTransitions", coverage.transitions().covered());
        json.put("coverage", coverage(coverage));
        json.put("notes", notes);
        json.putAll(more);
        return json;
    }

    private static Map<String, Object> coverage(SuiteCoverage coverage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "of",
                switch (coverage.basis()) {
                    case GRAPH -> "graph";
                    case PARTIAL_GRAPH -> "partial graph";
                    case MET -> "what was met";
                });
        json.put("states", part(coverage.states()));
        json.put("transitions", part(coverage.transitions()));
        json.put("actions", part(coverage.actions()));
        json.put("actionPairs", part(coverage.actionPairs()));
        Map<String, Object> events = new LinkedHashMap<>();
        coverage.events().forEach((action, part) -> events.put(action, part(part)));
        json.put("arguments", events);
        return json;
    }

    private static Map<String, Object> part(Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("covered", part.covered());
        json.put("total", part.total());
        return json;
    }
}
