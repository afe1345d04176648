package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.Folders;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ModelConfig;
import dev.lockstep.modelchecker.spec.RunMode;
import dev.lockstep.modelchecker.spec.TemporaryFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs TLC once, in a forked JVM and a temporary folder that holds all it reads and writes: the spec's copy, TLC's
 * {@code -metadir}, {@code java.io.tmpdir} (TLC unpacks its modules there, so sharing it breaks concurrent runs) and
 * {@code user.home} (where newer versions look whether they may call home).
 */
final class TlcRun implements AutoCloseable {
    private static final int ERROR_TAIL = 4096;
    private static final Duration END_GRACE = Duration.ofSeconds(5);

    private final Model model;
    private final ModelConfig config;
    private final TlcOptions options;
    private final Path folder;
    private final SpecTools tools;
    private final Path specFolder;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private long startNanos;
    private boolean errorMarked;
    private @Nullable TlcOutput output;
    private @Nullable Process process;
    private @Nullable Thread reader;

    TlcRun(Path temporary, Model model, ModelConfig config, TlcOptions options, SpecTools tools) throws IOException {
        this.model = model;
        this.config = config;
        this.options = options;
        this.tools = tools;
        this.folder = Files.createTempDirectory(temporary, "lockstep-tlc-").toAbsolutePath();
        this.specFolder = folder.resolve("spec");
    }

    /**
     * Forks the JVM, which then waits. It comes before all that takes time, because from here on it answers for the folder
     * if this JVM is killed.
     */
    void start(Consumer<TlcProgress> progress) throws IOException {
        Checkpoints checkpoints = options.checkpoints();
        Path recovered = checkpoints != null && checkpoints.recover() ? checkpoints.recoverable() : null;
        Files.createDirectory(specFolder);
        Files.createDirectory(folder.resolve("tmp"));
        var guarded = new ArrayList<Path>(List.of(folder));
        guarded.addAll(TemporaryFolder.open());
        var collected = new TlcOutput(update -> tell(progress, update));
        Process started = new ProcessBuilder(new TlcCommand(model, options, tools, folder, guarded).toList(recovered))
                .directory(specFolder.toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        process = started;
        output = collected;
        startNanos = System.nanoTime();
        Thread thread = new Thread(() -> read(started, collected), "lockstep-tlc-" + model.name());
        thread.setDaemon(true);
        thread.start();
        reader = thread;
    }

    /** Fills the folder and lets the forked JVM run TLC. */
    private void release(Process started) throws IOException, InterruptedException {
        PreparedSpec prepared = PreparedSpec.into(folder, model, tools);
        if (Boolean.TRUE.equals(options.checkDeadlock()) && !config.checksDeadlock()) {
            DeadlockCheck.turnOn(prepared.copy().config());
        }
        // One by one: none may come back to life that a shutdown has just removed.
        Path settings = Files.createDirectory(
                Files.createDirectory(folder.resolve("home")).resolve(".tlaplus"));
        Files.writeString(settings.resolve("esc.txt"), "NO_STATISTICS\n", StandardCharsets.UTF_8);
        Checkpoints checkpoints = options.checkpoints();
        if (checkpoints != null) {
            checkpoints.begin(CheckpointIdentity.of(prepared, options));
        }
        try {
            OutputStream leash = started.getOutputStream();
            leash.write('\n');
            leash.flush();
        } catch (IOException e) {
            // The JVM did not start, for want of memory say; its exit code and what it printed tell more.
            return;
        }
    }

    /** Waits for the end of the run, ending it when its time is up. */
    TlcResult await() throws InterruptedException, IOException {
        Process started = require(process);
        TlcOutput collected = require(output);
        release(started);
        boolean ended = true;
        Duration timeout = options.timeout();
        if (timeout == null) {
            started.waitFor();
        } else {
            ended = started.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
        }
        if (!ended) {
            end(started);
            started.waitFor();
        }
        require(reader).join();
        RuntimeException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
        return result(collected, started.exitValue(), !ended);
    }

    /** Ends the process and deletes the folder; does nothing the second time. */
    @Override
    public void close() {
        Process started = process;
        if (started != null && started.isAlive()) {
            end(started);
            try {
                started.waitFor(END_GRACE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Folders.delete(folder);
    }

    private TlcResult result(TlcOutput collected, int exitCode, boolean timedOut) throws IOException {
        var verdicts = new VerdictReader(collected, config, exitCode, asRecorded(), standardError());
        Verdict verdict = timedOut
                ? verdicts.violation().map(Verdict.class::cast).orElseGet(this::outOfTime)
                : verdicts.verdict();
        var warnings = new ArrayList<>(collected.warnings());
        if (!timedOut) {
            warnings.addAll(verdicts.remarks(verdict));
        }
        boolean continued = options.continued() || options.extraArgs().contains("-continue");
        if (continued && collected.has(TlcCode.DEADLOCK)) {
            warnings.add(
                    "TLC ends its search at a deadlock, also where it goes on after other violations, so there may be"
                            + " more of them; turn the check for deadlocks off to see all");
        }
        Duration wallTime = Duration.ofNanos(System.nanoTime() - startNanos);
        return new TlcResult(
                model,
                verdict,
                verdicts.violations(),
                collected.statistics(options.workers(), wallTime),
                collected.coverage(specFolder),
                warnings,
                collected.printed());
    }

    /** Says whether this run is the one that the model's entry in the manifest is about. */
    private boolean asRecorded() {
        return (model.mode() instanceof RunMode.Simulate || model.mode() instanceof RunMode.Generate)
                && options.walks() == null
                && options.extraArgs().isEmpty();
    }

    private Verdict outOfTime() {
        Duration limit = options.timeout();
        String seconds = limit == null ? "0" : Double.toString(limit.toMillis() / 1000.0);
        return new Verdict.Undecided(
                Verdict.Undecided.Reason.TIMEOUT,
                "the time limit of " + seconds + " s was reached before the search was complete; raise it, or"
                        + " take a smaller model");
    }

    private void read(Process started, TlcOutput collected) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                collected.accept(line, Duration.ofNanos(System.nanoTime() - startNanos));
                markError(collected);
            }
        } catch (IOException e) {
            // The stream of a process that was ended; the verdict is read from what came before.
            return;
        }
    }

    private void markError(TlcOutput collected) {
        Checkpoints checkpoints = options.checkpoints();
        if (checkpoints != null && !errorMarked && collected.firstError().isPresent()) {
            errorMarked = true;
            try {
                checkpoints.markError();
            } catch (IOException e) {
                failure.compareAndSet(null, new UncheckedIOException("cannot write to " + checkpoints.folder(), e));
            }
        }
    }

    /** Keeps a listener that fails from stopping the reader, which would block TLC. */
    private void tell(Consumer<TlcProgress> progress, TlcProgress update) {
        try {
            progress.accept(update);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private String standardError() throws IOException {
        Path file = folder.resolve("stderr");
        if (!Files.exists(file)) {
            return "";
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return text.substring(Math.max(0, text.length() - ERROR_TAIL));
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static <T> T require(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the run was not started");
        }
        return part;
    }
}
