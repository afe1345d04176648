package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ModelConfig;
import dev.lockstep.modelchecker.spec.RunMode;
import dev.lockstep.modelchecker.tlc.Verdict.Undecided;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
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
    private final Path temporary;
    private boolean closed;

    /** Makes a checker without running anything yet. */
    public Tlc() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Makes a checker whose runs have their temporary folders in a folder. */
    Tlc(Path temporary) {
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
     * @throws dev.lockstep.modelchecker.spec.SpecException if the module (150) or the {@code .cfg} (255) is missing
     * @throws TlcProtocolException if TLC contradicts itself
     * @throws IOException if TLC cannot be started, or the disk is full
     */
    public TlcResult check(Model model, TlcOptions options, Consumer<TlcProgress> progress)
            throws IOException, InterruptedException {
        if (model.mode() instanceof RunMode.Other other && options.walks() == null) {
            var undecided = new Undecided(
                    Undecided.Reason.MODE, "TLC cannot run the mode " + other.word() + " that the manifest asks for");
            return TlcResult.of(model, undecided, TlcStatistics.none(options.workers()));
        }
        int workers = model.recorded()
                .map(entry -> entry.workers())
                .filter(count -> count > 0)
                .orElse(options.workers());
        try (TlcRun run =
                new TlcRun(temporary, model, ModelConfig.read(model.config()), options.withWorkers(workers))) {
            synchronized (running) {
                requireOpen();
                run.start(progress);
                running.add(run);
            }
            return await(run);
        }
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
