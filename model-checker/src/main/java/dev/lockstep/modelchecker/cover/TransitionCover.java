package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Traces that take every transition of a state graph, with as few steps as any such traces can have, or near it.
 *
 * @param suite the traces
 * @param lowerBound the number of steps that no suite can go below, proven by the potentials of a minimum-cost flow; the suite has as many unless a budget ran
 *     out
 */
public record TransitionCover(TraceSuite suite, long lowerBound) {
    /**
     * Covers a graph with the fewest steps there can be, and among such suites with the fewest traces. While it runs it needs 40 bytes a state and 12 a
     * transition, then 4 a step.
     *
     * @throws IllegalStateException if the suite is not optimal: an error of ours
     * @throws dev.lockstep.modelchecker.spec.SpecException if there are more steps than fit into memory at once
     */
    public static TransitionCover of(StateGraph graph) {
        return of(graph, () -> false);
    }

    /**
     * Covers a graph, and once a time is over takes what it has, if that has at most 1.02 times the steps of the bound. The budget is a wish: it goes on until
     * the ratio is reached. Unless the budget was enough for the optimum, where it ends depends on the machine.
     *
     * @throws IllegalStateException if the suite is worse: an error of ours
     * @throws dev.lockstep.modelchecker.spec.SpecException if there are more steps than fit into memory at once
     */
    public static TransitionCover of(StateGraph graph, Duration budget) {
        long begin = System.nanoTime();
        return of(graph, () -> System.nanoTime() - begin >= budget.toNanos());
    }

    static TransitionCover of(StateGraph graph, BooleanSupplier stop) {
        CoverFlow flow = CoverFlow.solve(graph, stop);
        CoverTakings takings = flow.complete();
        OptimalityProof.requireBalance(graph, takings);
        if (flow.isOptimal()) {
            OptimalityProof.requireSlackness(graph, takings, flow.potentials());
        }
        long bound = flow.lowerBound();
        double most = flow.isOptimal() ? bound : CoverFlow.STOP_RATIO * bound;
        var cover = new TransitionCover(new EulerTour(graph, takings).suite(), bound);
        if (cover.suite.stepCount() > most
                || cover.suite.stepCount() < bound
                || cover.suite.coveredTransitions() != graph.transitionCount()) {
            throw new IllegalStateException("the cover has " + cover.suite.stepCount() + " steps for a bound of "
                    + cover.lowerBound + " and takes " + cover.suite.coveredTransitions() + " of "
                    + graph.transitionCount() + " transitions; please report it");
        }
        return cover;
    }

    /** Gives how many times as many steps as the bound the suite has: 1 if it is proven to be optimal. */
    public double ratio() {
        return lowerBound == 0 ? 1 : (double) suite.stepCount() / lowerBound;
    }
}
