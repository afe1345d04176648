package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Measures what exploring costs beside evaluation: {@code ExplorerBenchmark COUNTERS VALUES WORKERS ROUNDS}. */
public final class ExplorerBenchmark {
    private ExplorerBenchmark() {}

    /** Explores again and again; prints the time a transition, and the most heap that was in use after a collection. */
    public static void main(String[] arguments) {
        int counters = Integer.parseInt(arguments[0]);
        int values = Integer.parseInt(arguments[1]);
        int workers = Integer.parseInt(arguments[2]);
        for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
            long start = System.nanoTime();
            long cpu = processCpu();
            StateGraph graph =
                    Explorer.explore(new ProductSpec(counters, values), workers, ExploreBounds.NONE, p -> {});
            System.out.printf(
                    Locale.ROOT,
                    "%,d states, %,d transitions: %.2f s, %.2f s of processors, %.0f ns of processor a transition%n",
                    graph.stateCount(),
                    graph.transitionCount(),
                    (System.nanoTime() - start) / 1e9,
                    (processCpu() - cpu) / 1e9,
                    (double) (processCpu() - cpu) / graph.transitionCount());
        }
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
