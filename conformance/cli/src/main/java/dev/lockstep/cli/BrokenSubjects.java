package dev.lockstep.cli;

import dev.lockstep.cli.report.TextTable;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.runner.mutation.Kill;
import dev.lockstep.runner.mutation.MutantReplay;
import dev.lockstep.runner.mutation.Notice;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.ReplayResult;
import dev.lockstep.runner.shrink.Shrinker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The part of the kill table that is about subjects: each broken one on the first model that kills it, and the unbroken ones on all of these models. */
final class BrokenSubjects {
    private final Console console;
    private final int workers;
    private final long seed;
    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<String, Alarm> unbroken = new TreeMap<>();

    /** A mutant on a model. */
    private record Row(SubjectFactory mutant, String model, Optional<Kill> kill) {}

    /** A subject that is meant to conform: on how many models it was replayed, and the first of them on which it diverges. */
    private static final class Alarm {
        int models;
        long transitions;
        String model = "";
        Optional<Divergence> divergence = Optional.empty();
    }

    BrokenSubjects(Console console, int workers, long seed) {
        this.console = console;
        this.workers = workers;
        this.seed = seed;
    }

    /** Replays the mutants that name a model and were not killed by an earlier one, and what they are mutants of. */
    void replay(Steps steps, Model model) {
        Map<SubjectFactory, List<SubjectFactory>> left = new LinkedHashMap<>();
        for (SubjectFactory subject : new Subjects().conformingTo(model)) {
            List<SubjectFactory> mutants = subject.mutants().stream()
                    .filter(mutant -> mutant.killedBy().contains(model.name()) && !isKilled(mutant))
                    .toList();
            if (!mutants.isEmpty()) {
                left.put(subject, mutants);
            }
        }
        if (left.isEmpty()) {
            return;
        }
        Exploration explored = steps.explore(model);
        try (var replay = new MutantReplay(explored, SpecTools.standard(), workers, seed)) {
            left.forEach((subject, mutants) -> {
                console.progress("replaying " + model.name() + " against " + subject.name());
                add(subject, model, replay.replay(subject));
                for (SubjectFactory mutant : mutants) {
                    console.progress("replaying " + model.name() + " against " + mutant.name());
                    rows.put(mutant.name(), new Row(mutant, model.name(), replay.kill(mutant)));
                }
            });
        }
    }

    private boolean isKilled(SubjectFactory mutant) {
        Row row = rows.get(mutant.name());
        return row != null && row.kill.isPresent();
    }

    private void add(SubjectFactory subject, Model model, ReplayResult result) {
        Alarm alarm = unbroken.computeIfAbsent(subject.name(), name -> new Alarm());
        alarm.models++;
        alarm.transitions += result.transitions();
        if (alarm.divergence.isEmpty() && !result.divergences().isEmpty()) {
            alarm.model = model.name();
            alarm.divergence = Optional.of(result.divergences().get(0));
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Gives 20 if an unbroken subject diverges, 22 if a mutant survives, the worse if both, else 0. */
    int exitCode() {
        boolean survivor = rows.values().stream().anyMatch(row -> row.kill.isEmpty());
        boolean alarm = unbroken.values().stream().anyMatch(a -> a.divergence.isPresent());
        return ExitCode.worse(
                survivor ? ExitCode.DIFFERS : ExitCode.HOLDS, alarm ? ExitCode.DIVERGENCE : ExitCode.HOLDS);
    }

    void print() {
        var table = new TextTable(
                "broken subject",
                "killed by replay of",
                "step",
                "first difference",
                "event",
                "met after",
                "shrunk to",
                "invariants alone",
                "modelled on");
        for (Row row : rows.values()) {
            Kill kill = row.kill.orElse(null);
            if (kill == null) {
                table.add(row.mutant.name(), "SURVIVED " + row.model, "-", "", "", "-", "-", "", row.mutant.source());
                continue;
            }
            Optional<Shrinker.Result> shrunk = Optional.ofNullable(kill.found()).map(Kill.Found::shrunk);
            table.add(
                    row.mutant.name(),
                    row.model,
                    kill.divergence().step(),
                    kill.divergence().firstVariable(),
                    action(kill.divergence()),
                    shrunk.<Object>map(Shrinker.Result::from).orElse("-"),
                    shrunk.<Object>map(Shrinker.Result::to).orElse("-"),
                    notice(kill),
                    row.mutant.source());
        }
        table.lines().forEach(console::print);
        console.print("");
        unbroken.forEach((name, alarm) -> console.print(alarm.divergence
                .map(divergence -> String.format(
                        "FALSE ALARM: %s, which is not broken, and %s part at step %d in %s",
                        name, alarm.model, divergence.step(), divergence.firstVariable()))
                .orElseGet(() -> String.format(
                        "%s, which is not broken, conforms on these %d models: %,d transitions replayed",
                        name, alarm.models, alarm.transitions))));
    }

    private static String action(Divergence divergence) {
        return divergence.event() == null ? "" : divergence.event().action();
    }

    private static String notice(Kill kill) {
        Notice first = kill.first();
        return first == null
                ? "none in " + kill.traces() + " traces"
                : String.format(
                        "%s%s at step %d; %d of %d traces",
                        first.invariant(),
                        first.evaluated() ? "" : " (error)",
                        first.step(),
                        kill.noticing(),
                        kill.traces());
    }

    List<Object> json() {
        List<Object> json = new ArrayList<>();
        for (Row row : rows.values()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", row.mutant.name());
            entry.put("source", row.mutant.source());
            entry.put("model", row.model);
            entry.put("killed", row.kill.isPresent());
            row.kill.ifPresent(kill -> put(entry, kill));
            json.add(entry);
        }
        return json;
    }

    private static void put(Map<String, Object> entry, Kill kill) {
        entry.put("step", kill.divergence().step());
        entry.put("event", String.valueOf(kill.divergence().event()));
        entry.put("variable", kill.divergence().firstVariable());
        Kill.Found found = kill.found();
        if (found != null) {
            Map<String, Object> shrunk = new LinkedHashMap<>();
            shrunk.put("by", found.source());
            shrunk.put("steps", found.shrunk().from());
            shrunk.put("shrunkTo", found.shrunk().to());
            shrunk.put("minimal", found.shrunk().minimal());
            shrunk.put("candidates", found.shrunk().candidates());
            entry.put("found", shrunk);
        }
        Map<String, Object> alone = new LinkedHashMap<>();
        alone.put("traces", kill.traces());
        alone.put("noticing", kill.noticing());
        Notice first = kill.first();
        alone.put("invariant", first == null ? "" : first.invariant());
        alone.put("evaluated", first == null || first.evaluated());
        alone.put("step", first == null ? -1 : first.step());
        entry.put("invariantsAlone", alone);
    }

    List<Object> unbrokenJson() {
        List<Object> json = new ArrayList<>();
        unbroken.forEach((name, alarm) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", name);
            entry.put("models", alarm.models);
            entry.put("transitions", alarm.transitions);
            entry.put("divergesOn", alarm.model);
            json.add(entry);
        });
        return json;
    }
}
