package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;

/**
 * Traces that take every transition of a state graph, with as few steps as any such traces can have.
 *
 * @param suite the traces
 * @param lowerBound the number of steps that no suite can go below, proven by the potentials of a minimum-cost flow
 */
public record TransitionCover(TraceSuite suite, long lowerBound) {
    /**
     * Covers a graph.
     *
     * @throws IllegalStateException if the suite is not optimal: an error of ours
     */
    public static TransitionCover of(StateGraph graph) {
        CoverFlow flow = new CoverFlow(graph).solve();
        var cover = new TransitionCover(new EulerTour(flow, graph).suite(), flow.lowerBound());
        if (cover.suite.stepCount() != cover.lowerBound
                || cover.suite.coveredTransitions() != graph.transitionCount()) {
            throw new IllegalStateException("the cover has " + cover.suite.stepCount() + " steps for a bound of "
                    + cover.lowerBound + " and takes " + cover.suite.coveredTransitions() + " of "
                    + graph.transitionCount() + " transitions; please report it");
        }
        return cover;
    }
}
