package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;

/**
 * The least steps and traces that take every transition, by JGraphT's capacity scaling on the postman problem with resets as it is stated in books.
 *
 * @param steps the fewest steps of any suite
 * @param resets the fewest resets of any suite with as many steps
 */
record PostmanOptimum(long steps, long resets) {
    /** What a step costs; a reset costs one, and there are fewer of them. */
    private static final int STEP = 100_000;

    static PostmanOptimum of(StateGraph graph) {
        int start = graph.stateCount();
        Graph<Integer, DefaultWeightedEdge> network = new DirectedWeightedMultigraph<>(DefaultWeightedEdge.class);
        int[] balance = new int[start + 1];
        for (int s = 0; s <= start; s++) {
            network.addVertex(s);
        }
        for (int t = 0; t < graph.transitionCount(); t++) {
            int source = graph.source(t);
            int target = graph.target(t);
            balance[target]++;
            balance[source]--;
            if (source != target) {
                network.setEdgeWeight(network.addEdge(source, target), STEP);
            }
        }
        for (int s = 0; s < start; s++) {
            network.setEdgeWeight(network.addEdge(s, start), 0);
            if (s < graph.initialCount()) {
                network.setEdgeWeight(network.addEdge(start, s), 1);
            }
        }
        var problem = new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(
                network, v -> balance[v], e -> graph.transitionCount(), e -> 0);
        long cost = Math.round(new CapacityScalingMinimumCostFlow<Integer, DefaultWeightedEdge>()
                .getMinimumCostFlow(problem)
                .getCost());
        return new PostmanOptimum(graph.transitionCount() + cost / STEP, cost % STEP);
    }
}
