package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLC's distributed mode: servers and workers are processes of their own, all on this machine. */
class DistributedCheckTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path temporary = Path.of("");
    private int port;

    private record Run(int code, String out, String err) {}

    private static Run lockstep(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Lockstep.run(new PrintWriter(out), new PrintWriter(err), false, strings(arguments));
        return new Run(code, out.toString(), err.toString());
    }

    private static String[] strings(Object... arguments) {
        return Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    }

    @BeforeEach
    void findAPortAndATemporaryFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    /** Starts the command in a JVM of its own, with a temporary folder of its own. */
    private Process start(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Lockstep.class.getName()));
        command.addAll(List.of(strings(arguments)));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    /** Reads on until a line has a text in it. */
    private static void await(BufferedReader lines, String text) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.contains(text)) {
            line = lines.readLine();
        }
        assertThat(line).as("a line with \"%s\"", text).isNotNull();
    }

    /** A chain of pairs: one level after another, so that there is work for a while and every worker comes in time. */
    private Path chain(String name, String... lines) throws IOException {
        Files.write(
                folder.resolve("Chain.tla"),
                List.of(
                        "---- MODULE Chain ----",
                        "EXTENDS Naturals, TLC",
                        "VARIABLES x, y",
                        "Init == x = 0 /\\ y = 0",
                        "Inc(d) == x < 500 /\\ x' = x + 1 /\\ y' = d",
                        "Next == \\E d \\in {0, 1} : Inc(d)",
                        "Spec == Init /\\ [][Next]_<<x, y>> /\\ WF_<<x, y>>(Next)",
                        "Low == x < 20",
                        "Positive == x > 0",
                        "Ends == <>(x = 500)",
                        "===="));
        return Files.write(folder.resolve(name), List.of(lines));
    }

    /** Checks a model with a server process and one worker process for each number of threads, and gives what the server said. */
    private JsonNode checkWithWorkers(Path config, List<Integer> threads)
            throws IOException, InterruptedException, ExecutionException {
        Process server = start("check", config, "--distributed", "server", "--port", port, "--json");
        try (BufferedReader notes = server.errorReader(StandardCharsets.UTF_8)) {
            await(notes, "waiting for workers at 127.0.0.1:" + port);
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
            assertThatThrownBy(() -> new Socket(other, port))
                    .as("it listens on one address alone")
                    .isInstanceOf(ConnectException.class);
            List<CompletableFuture<Run>> workers = new ArrayList<>();
            for (int count : threads) {
                workers.add(CompletableFuture.supplyAsync(
                        () -> lockstep("check", "--distributed", "worker", "--port", port, "--workers", count)));
            }
            for (CompletableFuture<Run> worker : workers) {
                assertThat(worker.get().code()).as(worker.get().err()).isZero();
            }
            List<String> rest = notes.lines().toList();
            JsonNode json = JSON.readTree(Files.readString(folder.resolve("out")));
            assertThat(server.waitFor())
                    .as("%s", rest)
                    .isEqualTo(json.get("exitCode").asInt());
            assertNothingIsLeft();
            return json.get("models").get(0);
        } finally {
            server.destroy();
        }
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
        assertThat(ProcessHandle.current().descendants().filter(this::isOfThisTest))
                .isEmpty();
    }

    private boolean isOfThisTest(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(Integer.toString(port));
    }

    @Test
    void aServerWithTwoWorkersCountsTheStatesThatTlcCountsAlone() throws Exception {
        Path config = chain("Chain.cfg", "SPECIFICATION Spec", "CHECK_DEADLOCK FALSE");
        JsonNode alone = JSON.readTree(
                        lockstep("check", config, "--json", "--workers", 1).out())
                .get("models")
                .get(0);
        JsonNode together = checkWithWorkers(config, List.of(1, 1));
        for (String field : List.of("result", "distinct", "exitCode")) {
            assertThat(together.get(field)).as(field).isEqualTo(alone.get(field));
        }
        assertThat(alone.get("depth").asInt()).isEqualTo(501);
        // TLC's server reports the level of the state that came last, which is not the deepest if another worker was
        // faster.
        assertThat(together.get("depth").asInt()).isBetween(2, 1_001);
        assertThat(together.get("distinct").asInt()).isEqualTo(1_001);
        assertThat(together.get("result").asText()).isEqualTo("holds");
        assertThat(together.get("workers").asInt()).isEqualTo(2);
    }

    @Test
    void aViolationHasItsNameAndItsWholeBehaviour() throws Exception {
        Path config = chain("ChainLow.cfg", "SPECIFICATION Spec", "INVARIANT Low", "CHECK_DEADLOCK FALSE");
        JsonNode violated = checkWithWorkers(config, List.of(2));
        assertThat(violated.get("exitCode").asInt()).isEqualTo(12);
        assertThat(violated.get("result").asText()).isEqualTo("invariant Low");
        JsonNode counterexample = violated.get("counterexample");
        assertThat(counterexample.get("initial").get("x").asText()).isEqualTo("0");
        assertThat(counterexample.get("steps")).hasSize(20);
        assertThat(counterexample.get("steps"))
                .allMatch(step -> step.get("event").asText().equals("Inc")
                        && step.get("found").asBoolean());
    }

    @Test
    void aWorkerThatIsEndedLeavesNothing() throws Exception {
        Process worker = start("check", "--distributed", "worker", "--port", port);
        try (BufferedReader notes = worker.errorReader(StandardCharsets.UTF_8)) {
            await(notes, "unreachable");
            List<ProcessHandle> children = worker.descendants().toList();
            assertThat(children).isNotEmpty();
            worker.destroy();
            worker.waitFor();
            for (ProcessHandle child : children) {
                child.onExit().get();
            }
            assertNothingIsLeft();
        } finally {
            worker.destroyForcibly();
        }
    }

    @Test
    void aViolationByAnInitialStateNeedsNoWorker() throws IOException {
        Path config = chain("ChainPositive.cfg", "SPECIFICATION Spec", "INVARIANT Positive");
        Run run = lockstep("check", config, "--distributed", "server", "--port", port);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(12);
        assertThat(run.out())
                .contains("INVARIANT Positive is violated", "  0  initial state\n       x = 0\n       y = 0\n");
    }

    @Test
    void whatTheDistributedModePassesOverIsNeverAPass() throws IOException {
        Path live = chain("ChainLive.cfg", "SPECIFICATION Spec", "PROPERTY Ends");
        Run liveness = lockstep("check", live, "--distributed", "server", "--port", port);
        assertThat(liveness.code()).isEqualTo(23);
        assertThat(liveness.out()).contains("does not know temporal properties", "module Chain");

        Files.writeString(
                folder.resolve("Chain.tla"),
                Files.readString(folder.resolve("Chain.tla")).replace("Low ==", "ASSUME 1 > 2\nLow =="));
        Path assumed = Files.writeString(folder.resolve("ChainAssumed.cfg"), "SPECIFICATION Spec\n");
        assertThat(lockstep("check", assumed, "--distributed", "server", "--port", port)
                        .code())
                .isEqualTo(10);

        Path level = chain("ChainLevel.cfg", "SPECIFICATION Spec");
        Files.writeString(
                folder.resolve("Chain.tla"),
                Files.readString(folder.resolve("Chain.tla")).replace("x < 20", "TLCGet(\"level\") < 500"));
        Run got = lockstep("check", level, "--distributed", "server", "--port", port);
        assertThat(got.code()).isEqualTo(23);
        assertThat(got.out()).contains("does not know TLCGet");
    }

    @Test
    void optionsThatDoNotFitAreToldBeforeAnythingRuns() throws IOException {
        Path config = chain("Chain.cfg", "SPECIFICATION Spec");
        assertUsage("expected no model, found 1", "check", config, "--distributed", "worker");
        assertUsage("expected one model", "check", "vectorclock", "--distributed", "server");
        assertUsage("expected --distributed", "check", config, "--port", port);
        assertUsage("from 1 to 65535", "check", config, "--distributed", "server", "--port", 70_000);
        assertUsage("another machine's", "check", config, "--distributed", "server", "--address", "192.0.2.1");
        assertUsage("all of them", "check", config, "--distributed", "server", "--address", "0.0.0.0");
        assertUsage("no --update-manifest", "check", config, "--distributed", "server", "--update-manifest");
        assertUsage("found none of that name", "check", "--distributed", "worker", "--address", "no host");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertUsage(
                    "choose another one", "check", config, "--distributed", "server", "--port", taken.getLocalPort());
        }
    }

    private static void assertUsage(String expected, Object... arguments) {
        Run run = lockstep(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(expected).doesNotContain("\tat ");
    }
}
