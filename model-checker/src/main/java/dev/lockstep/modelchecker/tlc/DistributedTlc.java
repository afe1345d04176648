package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ModelConfig;
import dev.lockstep.modelchecker.spec.RunMode;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.spec.WorkingCopy;
import dev.lockstep.modelchecker.spi.Premises;
import dev.lockstep.modelchecker.tlc.Verdict.Kind;
import dev.lockstep.modelchecker.tlc.Verdict.Undecided;
import dev.lockstep.modelchecker.tlc.Verdict.Violated;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes part in TLC's own distributed mode: a server that holds the states, and workers on other machines that expand them.
 *
 * <p>It speaks TLC's own protocol over Java's remote calls, which knows neither authentication nor encryption: whoever reaches the port can take
 * part and read the spec. So it listens on the loopback address unless another is asked for, and then only where the network is trusted.
 *
 * @param address the server's address: of this machine for the server, as seen from here for a worker
 * @param port the server's port
 * @param tools the jar of TLC, the same for all that take part, and libraries; a worker gets modules from the server, but runs the Java overrides of
 *     its own jars
 */
public record DistributedTlc(String address, int port, SpecTools tools) {
    /** The port unless another is asked for: TLC's. */
    public static final int DEFAULT_PORT = 10997;

    private static final Pattern REGISTERED = Pattern.compile("Registration for worker at (\\S+) completed.*");
    private static final String VERSION = "TLC2 TLC Server Version";
    private static final Pattern NOISE = Pattern.compile(
            "Parsing file .*|Semantic processing .*|Starting\\.\\.\\..*|@!@!@.*|\\s*"
                    + "|\\s+at .*|\\s+\\.\\.\\. \\d+ more|Caused by: .*|(?:\\s+|: )?java\\..*|This was probably caused .*|See the User Output .*");
    private static final Pattern INITIALLY =
            Pattern.compile("(?s).*?Error: (Invariant|Implied-init) (.+?) is violated\\..*");

    /**
     * Checks a model with the workers that come.
     *
     * @param model what to check
     * @param premises what the distributed mode passes over: it judges no temporal property and no assumption
     * @param options how; the workers are what workers themselves are started with
     * @param progress told about progress, on another thread, about once a minute and at the end
     * @param notes told in a line when workers can come and when one has come
     * @return the outcome; the number of states generated is unknown, since the server counts some of them twice
     * @throws SpecException if the address or port can't be listened on (2), or a file is missing (150, 255)
     * @throws IOException if the JVM can't be started, or the disk is full
     */
    public TlcResult serve(
            Model model, Premises premises, TlcOptions options, Consumer<TlcProgress> progress, Consumer<String> notes)
            throws IOException, InterruptedException {
        Optional<Verdict> known = withoutRun(model, premises);
        if (known.isPresent()) {
            var nothing = new TlcStatistics(-1, -1, -1, -1, 1, Duration.ZERO, "", "");
            return TlcResult.of(model, known.get(), nothing);
        }
        requireFreePort();
        ModelConfig config = ModelConfig.read(model.config());
        var output = new TlcOutput(progress);
        List<String> workers = new ArrayList<>();
        List<String> last = new ArrayList<>();
        long start = System.nanoTime();
        Integer exitCode;
        try (var peer = new ForkedPeer(tools)) {
            WorkingCopy copy = peer.prepare(model);
            exitCode = peer.run(options, List.of(portProperty()), arguments(peer, copy, options), line -> {
                if (!line.startsWith(VERSION)) {
                    output.accept(line, since(start));
                }
                tell(line, workers, notes);
                last.add(line);
                if (last.size() > 20) {
                    last.remove(0);
                }
            });
        }
        Verdict verdict = verdict(output, config, exitCode, options, String.join("\n", last));
        TlcStatistics statistics = output.statistics(Math.max(1, workers.size()), since(start));
        List<Violation> violations =
                verdict instanceof Verdict.Violated violated ? List.of(new Violation(violated, 1)) : List.of();
        return new TlcResult(
                model,
                verdict,
                violations,
                withoutGenerated(statistics),
                Coverage.NONE,
                output.warnings(),
                output.printed());
    }

    /**
     * Works for a server until it is done, waiting for it if it is not there yet.
     *
     * @param options how; the workers are the threads
     * @param notes told what TLC prints, line by line, but for what it parses
     * @return whether it took part; if not, the time was up, or the notes say what went wrong
     * @throws SpecException if the server's name is unknown (2)
     * @throws IOException if the JVM can't be started
     */
    public boolean work(TlcOptions options, Consumer<String> notes) throws IOException, InterruptedException {
        resolve();
        var ready = new AtomicBoolean();
        var threads = "-Dtlc2.tool.distributed.TLCWorker.threadCount=" + options.workers();
        try (var peer = new ForkedPeer(tools)) {
            peer.run(options, List.of(portProperty(), threads), List.of(DistributedPeer.WORKER, address), line -> {
                if (line.startsWith("TLC worker with ")) {
                    ready.set(true);
                }
                if (!NOISE.matcher(line).matches()) {
                    notes.accept(line);
                }
            });
        }
        return ready.get();
    }

    /** Gives the verdict that needs no run, or that no run could give. */
    private static Optional<Verdict> withoutRun(Model model, Premises premises) {
        if (!premises.falseAssumptions().isEmpty()) {
            return Optional.of(
                    new Violated(Kind.ASSUMPTION, premises.falseAssumptions().get(0), null));
        }
        String missing = "";
        if (!premises.temporalProperties().isEmpty()) {
            missing = "temporal properties (" + String.join(", ", premises.temporalProperties()) + ")";
        } else if (model.mentions("TLCGet") || model.mentions("TLCSet")) {
            missing = "TLCGet and TLCSet, which the spec uses";
        } else if (!(model.mode() instanceof RunMode.Exhaustive)) {
            missing = "simulation, which the manifest asks for";
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Undecided(
                        Undecided.Reason.DISTRIBUTED,
                        "TLC's distributed mode does not know " + missing + "; check without --distributed"));
    }

    private List<String> arguments(ForkedPeer peer, WorkingCopy copy, TlcOptions options) {
        var arguments = new ArrayList<>(List.of(DistributedPeer.SERVER, address, "-tool", "-fp", "0"));
        arguments.addAll(
                List.of("-checkpoint", "0", "-metadir", peer.metadataFolder().toString()));
        Boolean asked = options.checkDeadlock();
        boolean checked = asked == null ? ModelConfig.read(copy.config()).checksDeadlock() : asked;
        if (!checked) {
            arguments.add("-deadlock"); // TLC's flag turns the check off; the server does not read that of the .cfg.
        }
        arguments.addAll(List.of("-config", copy.config().getFileName().toString()));
        arguments.add(copy.module().getFileName().toString());
        return arguments;
    }

    private void tell(String line, List<String> workers, Consumer<String> notes) {
        Matcher registered = REGISTERED.matcher(line);
        if (line.startsWith("TLC server at ")) {
            notes.accept("waiting for workers at " + address + ":" + port);
        } else if (registered.matches()) {
            workers.add(registered.group(1));
            notes.accept("worker " + workers.size() + " has come");
        }
    }

    private static Verdict verdict(
            TlcOutput output, ModelConfig config, @Nullable Integer exitCode, TlcOptions options, String lastLines) {
        Optional<TlcMessage> error = output.firstError();
        if (error.isPresent() && error.get().code() == TlcCode.INITIAL_STATE_ERROR) {
            Matcher violated = INITIALLY.matcher(error.get().text());
            if (violated.matches()) {
                Kind kind = violated.group(1).equals("Invariant") ? Kind.INVARIANT : Kind.ACTION_PROPERTY;
                return new Violated(kind, violated.group(2), output.behaviour().orElse(null));
            }
        }
        // The server exits with 0 whatever it found; what a worker could not evaluate has no code of its own.
        boolean failed = error.isPresent() && error.get().code() == TlcCode.GENERAL;
        int code = failed ? 75 : exitCode == null ? 0 : exitCode;
        var reader = new VerdictReader(output, config, code, false, lastLines);
        if (exitCode == null) {
            return reader.violation()
                    .map(Verdict.class::cast)
                    .orElseGet(() -> new Undecided(
                            Undecided.Reason.TIMEOUT,
                            "the time limit of " + options.timeout()
                                    + " was reached before the search was complete; raise it, or start more workers"));
        }
        return reader.verdict();
    }

    private static TlcStatistics withoutGenerated(TlcStatistics s) {
        return new TlcStatistics(
                TlcStatistics.UNKNOWN,
                s.distinct(),
                s.queue(),
                s.depth(),
                s.workers(),
                s.wallTime(),
                s.version(),
                s.collisionEstimate());
    }

    private InetAddress resolve() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new SpecException(
                    SpecException.USAGE,
                    "--address " + address + ": expected the name or address of the server, found none of that name",
                    e);
        }
    }

    private void requireFreePort() throws IOException {
        InetAddress own = resolve();
        if (own.isAnyLocalAddress() || NetworkInterface.getByInetAddress(own) == null) {
            throw new SpecException(
                    SpecException.USAGE,
                    "--address " + address + ": expected one address of this machine, by which workers reach it, found "
                            + (own.isAnyLocalAddress() ? "all of them" : "another machine's"));
        }
        try (var socket = new ServerSocket(port, 1, own)) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new SpecException(
                    SpecException.USAGE,
                    "--port " + port + ": expected a port of " + address + " that is free, found " + e.getMessage()
                            + "; choose another one",
                    e);
        }
    }

    private String portProperty() {
        return "-D" + DistributedPeer.PORT + "=" + port;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
