package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.graph.StateGraph;

/** Explores counters in a JVM of its own, which has little heap, and prints how that ends: {@code HeapProbe COUNTERS VALUES [MAX_HEAP]}. */
public final class HeapProbe {
    private HeapProbe() {}

    /** Prints one line. */
    public static void main(String[] arguments) {
        var spec = new ProductSpec(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        long bound = arguments.length < 3 ? ExploreBounds.NO_HEAP_BOUND : Long.parseLong(arguments[2]);
        var bounds = new ExploreBounds(Integer.MAX_VALUE, Integer.MAX_VALUE, bound);
        try {
            StateGraph graph = Explorer.explore(spec, 2, bounds, p -> {});
            System.out.println("expanded " + graph.expandedCount() + " of " + graph.stateCount());
        } catch (ExplorationLimitException e) {
            System.out.println("limit: " + e.getMessage());
        }
    }
}
