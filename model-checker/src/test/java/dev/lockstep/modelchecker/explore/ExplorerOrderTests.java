package dev.lockstep.modelchecker.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The explorer against a naive one, over evaluators that cost nothing. */
class ExplorerOrderTests {
    private static StateGraph explore(SpecEvaluator spec, int workers, ExploreBounds bounds) {
        return explore(spec, workers, bounds, 1 << 16);
    }

    private static StateGraph explore(SpecEvaluator spec, int workers, ExploreBounds bounds, int part) {
        return Explorer.explore(spec, workers, bounds, part, p -> {});
    }

    private static ExploreBounds bounds(int maxStates, int maxDepth) {
        return new ExploreBounds(maxStates, maxDepth, ExploreBounds.NO_HEAP_BOUND);
    }

    private static void assertSame(StateGraph graph, NaiveExploration expected) {
        assertThat(graph.stateCount()).isEqualTo(expected.states.size());
        assertThat(graph.expandedCount()).isEqualTo(expected.transitions.size());
        assertThat(graph.isPartial()).isEqualTo(expected.transitions.size() < expected.states.size());
        assertThat(graph.depth()).isEqualTo(expected.levelOf.get(expected.levelOf.size() - 1) + 1);
        int level = 0;
        for (int s = 0; s < graph.stateCount(); s++) {
            assertThat(graph.state(s).values()).isEqualTo(RandomSpec.valuesOf(expected.states.get(s)));
            level += graph.firstOfLevel(level + 1) == s ? 1 : 0;
            assertThat(level).isEqualTo(expected.levelOf.get(s));
            int t = graph.firstTransition(s);
            if (s < graph.expandedCount()) {
                for (NaiveExploration.Transition transition : expected.transitions.get(s)) {
                    assertThat(graph.source(t)).isEqualTo(s);
                    assertThat(graph.target(t)).isEqualTo(transition.target());
                    assertThat(graph.chain(graph.label(t))).isEqualTo(RandomSpec.chainOf(transition.event()));
                    t++;
                }
                assertThat(Arrays.stream(graph.cuts(s)).mapToObj(graph::chain))
                        .containsExactlyElementsOf(expected.cuts.get(s).stream()
                                .map(RandomSpec::chainOf)
                                .toList());
            } else {
                assertThat(graph.cuts(s)).isEmpty();
            }
            assertThat(graph.firstTransition(s + 1)).isEqualTo(t);
        }
    }

    @Test
    void theGraphIsTheOneThatTheDefinitionGives() {
        for (long seed = 1; seed <= 40; seed++) {
            var random = new Random(seed);
            var spec = new RandomSpec(random, 1 + random.nextInt(800), 1 + random.nextInt(5));
            for (int workers = 1; workers <= 3; workers++) {
                StateGraph graph = explore(spec, workers, ExploreBounds.NONE, 1 + random.nextInt(300));
                try {
                    assertSame(graph, new NaiveExploration(spec, Integer.MAX_VALUE, Integer.MAX_VALUE));
                } catch (AssertionError e) {
                    throw new AssertionError("seed " + seed + ", " + workers + " workers: " + e.getMessage(), e);
                }
            }
        }
    }

    @Test
    void boundsEndItAfterTheStateThatTheDefinitionSays() {
        int partial = 0;
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            var spec = new RandomSpec(random, 1 + random.nextInt(600), 1 + random.nextInt(5));
            int maxStates = random.nextBoolean() ? 1 + random.nextInt(400) : Integer.MAX_VALUE;
            int maxDepth = random.nextInt(3) > 0 ? random.nextInt(12) : Integer.MAX_VALUE;
            for (int workers = 1; workers <= 3; workers++) {
                StateGraph graph = explore(spec, workers, bounds(maxStates, maxDepth), 1 + random.nextInt(300));
                partial += graph.isPartial() ? 1 : 0;
                try {
                    assertSame(graph, new NaiveExploration(spec, maxStates, maxDepth));
                } catch (AssertionError e) {
                    throw new AssertionError(
                            "seed " + seed + ", " + workers + " workers, at most " + maxStates + " states, depth "
                                    + maxDepth + ": " + e.getMessage(),
                            e);
                }
            }
        }
        assertThat(partial).isBetween(30, 170);
    }

    @Test
    void everyBoundOnTheNumberOfStatesGivesAPrefixOfTheWholeGraph() {
        var spec = new RandomSpec(new Random(5), 60, 4);
        for (int maxStates = 1; maxStates <= 61; maxStates++) {
            assertSame(
                    explore(spec, 2, bounds(maxStates, Integer.MAX_VALUE)),
                    new NaiveExploration(spec, maxStates, Integer.MAX_VALUE));
        }
    }

    @Test
    void aSpecWithoutInitialStatesHasAnEmptyGraph() {
        StateGraph graph = explore(new ProductSpec(0, 0), 2, ExploreBounds.NONE);
        assertThat(graph.stateCount()).isZero();
        assertThat(graph.isPartial()).isFalse();
    }

    @Test
    void boundsThatLeaveNothingAreRefused() {
        assertThatThrownBy(() -> bounds(0, 1)).hasMessageContaining("at least 1 state");
        assertThatThrownBy(() -> bounds(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
