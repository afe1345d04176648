package dev.lockstep.cli;

import dev.lockstep.modelchecker.explore.ExploreBounds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where an exploration ends before it has seen all. */
final class ExploreOptions {
    @Nullable
    @Option(
            names = "--max-states",
            paramLabel = "N",
            description = "Explore no further once there are N states; the graph is then partial.")
    private Integer maxStates;

    @Nullable
    @Option(
            names = "--max-depth",
            paramLabel = "D",
            description = "Explore no further than D steps from the initial states; the graph is then partial.")
    private Integer maxDepth;

    @Nullable
    @Option(
            names = "--max-heap",
            paramLabel = "SIZE",
            description = "Explore no further once so much heap is in use, such as 4g; the graph is then partial.")
    private String maxHeap;

    /**
     * Gives the bounds.
     *
     * @throws UsageException if one is out of range
     */
    ExploreBounds bounds() {
        if (maxStates != null && maxStates < 1) {
            throw new UsageException("--max-states: expected at least 1, found " + maxStates);
        }
        if (maxDepth != null && maxDepth < 0) {
            throw new UsageException("--max-depth: expected at least 0, found " + maxDepth);
        }
        return new ExploreBounds(
                maxStates == null ? Integer.MAX_VALUE : maxStates,
                maxDepth == null ? Integer.MAX_VALUE : maxDepth,
                maxHeap == null ? ExploreBounds.NO_HEAP_BOUND : bytes(maxHeap));
    }

    private static long bytes(String size) {
        if (!size.matches("[1-9]\\d{0,9}[kKmMgG]?")) {
            throw new UsageException("--max-heap: expected a size, as in --max-heap 4g, found " + size);
        }
        char unit = Character.toLowerCase(size.charAt(size.length() - 1));
        int shift = unit == 'k' ? 10 : unit == 'm' ? 20 : unit == 'g' ? 30 : 0;
        return Long.parseLong(shift == 0 ? size : size.substring(0, size.length() - 1)) << shift;
    }
}
