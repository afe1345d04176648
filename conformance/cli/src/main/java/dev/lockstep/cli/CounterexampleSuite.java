package dev.lockstep.cli;

import dev.lockstep.cli.report.TextTable;
import dev.lockstep.modelchecker.cover.MutantTrace;
import dev.lockstep.modelchecker.cover.SuiteCoverage;
import dev.lockstep.modelchecker.cover.TraceList;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.tlc.Counterexample;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.Verdict;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.traces.itf.TraceFolder.Contents;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The traces that the counterexamples of broken specs give, a file each, since their models have constants of their own. */
final class CounterexampleSuite {
    private final Console console;
    private final Steps steps;
    private final SpecTools tools;
    private final List<Trace> traces = new ArrayList<>();
    private final List<Contents> files = new ArrayList<>();
    private final Set<String> actions = new TreeSet<>();
    private final Set<String> modelValues = new TreeSet<>();
    private final TextTable table = new TextTable("broken spec", "killed by", "trace", "they part");
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private int worst = ExitCode.HOLDS;

    CounterexampleSuite(Console console, Steps steps, SpecTools tools) {
        this.console = console;
        this.tools = tools;
        this.steps = steps;
    }

    /**
     * Gives the broken specs among named models; those of its system for a model that is none.
     *
     * @throws UsageException if there is none
     */
    static List<Model> mutants(String argument, List<Model> named) {
        boolean single = named.size() == 1 && named.get(0).size() != SizeClass.MUTANT;
        List<Model> mutants = (single ? Models.find(named.get(0).folder()) : named)
                .stream().filter(m -> m.size() == SizeClass.MUTANT).toList();
        if (mutants.isEmpty()) {
            throw new UsageException(
                    argument + ": expected broken specs for --counterexamples, found no .cfg in a folder"
                            + " mutants; name a system or a model of one that has them");
        }
        return mutants;
    }

    GeneratedSuite of(List<Model> mutants) throws IOException, InterruptedException {
        try (Tlc tlc = new Tlc(tools)) {
            for (Model mutant : mutants) {
                add(mutant, steps.check(tlc, mutant, TlcOptions.ofWorkers(1)));
            }
        }
        var list = new TraceList(traces);
        SuiteCoverage coverage = SuiteCoverage.ofMet(list, actions);
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("counterexamples", rows);
        return new GeneratedSuite(
                mutants.size() == 1 ? mutants.get(0).name() : mutants.get(0).system(),
                "counterexamples",
                list,
                TraceOrigin.UNKNOWN,
                modelValues,
                coverage.transitions().covered(),
                "",
                coverage,
                table.lines(),
                more);
    }

    /** Gives the files to write. */
    List<Contents> files() {
        return files;
    }

    /** Gives the exit code: that of the mutant with the gravest failure to give a counterexample. */
    int exitCode() {
        return worst;
    }

    private void add(Model mutant, TlcResult result) {
        Optional<Counterexample> counterexample =
                result.verdict() instanceof Verdict.Violated violated ? violated.counterexample() : Optional.empty();
        if (counterexample.isEmpty()) {
            boolean survived = result.verdict() instanceof Verdict.Holds;
            int exitCode = survived ? ExitCode.DIFFERS : result.exitCode();
            worst = ExitCode.worse(worst, exitCode);
            addRow(mutant, survived ? "SURVIVED" : Results.word(result), 0, "no counterexample", "", List.of());
            return;
        }
        console.progress("following the counterexample of " + mutant.name());
        MutantTrace found = MutantTrace.of(mutant, tools, counterexample.get());
        found.signature().actions().forEach(action -> actions.add(action.name()));
        Set<String> values = new Constants(found.signature().constants()).modelValues();
        modelValues.addAll(values);
        Trace trace = found.trace();
        if (trace != null) {
            traces.add(trace);
            String name = mutant.name().replaceAll(".*/", "");
            files.add(new Contents(
                    mutant.system() + "-" + name, values, List.of(trace).iterator()));
        }
        int length = trace == null ? 0 : trace.steps().size();
        addRow(mutant, Results.word(result), length, words(found), String.valueOf(found.event()), found.overrides());
    }

    private static String words(MutantTrace found) {
        String action = found.event() == null ? "" : found.event().action();
        return switch (found.parting()) {
            case INITIAL_STATE -> "in the initial state";
            case NOT_ENABLED -> action + " is not enabled";
            case OTHER_STATE -> action + " leads to another state";
            case NOWHERE -> "nowhere: both behave alike";
        };
    }

    private void addRow(
            Model mutant, String killedBy, int length, String parting, String event, List<String> overrides) {
        table.add(mutant.name(), killedBy, length + " steps", parting);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("brokenSpec", mutant.name());
        row.put("overrides", overrides);
        row.put("killedBy", killedBy);
        row.put("steps", length);
        row.put("parting", parting);
        row.put("event", event.equals("null") ? "" : event);
        rows.add(row);
    }
}
