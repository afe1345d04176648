package dev.lockstep.modelchecker.explore;

import java.util.Locale;

/** Reports an exploration that could not be finished here: the heap is full, or there is more than can be numbered. */
public final class ExplorationLimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExplorationLimitException(String problem, long states, long transitions) {
        super(String.format(
                Locale.ROOT,
                "%s, after %,d states and %,d transitions; bound the exploration with --max-states or --max-depth, or make the model smaller",
                problem,
                states,
                transitions));
    }

    /** Reports that the heap is full. */
    static ExplorationLimitException heapFull(ExploreProgress reached) {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return new ExplorationLimitException(
                String.format(
                        Locale.ROOT,
                        "the heap of %,d MB is full at depth %,d; give more with LOCKSTEP_JAVA_OPTS=-Xmx%dm",
                        megabytes,
                        reached.depth(),
                        2 * megabytes),
                reached.states(),
                reached.transitions());
    }
}
