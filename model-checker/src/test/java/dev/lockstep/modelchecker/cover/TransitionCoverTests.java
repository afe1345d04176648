package dev.lockstep.modelchecker.cover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.graph.RandomGraphs;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionCoverTests {
    @Test
    void everyTransitionIsTakenByTracesThatAreBehaviours() {
        long seed = 17;
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            StateGraph graph = RandomGraphs.next(random, 1 + random.nextInt(40), 1, 4);
            TraceSuite suite = TransitionCover.of(graph);
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
        TraceSuite suite = TransitionCover.of(graph);
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
}
