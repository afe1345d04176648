package dev.lockstep.modelchecker.explore;

/**
 * Where an exploration ends before it has seen all that is reachable. Its graph is partial then: the first states, in the order of their numbers,
 * have all their transitions, the rest have none.
 *
 * <p>Bounds on states and depth give the same graph in every run; one on the heap can't, since it depends on the machine and on time.
 *
 * @param maxStates expand no further state once there are so many; the initial states are there in any case, and so are all the targets of the last state
 *     that was expanded
 * @param maxDepth expand no state that is so many steps away from the initial ones, or more
 * @param maxHeap end once so many bytes of heap are in use, and before it is full; {@link #NO_HEAP_BOUND} to fail where the heap gets full
 */
public record ExploreBounds(int maxStates, int maxDepth, long maxHeap) {
    /** Stands for no bound on the heap. */
    public static final long NO_HEAP_BOUND = Long.MAX_VALUE;

    /** No bounds: explore all that is reachable, or fail. */
    public static final ExploreBounds NONE = new ExploreBounds(Integer.MAX_VALUE, Integer.MAX_VALUE, NO_HEAP_BOUND);

    /** Checks that the bounds leave at least the initial states. */
    public ExploreBounds {
        if (maxStates < 1 || maxDepth < 0 || maxHeap < 1) {
            throw new IllegalArgumentException("expected at least 1 state, 0 steps and 1 byte of heap, found "
                    + maxStates + " states, " + maxDepth + " steps and " + maxHeap + " bytes");
        }
    }

    /** Says whether there is a bound on the heap. */
    public boolean hasHeapBound() {
        return maxHeap != NO_HEAP_BOUND;
    }
}
