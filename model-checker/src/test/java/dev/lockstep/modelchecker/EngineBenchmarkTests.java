package dev.lockstep.modelchecker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.cover.TransitionCover;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exploring and covering beside TLC, in turns within one run: {@code mvn -Pbenchmarks test}. Times are printed, and written to
 * {@code target/benchmarks.md}; no test looks at them. {@code -Dlockstep.benchmark.models=raft/MCRaftSmall} takes other models,
 * {@code -Dlockstep.benchmark.rounds=5} other rounds than three.
 *
 * <p>TLC runs twice: as the model is, unless that is for the night, and without its invariants and properties, since exploring judges none. Its dump is of the latter.
 */
@Tag("benchmark")
class EngineBenchmarkTests {
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();
    private static final int ROUNDS = Integer.getInteger("lockstep.benchmark.rounds", 3);
    private static final Path REPORT = Path.of("target", "benchmarks.md");
    private static final Pattern SECTION = Pattern.compile("[A-Z][A-Z_]*\\b.*");
    private static final Pattern JUDGED = Pattern.compile("(INVARIANT|PROPERTY|PROPERTIES)\\b?S?\\b.*");

    @TempDir
    private Path temporary;

    private static Stream<String> models() {
        return Stream.of(System.getProperty("lockstep.benchmark.models", "raft/MCRaftMedium,raft/MCRaftLarge")
                .split(","));
    }

    @ParameterizedTest
    @MethodSource("models")
    void exploringAndCoveringBesideTlc(String name) throws IOException, InterruptedException {
        try (ShippedSpecs shipped = ShippedSpecs.open();
                Tlc tlc = new Tlc()) {
            Model whole = shipped.resolve(name).get(0);
            Model plain = withoutProperties(whole);
            double[] explore = new double[ROUNDS];
            double[] check = new double[ROUNDS];
            double[] cover = new double[ROUNDS];
            long before = usedHeap();
            StateGraph graph = null;
            TransitionCover covered = null;
            for (int round = 0; round < ROUNDS; round++) {
                graph = null;
                covered = null;
                long start = System.nanoTime();
                graph = Exploration.of(plain, WORKERS, p -> {}).graph();
                explore[round] = since(start);
                start = System.nanoTime();
                covered = TransitionCover.of(graph);
                cover[round] = since(start);
                check[round] = seconds(tlc, plain, List.of(), graph);
            }
            assertThat(covered.ratio()).isEqualTo(1);
            long steps = covered.lowerBound();
            int traces = covered.suite().traceCount();
            covered = null;
            long retained = usedHeap() - before;
            Path dump = temporary.resolve("states.dot");
            double dumped = seconds(tlc, plain, List.of("-dump", "dot,actionlabels", dump.toString()), graph);
            Files.deleteIfExists(dump);
            String judged = "not run |";
            if (whole.size() != SizeClass.LARGE) {
                double seconds = seconds(tlc, whole, List.of(), graph);
                judged = String.format(
                        Locale.ROOT, "%.1f | explore takes %.2f of it", seconds, median(explore) / seconds);
            }
            long allowed = 140L * graph.stateCount() + 8L * graph.transitionCount();
            report(String.format(
                    Locale.ROOT,
                    """
                    ## %s: %,d states, %,d transitions

                    %d workers, Java %s, medians of %d rounds (dump, and with properties: one)

                    | | seconds | ratio |
                    |---|---|---|
                    | explore: all states, transitions, events | %.1f | 1 |
                    | TLC, no properties | %.1f | explore takes %.2f of it |
                    | TLC, with the model's properties | %s |
                    | TLC, no properties, -dump dot,actionlabels | %.1f | explore takes %.2f of it |
                    | exact cover with its proof: %,d steps, %,d traces | %.1f | %.2f of explore |

                    The graph keeps %,d MB; 140 bytes a state and 8 a transition are %,d MB.
                    """,
                    name,
                    graph.stateCount(),
                    graph.transitionCount(),
                    WORKERS,
                    System.getProperty("java.version"),
                    ROUNDS,
                    median(explore),
                    median(check),
                    median(explore) / median(check),
                    judged,
                    dumped,
                    median(explore) / dumped,
                    steps,
                    traces,
                    median(cover),
                    median(cover) / median(explore),
                    retained >> 20,
                    allowed >> 20));
        }
    }

    private static double seconds(Tlc tlc, Model model, List<String> arguments, StateGraph graph)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        TlcResult result = tlc.check(model, TlcOptions.ofWorkers(WORKERS).withExtraArgs(arguments), p -> {});
        double seconds = since(start);
        assertThat(result.verdict()).isEqualTo(new Verdict.Holds());
        assertThat(result.statistics().distinct()).isEqualTo(graph.stateCount());
        return seconds;
    }

    /** Copies a model's spec and leaves out of its .cfg what is to be judged. */
    private Model withoutProperties(Model model) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("plain"));
        try (Stream<Path> files = Files.list(model.folder())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".tla")).toList()) {
                Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
            }
        }
        StringBuilder text = new StringBuilder();
        boolean judged = false;
        for (String line : Files.readAllLines(model.config())) {
            judged = SECTION.matcher(line).matches() ? JUDGED.matcher(line).matches() : judged;
            if (!judged) {
                text.append(line).append('\n');
            }
        }
        Path config = folder.resolve(String.valueOf(model.config().getFileName()));
        Files.writeString(config, text);
        Path module = folder.resolve(String.valueOf(model.module().getFileName()));
        return new Model(model.name(), folder, module, config, model.size(), null);
    }

    private static void report(String text) throws IOException {
        System.out.println(text);
        Files.createDirectories(Path.of("target"));
        Files.writeString(
                REPORT, text + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
