package dev.lockstep.modelchecker.cover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.graph.RandomGraphs;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;
import org.junit.jupiter.api.Test;

class TransitionCoverTests {
    @Test
    void everyTransitionIsTakenByTracesThatAreBehaviours() {
        long seed = 17;
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            StateGraph graph = random(random);
            TraceSuite suite = TransitionCover.of(graph).suite();
            Set<Integer> taken = new HashSet<>();
            int steps = 0;
            for (int trace = 0; trace < suite.traceCount(); trace++) {
                assertThat(suite.length(trace)).as("seed %d", seed).isPositive();
                int at = graph.source(suite.transition(trace, 0));
                assertThat(at).isLessThan(graph.initialCount());
                for (int step = 0; step < suite.length(trace); step++) {
                    int transition = suite.transition(trace, step);
                    assertThat(graph.source(transition)).isEqualTo(at);
                    at = graph.target(transition);
                    taken.add(transition);
                    steps++;
                }
            }
            assertThat(taken).hasSize(graph.transitionCount());
            assertThat(suite.coveredTransitions()).isEqualTo(graph.transitionCount());
            assertThat(suite.stepCount()).isEqualTo(steps);
        }
    }

    @Test
    void aTraceHasTheStatesAndEventsOfItsTransitions() {
        StateGraph graph = RandomGraphs.next(new Random(2), 10, 1, 3);
        TraceSuite suite = TransitionCover.of(graph).suite();
        int count = 0;
        for (var traces = suite.traces(TraceOrigin.UNKNOWN); traces.hasNext(); count++) {
            Trace trace = traces.next();
            assertThat(trace.initial()).isEqualTo(graph.state(0));
            for (int step = 0; step < trace.steps().size(); step++) {
                int transition = suite.transition(count, step);
                assertThat(trace.steps().get(step).state()).isEqualTo(graph.state(graph.target(transition)));
                assertThat(trace.steps().get(step).event()).isEqualTo(graph.event(graph.label(transition)));
            }
        }
        assertThat(count).isEqualTo(suite.traceCount());
    }

    private static StateGraph random(Random random) {
        int initial = 1 + random.nextInt(2);
        return RandomGraphs.next(random, initial + random.nextInt(40), initial, 1 + random.nextInt(5));
    }

    @Test
    void noSuiteHasFewerStepsAsAnotherSolverFinds() {
        long seed = 23;
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            StateGraph graph = random(random);
            TransitionCover cover = TransitionCover.of(graph);
            assertThat(cover.suite().stepCount())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(leastSteps(graph));
            assertThat(cover.lowerBound()).isEqualTo(cover.suite().stepCount());
        }
    }

    /** Solves the postman problem with resets with JGraphT's capacity scaling. */
    private static long leastSteps(StateGraph graph) {
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
                network.setEdgeWeight(network.addEdge(source, target), 1);
            }
        }
        for (int s = 0; s < start; s++) {
            network.setEdgeWeight(network.addEdge(s, start), 0);
            if (s < graph.initialCount()) {
                network.setEdgeWeight(network.addEdge(start, s), 0);
            }
        }
        var problem = new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(
                network, v -> balance[v], e -> graph.transitionCount(), e -> 0);
        return graph.transitionCount()
                + Math.round(new CapacityScalingMinimumCostFlow<Integer, DefaultWeightedEdge>()
                        .getMinimumCostFlow(problem)
                        .getCost());
    }
}
