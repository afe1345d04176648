package dev.lockstep.cli;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcProtocolException;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.TlcStatistics;
import dev.lockstep.modelchecker.tlc.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Checks models, so many at once as there are jobs; the results come in the models' order. */
final class CheckJobs {
    private final Tlc tlc;
    private final TlcOptions options;
    private final CheckProgress progress;
    private final List<Model> models;

    CheckJobs(Tlc tlc, TlcOptions options, CheckProgress progress, List<Model> models) {
        this.tlc = tlc;
        this.options = options;
        this.progress = progress;
        this.models = models;
    }

    /**
     * Checks all models.
     *
     * @param jobs how many at once
     * @param results takes each result as soon as it and all before it are there
     */
    void run(int jobs, Consumer<TlcResult> results) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(jobs, models.size()));
        try {
            List<Future<TlcResult>> checks = new ArrayList<>();
            for (Model model : models) {
                checks.add(threads.submit(() -> check(model)));
            }
            for (Future<TlcResult> check : checks) {
                results.accept(result(check));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private TlcResult check(Model model) throws IOException, InterruptedException {
        Consumer<dev.lockstep.modelchecker.tlc.TlcProgress> counts = progress.begin(model);
        try {
            return tlc.check(model, options, counts);
        } catch (SpecException e) {
            if (models.size() == 1) {
                throw e;
            }
            return failed(model, e.exitCode(), String.valueOf(e.getMessage()));
        } catch (TlcProtocolException e) {
            return failed(model, ExitCode.INTERNAL, String.valueOf(e.getMessage()));
        } finally {
            progress.end(model);
        }
    }

    /** Keeps a model that can't be checked from taking the results of the others with it. */
    private TlcResult failed(Model model, int exitCode, String message) {
        return TlcResult.of(
                model, new Verdict.Failed(exitCode, message, "", null), TlcStatistics.none(options.workers()));
    }

    private static TlcResult result(Future<TlcResult> check) throws IOException, InterruptedException {
        try {
            return check.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException io) {
                throw io;
            } else if (cause instanceof InterruptedException interrupted) {
                throw interrupted;
            } else if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            } else if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        }
    }
}
