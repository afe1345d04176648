package dev.lockstep.modelchecker.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.graph.RandomGraphs;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionCoverTests {
    private static StateGraph random(Random random) {
        int initial = 1 + random.nextInt(3);
        int states = initial + random.nextInt(40);
        return random.nextBoolean()
                ? RandomGraphs.next(random, states, initial, 1 + random.nextInt(5))
                : RandomGraphs.deep(random, states, initial, 1 + random.nextInt(5), 1 + random.nextInt(5));
    }

    /** A graph of up to some hundred states, with many levels. */
    private static StateGraph deep(Random random) {
        int initial = 1 + random.nextInt(2);
        return RandomGraphs.deep(
                random, 50 + random.nextInt(250), initial, 3 + random.nextInt(4), 3 + random.nextInt(9));
    }

    /** Checks that the suite consists of behaviours and takes every transition. */
    private static void requireCover(StateGraph graph, TraceSuite suite, String description) {
        Set<Integer> taken = new HashSet<>();
        int steps = 0;
        for (int trace = 0; trace < suite.traceCount(); trace++) {
            assertThat(suite.length(trace)).as(description).isPositive();
            int at = graph.source(suite.transition(trace, 0));
            assertThat(at).as(description).isLessThan(graph.initialCount());
            for (int step = 0; step < suite.length(trace); step++) {
                int transition = suite.transition(trace, step);
                assertThat(graph.source(transition)).as(description).isEqualTo(at);
                at = graph.target(transition);
                taken.add(transition);
                steps++;
            }
        }
        assertThat(taken).as(description).hasSize(graph.transitionCount());
        assertThat(suite.coveredTransitions()).isEqualTo(graph.transitionCount());
        assertThat(suite.stepCount()).isEqualTo(steps);
    }

    @Test
    void everyTransitionIsTakenByTracesThatAreBehaviours() {
        long seed = 17;
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            StateGraph graph = random(random);
            requireCover(graph, TransitionCover.of(graph).suite(), "seed " + seed + ", round " + round);
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

    @Test
    void noSuiteHasFewerStepsAsAnotherSolverFinds() {
        long seed = 23;
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            requireFewestSteps(random(random), "seed " + seed + ", round " + round);
        }
    }

    @Test
    void noSuiteHasFewerStepsAlsoWhereThereAreManyLevels() {
        long seed = 29;
        var random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            requireFewestSteps(deep(random), "seed " + seed + ", round " + round);
        }
    }

    private static void requireFewestSteps(StateGraph graph, String description) {
        TransitionCover cover = TransitionCover.of(graph);
        assertThat(cover.suite().stepCount())
                .as(description)
                .isEqualTo(PostmanOptimum.of(graph).steps());
        assertThat(cover.lowerBound()).as(description).isEqualTo(cover.suite().stepCount());
        assertThat(cover.ratio()).isEqualTo(1);
    }

    @Test
    void noSuiteWithAsFewStepsHasFewerTraces() {
        long seed = 31;
        var random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            int states = 2 + random.nextInt(120);
            StateGraph graph = RandomGraphs.deep(random, states, 1, 4, 1 + random.nextInt(6));
            // A tour that closes without a reset is a trace as well.
            long least = Math.max(
                    Math.min(1, graph.transitionCount()),
                    PostmanOptimum.of(graph).resets());
            assertThat((long) TransitionCover.of(graph).suite().traceCount())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(least);
        }
    }

    @Test
    void aStateWithoutTransitionsNeedsNoTrace() {
        StateGraph graph = RandomGraphs.number(1, 1, s -> List.of());
        TransitionCover cover = TransitionCover.of(graph);
        assertThat(cover.suite().traceCount()).isZero();
        assertThat(cover.lowerBound()).isZero();
        assertThat(cover.ratio()).isEqualTo(1);
    }

    @Test
    void selfLoopsAreTakenOnceOnTheWay() {
        StateGraph graph = RandomGraphs.number(3, 1, s -> s == 2 ? List.of(2) : List.of(s, s + 1));
        TransitionCover cover = TransitionCover.of(graph);
        requireCover(graph, cover.suite(), "self-loops");
        assertThat(cover.suite().traceCount()).isEqualTo(1);
        assertThat(cover.suite().stepCount()).isEqualTo(5);
    }

    @Test
    void aCycleIsOneTrace() {
        StateGraph graph = RandomGraphs.number(5, 1, s -> List.of((s + 1) % 5));
        TransitionCover cover = TransitionCover.of(graph);
        assertThat(cover.suite().traceCount()).isEqualTo(1);
        assertThat(cover.suite().stepCount()).isEqualTo(5);
    }

    @Test
    void closedPartsThatNothingConnectHaveATraceEach() {
        // Three initial states: two cycles, and a way that ends.
        StateGraph graph =
                RandomGraphs.number(9, 3, s -> s < 8 ? List.of(s % 3 == 2 || s + 3 < 9 ? s + 3 : s % 3) : List.of());
        TransitionCover cover = TransitionCover.of(graph);
        requireCover(graph, cover.suite(), "closed parts");
        assertThat(cover.suite().traceCount()).isEqualTo(3);
        assertThat(cover.suite().stepCount()).isEqualTo(8);
    }

    @Test
    void aSurplusIsSentBackWhereThatIsShorterThanToBeginAnew() {
        // A row of four states; from the fourth three ways to the last one, and one back.
        List<List<Integer>> targets =
                List.of(List.of(1), List.of(2), List.of(3), List.of(4, 5, 6), List.of(6), List.of(6), List.of(3));
        StateGraph graph = RandomGraphs.number(7, 1, targets::get);
        TransitionCover cover = TransitionCover.of(graph);
        requireCover(graph, cover.suite(), "a way back");
        assertThat(cover.suite().traceCount()).isEqualTo(1);
        assertThat(cover.suite().stepCount()).isEqualTo(10);
    }

    @Test
    void withoutTimeTheSuiteIsStillNearTheBound() {
        long seed = 37;
        var random = new Random(seed);
        int worse = 0;
        for (int round = 0; round < 60; round++) {
            StateGraph graph = deep(random);
            TransitionCover cover = TransitionCover.of(graph, Duration.ZERO);
            String description = "seed " + seed + ", round " + round;
            requireCover(graph, cover.suite(), description);
            long least = PostmanOptimum.of(graph).steps();
            assertThat(cover.ratio()).as(description).isBetween(1.0, 1.02);
            assertThat(cover.lowerBound()).as(description).isLessThanOrEqualTo(least);
            assertThat(cover.suite().stepCount()).as(description).isGreaterThanOrEqualTo(least);
            worse += cover.ratio() > 1 ? 1 : 0;
        }
        assertThat(worse).as("graphs that were not solved to the end").isPositive();
    }

    @Test
    void aSuiteTooLargeForMemoryIsRefusedInASentence() {
        assertThat(EulerTour.capacity(2_000_000_000L, 1_000_000)).isEqualTo(2_002_000_000);
        assertThatThrownBy(() -> EulerTour.capacity(3_000_000_000L, 1_000_000))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("3000000000 steps")
                .hasMessageContaining("tighter bounds");
    }
}
