package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.Folders;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.WorkingCopy;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A forked JVM that takes part in TLC's distributed mode, and a temporary folder for all that it writes. Both go when it is closed or this JVM ends. */
final class ForkedPeer implements AutoCloseable {
    private static final Duration END_GRACE = Duration.ofSeconds(5);

    private final Path folder;
    private final Thread hook = new Thread(this::end, "lockstep-peer-shutdown");
    private @Nullable Process process;
    private final SpecTools tools;
    private boolean ended;

    /** Makes the folder; {@code spec}, for the files of a server, is a folder in it. */
    ForkedPeer(SpecTools tools) throws IOException {
        this.tools = tools;
        folder = Files.createTempDirectory("lockstep-tlc-");
        Runtime.getRuntime().addShutdownHook(hook);
        Files.createDirectory(specFolder());
        Files.createDirectory(folder.resolve("tmp"));
        Path settings = Files.createDirectories(folder.resolve("home").resolve(".tlaplus"));
        Files.writeString(settings.resolve("esc.txt"), "NO_STATISTICS\n", StandardCharsets.UTF_8);
    }

    private Path specFolder() {
        return folder.resolve("spec");
    }

    /** Puts a model's spec and the modules of libraries where the program will look for them. */
    WorkingCopy prepare(Model model) throws InterruptedException {
        return PreparedSpec.into(folder, model, tools).copy();
    }

    Path metadataFolder() {
        return folder.resolve("meta");
    }

    /**
     * Runs the program to its end.
     *
     * @param properties further system properties
     * @param arguments the program's arguments
     * @param lines takes each line of its output
     * @return its exit code, null if the time was up
     */
    @Nullable
    Integer run(TlcOptions options, List<String> properties, List<String> arguments, Consumer<String> lines)
            throws IOException, InterruptedException {
        Process started = start(command(options, properties, arguments));
        var reader = new Thread(() -> read(started, lines), "lockstep-peer-output");
        reader.setDaemon(true);
        reader.start();
        Duration timeout = options.timeout();
        boolean inTime = true;
        if (timeout == null) {
            started.waitFor();
        } else {
            inTime = started.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
        }
        if (!inTime) {
            started.destroyForcibly().waitFor();
        }
        reader.join();
        return inTime ? started.exitValue() : null;
    }

    private synchronized Process start(List<String> command) throws IOException {
        if (ended) {
            throw new IOException("this JVM is ending");
        }
        Process started = new ProcessBuilder(command)
                .directory(specFolder().toFile())
                .redirectErrorStream(true)
                .start();
        started.getOutputStream().close();
        process = started;
        return started;
    }

    private List<String> command(TlcOptions options, List<String> properties, List<String> arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:-UsePerfData", "-XX:+UseParallelGC"));
        String heap = options.heap();
        if (heap != null) {
            command.add("-Xmx" + heap);
        }
        // TLC asks Java's remote calls for the port that they chose.
        for (String opened : List.of("java.rmi/sun.rmi.server", "java.rmi/sun.rmi.transport")) {
            command.addAll(List.of("--add-opens", opened + "=ALL-UNNAMED"));
        }
        command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        command.add("-Duser.home=" + folder.resolve("home"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
        command.addAll(properties);
        command.addAll(options.jvmArgs());
        command.add("-cp");
        command.add(PreparedSpec.classPath(folder, tools) + File.pathSeparator + ownClasses());
        command.add(DistributedPeer.class.getName());
        command.addAll(arguments);
        return command;
    }

    private static Path ownClasses() {
        try {
            return Path.of(DistributedPeer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot tell where these classes are from", e);
        }
    }

    private static void read(Process started, Consumer<String> lines) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            // The stream of a process that was ended.
            return;
        }
    }

    private synchronized void end() {
        ended = true;
        Process started = process;
        if (started != null && started.isAlive()) {
            started.destroyForcibly();
            try {
                started.waitFor(END_GRACE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Folders.delete(folder);
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is ending already; the hook finds nothing to do.
            return;
        }
    }
}
