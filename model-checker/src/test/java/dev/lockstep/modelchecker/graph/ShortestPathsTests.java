package dev.lockstep.modelchecker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.junit.jupiter.api.Test;

class ShortestPathsTests {
    @Test
    void pathsAreAsShortAsThoseThatJGraphTFindsAndPassEveryState() {
        long seed = 31;
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            StateGraph graph = RandomGraphs.next(random, 3 + random.nextInt(40), 1 + random.nextInt(3), 3);
            var paths = new ShortestPaths(graph);
            var judge = new BFSShortestPath<>(new StateGraphView(graph));
            for (int state = 0; state < graph.stateCount(); state++) {
                double shortest = Double.POSITIVE_INFINITY;
                for (int i = 0; i < graph.initialCount(); i++) {
                    shortest = Math.min(shortest, judge.getPaths(i).getWeight(state));
                }
                Trace trace = paths.trace(state, TraceOrigin.UNKNOWN);
                assertThat((double) trace.steps().size())
                        .as("seed %d, state %d", seed, state)
                        .isEqualTo(shortest);
                assertThat(paths.length(state)).isEqualTo(trace.steps().size());
                assertIsPath(graph, trace, state);
            }
            Set<State> passed = new HashSet<>();
            for (int end : paths.ends()) {
                Trace trace = paths.trace(end, TraceOrigin.UNKNOWN);
                assertThat(passed).as("an end is on no path before").doesNotContain(graph.state(end));
                passed.add(trace.initial());
                trace.steps().forEach(s -> passed.add(s.state()));
            }
            assertThat(passed).isEqualTo(GraphContent.of(graph).states());
        }
    }

    private static void assertIsPath(StateGraph graph, Trace trace, int end) {
        GraphContent content = GraphContent.of(graph);
        assertThat(content.initial()).contains(trace.initial());
        State at = trace.initial();
        for (Step step : trace.steps()) {
            assertThat(content.transitions()).contains(new GraphContent.Transition(at, step.event(), step.state()));
            at = step.state();
        }
        assertThat(at).isEqualTo(graph.state(end));
    }
}
