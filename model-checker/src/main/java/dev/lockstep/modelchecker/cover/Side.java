package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;

/** The side from which surpluses and deficits are matched: searches go from surpluses along transitions, or from deficits against them. */
final class Side {
    private final boolean forwards;
    private final int[] limits;

    private Side(boolean forwards, int[] limits) {
        this.forwards = forwards;
        this.limits = limits;
    }

    static Side surpluses() {
        return new Side(true, new int[0]);
    }

    static Side deficits(StateGraph graph) {
        int[] levels = new int[graph.stateCount()];
        for (int level = 0; level < graph.depth(); level++) {
            Arrays.fill(levels, graph.firstOfLevel(level), graph.firstOfLevel(level + 1), level);
        }
        return new Side(false, levels);
    }

    boolean forwards() {
        return forwards;
    }

    /** Gives the potential at which a state of this side need not be matched: 0 for a surplus, its level for a deficit. */
    int limit(int state) {
        return forwards ? 0 : limits[state];
    }

    /** Says whether this is the excess of a state of this side. */
    boolean isOwn(int excess) {
        return forwards ? excess > 0 : excess < 0;
    }

    /** Says whether this is the excess of a state of the opposite side. */
    boolean isOpposite(int excess) {
        return forwards ? excess < 0 : excess > 0;
    }
}
