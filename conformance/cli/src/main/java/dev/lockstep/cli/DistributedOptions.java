package dev.lockstep.cli;

import dev.lockstep.modelchecker.explore.EvaluatedSpec;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spi.Premises;
import dev.lockstep.modelchecker.tlc.DistributedTlc;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcResult;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How {@code check} takes part in TLC's distributed mode. */
final class DistributedOptions {
    /** The parts that there are. */
    enum Role {
        SERVER,
        WORKER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Nullable
    @Option(
            names = "--distributed",
            paramLabel = "ROLE",
            description =
                    "Take part in TLC's distributed mode as ${COMPLETION-CANDIDATES}: a server checks one model, a worker needs none and expands states for a server.")
    private Role role;

    @Nullable
    @Option(
            names = "--address",
            paramLabel = "HOST",
            description =
                    "The server's address; this machine's loopback unless given. TLC's protocol has no authentication: name another one in a trusted network only.")
    private String address;

    @Nullable
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The server's port; " + DistributedTlc.DEFAULT_PORT + " unless given.")
    private Integer port;

    boolean isServer() {
        return role == Role.SERVER;
    }

    boolean isWorker() {
        return role == Role.WORKER;
    }

    /**
     * Checks the options before anything is run.
     *
     * @param models how many models are to be checked; a worker gets them from its server
     * @throws UsageException if the options don't fit together
     */
    void require(int models, boolean update) {
        if (role == null && (address != null || port != null)) {
            throw new UsageException(
                    "--address and --port: expected --distributed server or worker with them, found neither");
        }
        if (isServer() && models != 1) {
            throw new UsageException(
                    "--distributed server: expected one model, found " + models + "; name one of them");
        }
        if (isServer() && update) {
            throw new UsageException(
                    "--distributed server: expected no --update-manifest, since not all counts are known; check without --distributed");
        }
        if (isWorker() && models != 0) {
            throw new UsageException(
                    "--distributed worker: expected no model, found " + models + "; it gets the model from the server");
        }
        if (port != null && (port < 1 || port > 65_535)) {
            throw new UsageException("--port: expected a number from 1 to 65535, found " + port);
        }
    }

    /** Checks a model as the server. */
    TlcResult serve(Model model, SpecTools tools, TlcOptions options, Console console)
            throws IOException, InterruptedException {
        Premises premises;
        try (EvaluatedSpec spec = EvaluatedSpec.open(model, tools, 1)) {
            premises = spec.evaluator().premises();
        }
        String host = host();
        if (!InetAddress.getByName(host).isLoopbackAddress()) {
            console.note("whoever reaches " + host + " can take part and read the spec: TLC knows no authentication");
        }
        console.note("workers: lockstep check --distributed worker --address " + host
                + (port == null ? "" : " --port " + port));
        return peer(tools)
                .serve(
                        model,
                        premises,
                        options,
                        p -> console.progress(String.format(
                                "checking %s: %,d distinct, %,d on queue, depth %d",
                                model.name(), p.distinct(), p.queue(), p.depth())),
                        console::note);
    }

    /** Works for a server until it is done. */
    int work(SpecTools tools, TlcOptions options, Console console) throws IOException, InterruptedException {
        if (peer(tools).work(options, console::note)) {
            return ExitCode.HOLDS;
        }
        console.note("lockstep: this worker took no part in a check");
        return ExitCode.NOTHING_TESTED;
    }

    private DistributedTlc peer(SpecTools tools) {
        return new DistributedTlc(host(), Objects.requireNonNullElse(port, DistributedTlc.DEFAULT_PORT), tools);
    }

    private String host() {
        return address == null ? InetAddress.getLoopbackAddress().getHostAddress() : address;
    }
}
