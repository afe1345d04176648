package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.graph.LargeGraphs;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Models;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Measures how long it takes to cover a graph, compared with exploring it: {@code CoverBenchmark GRAPH...}. A graph is the path of a {@code .cfg}, or
 * {@code states:degree:reach} for a random one (see {@link LargeGraphs}).
 *
 * <p>Covers each graph several times in one run; the least time of each part counts, and the ratio to the time of exploring.
 */
final class CoverBenchmark {
    private static final int ROUNDS = 5;
    private static final int SEED = 1;

    private CoverBenchmark() {}

    public static void main(String[] arguments) {
        for (String argument : arguments) {
            long begin = System.nanoTime();
            StateGraph graph = graph(argument);
            long explored = System.nanoTime() - begin;
            System.out.printf(
                    "%s: %,d states, %,d transitions, %,d levels; made in %,d ms%n",
                    argument, graph.stateCount(), graph.transitionCount(), graph.depth(), millis(explored));
            measure(graph, explored);
        }
    }

    private static StateGraph graph(String argument) {
        if (argument.endsWith(".cfg")) {
            int workers = Runtime.getRuntime().availableProcessors();
            return Exploration.of(Models.find(Path.of(argument)).get(0), workers, p -> {})
                    .graph();
        }
        int[] numbers =
                Arrays.stream(argument.split(":")).mapToInt(Integer::parseInt).toArray();
        return LargeGraphs.next(SEED, numbers[0], numbers[1], numbers[2]);
    }

    private static void measure(StateGraph graph, long explored) {
        long leastFlow = Long.MAX_VALUE;
        long leastTour = Long.MAX_VALUE;
        long leastAll = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            CoverFlow flow = CoverFlow.solve(graph, () -> false);
            long solved = System.nanoTime();
            TraceSuite suite = new EulerTour(graph, flow.complete()).suite();
            long toured = System.nanoTime();
            leastFlow = Math.min(leastFlow, solved - begin);
            leastTour = Math.min(leastTour, toured - solved);
            if (round == 0) {
                System.out.printf(
                        "  %d phases, %.1f ms a phase; %,d steps in %,d traces, bound %,d%n",
                        flow.phases(),
                        (solved - begin) / 1e6 / Math.max(1, flow.phases()),
                        suite.stepCount(),
                        suite.traceCount(),
                        flow.lowerBound());
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            TransitionCover.of(graph);
            leastAll = Math.min(leastAll, System.nanoTime() - begin);
        }
        System.out.printf(
                "  flow %,d ms, tour %,d ms, cover with its proof %,d ms: %.3f of the time to make the graph%n",
                millis(leastFlow), millis(leastTour), millis(leastAll), (double) leastAll / explored);
        long begin = System.nanoTime();
        double ratio = TransitionCover.of(graph, Duration.ZERO).ratio();
        System.out.printf("  without time: %,d ms, %.4f times the bound%n", millis(System.nanoTime() - begin), ratio);
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
