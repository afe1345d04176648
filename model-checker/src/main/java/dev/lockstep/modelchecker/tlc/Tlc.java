package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ModelConfig;
import dev.lockstep.modelchecker.spec.RunMode;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.tlc.Verdict.Undecided;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Checks models with the real TLC, each in a JVM of its own. Thread-safe: any number of checks may run at once.
 *
 * <p>Closing it, or the end of this JVM, ends all of its checks and removes what they left on disk.
 */
public final class Tlc implements AutoCloseable {
    private final Thread hook = new Thread(this::endAll, "lockstep-tlc-shutdown");
    private final Set<TlcRun> running = new HashSet<>();
    private final SpecTools tools;
    private final Path temporary;
    private boolean closed;

    /** Makes a checker without running anything yet; it takes the jar of TLC that is on the class path. */
    public Tlc() {
        this(SpecTools.standard());
    }

    /** Makes a checker that runs another jar of TLC, or sees libraries, without running anything yet. */
    public Tlc(SpecTools tools) {
        this(tools, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Makes a checker whose runs have their temporary folders in a folder. */
    Tlc(SpecTools tools, Path temporary) {
        this.tools = tools;
        this.temporary = temporary;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Checks a model.
     *
     * @param model what to check
     * @param options how; the number of workers gives way to that of the manifest's entry
     * @param progress told about progress, on another thread, about once a minute and at the end
     * @return the outcome; a mistake in the spec or the model is a {@link Verdict.Failed}
     * @throws InterruptedException if this thread is interrupted; TLC is ended first
     * @throws CancellationException if this checker is closed meanwhile
     * @throws SpecException if the module (150) or the {@code .cfg} (255) is missing
     * @throws TlcProtocolException if TLC contradicts itself
     * @throws IOException if TLC cannot be started, or the disk is full
     */
    public TlcResult check(Model model, TlcOptions options, Consumer<TlcProgress> progress)
            throws IOException, InterruptedException {
        Optional<String> missing = options.walks() == null ? missingMode(model.mode(), tools) : Optional.empty();
        if (missing.isPresent()) {
            var undecided = new Undecided(Undecided.Reason.MODE, missing.get());
            return TlcResult.of(model, undecided, TlcStatistics.none(options.workers()));
        }
        int workers = model.recorded()
                .map(entry -> entry.workers())
                .filter(count -> count > 0)
                .orElse(options.workers());
        try (TlcRun run =
                new TlcRun(temporary, model, ModelConfig.read(model.config()), options.withWorkers(workers), tools)) {
            synchronized (running) {
                requireOpen();
                run.start(progress);
                running.add(run);
            }
            return LibraryFaults.explained(await(run), tools);
        } catch (PlusCalException e) {
            var failed = new Verdict.Failed(SpecException.MODULE, String.valueOf(e.getMessage()), e.where(), null);
            return TlcResult.of(model, failed, TlcStatistics.none(workers));
        }
    }

    /** Says why TLC can't run a mode, if it can't. */
    private static Optional<String> missingMode(RunMode mode, SpecTools tools) {
        if (mode instanceof RunMode.Other other) {
            return Optional.of("TLC cannot run the mode " + other.word() + " that the manifest asks for");
        }
        return mode instanceof RunMode.Generate
                        && !TlcFeatures.hasOption(TlcJar.locate(tools.tla2tools()), RunMode.Generate.OPTION)
                ? Optional.of(
                        "the manifest asks for the mode generate, which this TLC does not have; take a newer one with"
                                + " --tla2tools")
                : Optional.empty();
    }

    private TlcResult await(TlcRun run) throws IOException, InterruptedException {
        try {
            TlcResult result = run.await();
            requireOpen();
            return result;
        } catch (IOException | UncheckedIOException | TlcProtocolException e) {
            requireOpen(); // What a run leaves that was ended from outside is no reason to blame TLC or the disk.
            throw e;
        } finally {
            synchronized (running) {
                running.remove(run);
            }
        }
    }

    private void requireOpen() {
        synchronized (running) {
            if (closed) {
                throw new CancellationException("the checker is closed");
            }
        }
    }

    /** Ends all checks. */
    @Override
    public void close() {
        endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is ending already; the hook has run or is about to, and finds nothing to do.
            return;
        }
    }

    private void endAll() {
        synchronized (running) {
            closed = true;
            running.forEach(TlcRun::close);
        }
    }
}
