package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Traces that cover all of a kind that traces of a bounded length can reach.
 *
 * @param suite the traces
 * @param lowerBound a number of steps that no such traces can go below; only where it is reached they are known to have the fewest
 */
public record SuiteCover(TraceSuite suite, long lowerBound) {
    /** Stands for traces of any length. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** How many states to look at in search of the next one that was not visited: enough to find most, few enough for graphs of millions. */
    private static final int NEAR = 256;

    /**
     * Covers a graph. The same graph gives the same traces.
     *
     * @param graph the graph
     * @param target what of it to cover
     * @param maxLength the most steps of a trace, at least 1; what no trace of that length reaches is left out
     */
    public static SuiteCover of(StateGraph graph, CoverTarget target, int maxLength) {
        return of(graph, target, maxLength, () -> false);
    }

    /**
     * Covers all transitions by traces of any length, within a time as {@link TransitionCover#of(StateGraph, Duration)} takes it.
     *
     * @param budget the time after which near the fewest steps is enough
     */
    public static SuiteCover within(Duration budget, StateGraph graph) {
        long begin = System.nanoTime();
        return of(graph, CoverTarget.TRANSITIONS, UNBOUNDED, () -> System.nanoTime() - begin >= budget.toNanos());
    }

    private static SuiteCover of(StateGraph graph, CoverTarget target, int maxLength, BooleanSupplier stop) {
        StateGraph near = graph.upTo(maxLength);
        if (target == CoverTarget.TRANSITIONS) {
            TransitionCover cover = TransitionCover.of(near, stop);
            return maxLength == UNBOUNDED
                    ? new SuiteCover(cover.suite(), cover.lowerBound())
                    : new SuiteCover(
                            new BoundedTour(near, new ShortestWays(near), maxLength).cut(cover.suite()),
                            cover.lowerBound());
        }
        var ways = new ShortestWays(near);
        Goal goal = switch (target) {
            case STATES -> new StateGoal(near, ways);
            case ACTIONS -> new ActionGoal(near, ways, new GraphActions(near));
            default -> new ActionPairGoal(near, ways, new GraphActions(near), maxLength);
        };
        int reach = target == CoverTarget.STATES ? NEAR : near.stateCount();
        return new SuiteCover(new GreedyCover(near, ways, goal, maxLength, reach).suite(), goal.lowerBound());
    }
}
