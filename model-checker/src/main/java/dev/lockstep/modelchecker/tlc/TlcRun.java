package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.Folders;
import dev.lockstep.modelchecker.spec.ManifestEntry;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ModelConfig;
import dev.lockstep.modelchecker.spec.RunMode;
import dev.lockstep.modelchecker.spec.WorkingCopy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final PreparedSpec spec;
    private final WorkingCopy copy;
    private final AtomicReference<@Nullable RuntimeException> listenerFailure = new AtomicReference<>();
    private long startNanos;
    private @Nullable TlcOutput output;
    private @Nullable Process process;
    private @Nullable Thread reader;

    TlcRun(Model model, ModelConfig config, TlcOptions options, SpecTools tools)
            throws IOException, InterruptedException {
        this.model = model;
        this.config = config;
        this.options = options;
        this.folder = Files.createTempDirectory("lockstep-tlc-");
        try {
            this.spec = PreparedSpec.into(folder, model, tools);
            this.copy = spec.copy();
            Files.createDirectory(folder.resolve("tmp"));
            Path settings = Files.createDirectories(folder.resolve("home").resolve(".tlaplus"));
            Files.writeString(settings.resolve("esc.txt"), "NO_STATISTICS\n", StandardCharsets.UTF_8);
        } catch (IOException | InterruptedException | RuntimeException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    void start(Consumer<TlcProgress> progress) throws IOException {
        var collected = new TlcOutput(update -> tell(progress, update));
        Process started = new ProcessBuilder(command())
                .directory(copy.directory().toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        process = started;
        output = collected;
        startNanos = System.nanoTime();
        started.getOutputStream().close();
        Thread thread = new Thread(() -> read(started, collected), "lockstep-tlc-" + model.name());
        thread.setDaemon(true);
        thread.start();
        reader = thread;
    }

    /** Waits for the end of the run, ending it when its time is up. */
    TlcResult await() throws InterruptedException, IOException {
        Process started = require(process);
        TlcOutput collected = require(output);
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
        RuntimeException failure = listenerFailure.get();
        if (failure != null) {
            throw failure;
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
        boolean simulated = model.mode() instanceof RunMode.Simulate
                || model.mode() instanceof RunMode.Generate
                || options.extraArgs().contains("-simulate");
        var verdicts = new VerdictReader(collected, config, exitCode, simulated, standardError());
        Verdict verdict = timedOut
                ? verdicts.violation().map(Verdict.class::cast).orElseGet(this::outOfTime)
                : verdicts.verdict();
        var warnings = new ArrayList<>(collected.warnings());
        Optional<String> disagreement = timedOut ? Optional.empty() : verdicts.disagreement(verdict);
        disagreement.ifPresent(warnings::add);
        Duration wallTime = Duration.ofNanos(System.nanoTime() - startNanos);
        return new TlcResult(
                model, verdict, collected.statistics(options.workers(), wallTime), warnings, collected.printed());
    }

    private Verdict outOfTime() {
        return new Verdict.Undecided(
                Verdict.Undecided.Reason.TIMEOUT,
                "the time limit of " + options.timeout() + " was reached before the search was complete; raise it, or"
                        + " take a smaller model");
    }

    private List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:-UsePerfData"));
        command.addAll(
                options.quickStart()
                        ? List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")
                        : List.of("-XX:+UseParallelGC"));
        String heap = options.heap();
        if (heap != null) {
            command.add("-Xmx" + heap);
        }
        command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        command.add("-Duser.home=" + folder.resolve("home"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
        if (model.features().contains(ManifestEntry.ACTION_COMPOSITION)) {
            command.add("-Dtlc2.tool.impl.Tool.cdot=true"); // TLC can do it, but does only where it is asked for.
        }
        command.addAll(options.jvmArgs());
        command.addAll(List.of("-cp", spec.classPath(), "tlc2.TLC", "-tool"));
        // A fixed polynomial makes a run repeatable, collisions included; checkpoints would never be read.
        command.addAll(List.of("-fp", "0", "-seed", Long.toString(options.seed()), "-checkpoint", "0"));
        command.addAll(List.of("-workers", Integer.toString(options.workers())));
        command.addAll(List.of("-metadir", folder.resolve("meta").toString()));
        if (!options.checkDeadlock() || model.features().contains(ManifestEntry.IGNORE_DEADLOCK)) {
            command.add("-deadlock"); // TLC's flag turns the check off.
        }
        if (model.mode() instanceof RunMode.Simulate simulate) {
            command.addAll(List.of("-simulate", "num=" + simulate.traces()));
        } else if (model.mode() instanceof RunMode.Generate) {
            command.add(RunMode.Generate.OPTION);
        }
        command.addAll(options.extraArgs());
        command.addAll(List.of("-config", fileName(copy.config()), fileName(copy.module())));
        return command;
    }

    private void read(Process started, TlcOutput collected) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                collected.accept(line, Duration.ofNanos(System.nanoTime() - startNanos));
            }
        } catch (IOException e) {
            // The stream of a process that was ended; the verdict is read from what came before.
            return;
        }
    }

    /** Keeps a failing listener from stopping the reader, which would block TLC. */
    private void tell(Consumer<TlcProgress> progress, TlcProgress update) {
        try {
            progress.accept(update);
        } catch (RuntimeException e) {
            listenerFailure.compareAndSet(null, e);
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

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static <T> T require(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the run was not started");
        }
        return part;
    }
}
