package dev.lockstep.cli;

import dev.lockstep.cli.report.Json;
import dev.lockstep.cli.report.TextTable;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows that checking and replay can fail: broken specs against TLC, broken subjects against replay. */
@Command(
        name = "mutants",
        description = "Check a system's broken specs with TLC and replay its broken subjects: the kill table.",
        footer = {
            "%nThe step is that of the first divergence in a replay of the whole graph, which is the shortest way to it. Met after: the step at which the first of some"
                    + " random walks diverges, or of the traces of a transition cover where no walk does; shrunk to: what is left of that trace. Invariants alone: whether they"
                    + " would have noticed, on what the subject shows along up to 50 such traces, also past the divergence. Variables that the subject does not show take the"
                    + " spec's values there.",
            "%nExits with 22 if a mutant survives, with 20 if a subject that is not broken diverges."
        })
final class MutantsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    private CacheOption cache = new CacheOption();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The seed of the first random walk; each walk has the next one. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Parameters(paramLabel = "SYSTEM", description = "A shipped system, such as raft, or a spec's folder.")
    private String system = "";

    /** A broken spec: what TLC found, and how many states its counterexample has. */
    private record BrokenSpec(String name, boolean killed, String result, int length, long millis) {}

    private final List<BrokenSpec> specs = new ArrayList<>();

    MutantsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ShippedSpecs shipped = ShippedSpecs.open();
                Tlc tlc = new Tlc()) {
            List<Model> models = shipped.resolve(system);
            var steps = new Steps(console, shared.workers(), cache);
            checkBrokenSpecs(
                    tlc,
                    models.stream().filter(m -> m.size() == SizeClass.MUTANT).toList());
            var subjects = new BrokenSubjects(console, shared.workers(), seed);
            for (Model model : models) {
                subjects.replay(steps, model);
            }
            return report(subjects);
        }
    }

    private int report(BrokenSubjects subjects) {
        if (shared.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("specs", specs);
            json.put("subjects", subjects.json());
            json.put("unbroken", subjects.unbrokenJson());
            json.put("repeat", console.repeat());
            console.print(Json.text(json));
        } else {
            print();
            subjects.print();
            console.print("repeat: " + console.repeat());
        }
        if (specs.isEmpty() && subjects.isEmpty()) {
            return ExitCode.NOTHING_TESTED;
        }
        boolean survivor = !specs.stream().allMatch(BrokenSpec::killed);
        return ExitCode.worse(survivor ? ExitCode.DIFFERS : ExitCode.HOLDS, subjects.exitCode());
    }

    /** Checks several at a time with a worker each: a broken spec is found out soon, so that most of the time is a JVM's start. */
    private void checkBrokenSpecs(Tlc tlc, List<Model> models) throws IOException, InterruptedException {
        ExecutorService runs = Executors.newFixedThreadPool(shared.workers());
        try {
            List<Future<TlcResult>> results = new ArrayList<>();
            for (Model model : models) {
                TlcOptions options = TlcOptions.ofWorkers(1).withQuickStart(true);
                results.add(runs.submit(() -> tlc.check(model, options, p -> {})));
            }
            for (int i = 0; i < results.size(); i++) {
                console.progress("checking " + models.get(i).name());
                add(results.get(i).get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } finally {
            runs.shutdownNow();
        }
    }

    private void add(TlcResult result) {
        int length = result.verdict() instanceof Verdict.Violated violated
                ? violated.counterexample().map(c -> c.steps().size()).orElse(0)
                : 0;
        specs.add(new BrokenSpec(
                result.model().name(),
                result.verdict() instanceof Verdict.Violated,
                Results.word(result),
                length,
                result.statistics().wallTime().toMillis()));
    }

    private void print() {
        var brokenSpecs = new TextTable("broken spec", "killed by TLC", "counterexample", "time");
        for (BrokenSpec spec : specs) {
            brokenSpecs.add(
                    spec.name(),
                    spec.killed() ? spec.result() : "SURVIVED",
                    spec.length() + " states",
                    spec.millis() + " ms");
        }
        brokenSpecs.lines().forEach(console::print);
        console.print("");
    }
}
