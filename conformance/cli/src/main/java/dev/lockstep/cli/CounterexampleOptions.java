package dev.lockstep.cli;

import dev.lockstep.modelchecker.explore.CounterexampleTrace;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.Verdict;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.traces.itf.TraceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where counterexamples are saved. */
final class CounterexampleOptions {
    @Nullable
    @Option(
            names = "--trace",
            paramLabel = "FILE.itf.json",
            description = "Save the counterexample of the one model checked, with its events, as ITF.")
    private Path file;

    @Nullable
    @Option(
            names = "--traces",
            paramLabel = "DIR",
            description = "Save the counterexample of each violated model into this folder, as ITF.")
    private Path folder;

    /** Says whether counterexamples are to be saved. */
    boolean areWanted() {
        return file != null || folder != null;
    }

    /**
     * Checks the options before anything is run.
     *
     * @throws UsageException if they don't fit the models, or a file is there already
     */
    void require(List<Model> models) {
        if (file != null && folder != null) {
            throw new UsageException("--trace and --traces: expected one of them, found both; name a file or a folder");
        }
        if (file != null && models.size() != 1) {
            throw new UsageException("--trace " + file + ": expected one model, found " + models.size()
                    + "; name one of them, or a folder with --traces DIR");
        }
        for (Model model : models) {
            Path target = target(model);
            if (target != null && Files.exists(target)) {
                throw new UsageException(target + ": expected no file yet, found one; remove it or name another");
            }
        }
    }

    /**
     * Saves the counterexample of a result if that is wanted, and says where.
     *
     * @param counterexample the result's counterexample, null if it has none with typed values
     */
    void save(TlcResult result, @Nullable CounterexampleTrace counterexample, Console console) {
        Path target = target(result.model());
        if (target == null) {
            return;
        }
        boolean violated = result.verdict() instanceof Verdict.Violated;
        if (counterexample != null) {
            TraceFile.write(counterexample.trace(), new Constants(counterexample.constants()).modelValues(), target);
            console.note("counterexample of " + result.model().name() + " written to " + target);
        } else if (violated || file != null) {
            console.note(target + " was not written: "
                    + (violated ? "there is no counterexample whose values can all be read" : "nothing is violated"));
        }
    }

    private @Nullable Path target(Model model) {
        if (folder != null) {
            return folder.resolve(model.name().replaceAll("[/\\\\:]", "-") + ".itf.json");
        }
        return file;
    }
}
