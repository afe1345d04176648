package dev.lockstep.modelchecker.cover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.graph.RandomActionGraphs;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteCoverTests {
    private static List<Trace> traces(TraceSuite suite) {
        List<Trace> traces = new ArrayList<>();
        suite.traces(TraceOrigin.UNKNOWN).forEachRemaining(traces::add);
        return traces;
    }

    private static StateGraph random(Random random) {
        int initial = 1 + random.nextInt(3);
        int states = initial + random.nextInt(40);
        int expanded = random.nextInt(3) == 0 ? 1 + random.nextInt(states) : states;
        return RandomActionGraphs.next(random, states, initial, 1 + random.nextInt(4), 1 + random.nextInt(5), expanded);
    }

    @ParameterizedTest
    @EnumSource
    void everyItemWithinReachIsMetByBehavioursNoLongerThanAllowed(CoverTarget target) {
        long seed = 31;
        var random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            StateGraph graph = random(random);
            var brute = new BruteForce(graph);
            Map<Object, Integer> items = brute.items(target);
            int maxLength = round % 3 == 0 ? SuiteCover.UNBOUNDED : 1 + random.nextInt(graph.depth());
            SuiteCover cover = SuiteCover.of(graph, target, maxLength);
            List<Trace> traces = traces(cover.suite());
            traces.forEach(brute::assertBehaviour);
            assertThat(traces).allMatch(trace -> trace.steps().size() <= maxLength);
            Set<Object> inReach = items.entrySet().stream()
                    .filter(e -> e.getValue() <= maxLength)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(brute.met(target, traces))
                    .as("seed %d, round %d, length %d", seed, round, maxLength)
                    .isEqualTo(inReach);
            assertThat(cover.lowerBound()).isLessThanOrEqualTo(cover.suite().stepCount());
            brute.assertCoverage(SuiteCoverage.of(graph, cover.suite()), traces);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTraceIsWithoutUse(CoverTarget target) {
        long seed = 37;
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            StateGraph graph = random(random);
            var brute = new BruteForce(graph);
            Set<Object> met = new HashSet<>();
            for (Trace trace :
                    traces(SuiteCover.of(graph, target, 1 + random.nextInt(6)).suite())) {
                assertThat(met.addAll(brute.met(target, trace)))
                        .as("seed %d, round %d", seed, round)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noSuiteOnTinyGraphsHasFewerStepsThanTheBound(CoverTarget target) {
        long seed = 41;
        var random = new Random(seed);
        int tight = 0;
        for (int round = 0; round < 300; round++) {
            StateGraph graph = RandomActionGraphs.next(random, 1 + random.nextInt(4), 1, 2, 2, 4);
            int maxLength = round % 2 == 0 ? 1 + random.nextInt(3) : SuiteCover.UNBOUNDED;
            SuiteCover cover = SuiteCover.of(graph, target, maxLength);
            int least = LeastSteps.of(graph, target, maxLength);
            assertThat((long) least)
                    .as("seed %d, round %d", seed, round)
                    .isBetween(cover.lowerBound(), cover.suite().stepCount());
            tight += cover.suite().stepCount() == least ? 1 : 0;
        }
        assertThat(tight)
                .as("a greedy cover of a tiny graph is mostly the best")
                .isGreaterThan(200);
    }

    @Test
    void theSameGraphGivesTheSameSuite() {
        for (CoverTarget target : CoverTarget.values()) {
            StateGraph one = random(new Random(5));
            StateGraph other = random(new Random(5));
            assertThat(traces(SuiteCover.of(one, target, 4).suite()))
                    .isEqualTo(traces(SuiteCover.of(other, target, 4).suite()));
        }
    }

    @Test
    void aBoundThatNoTraceMeetsLeavesTheTransitionCoverOptimal() {
        long seed = 43;
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            StateGraph graph = random(random);
            TransitionCover best = TransitionCover.of(graph);
            int longest = 0;
            for (int trace = 0; trace < best.suite().traceCount(); trace++) {
                longest = Math.max(longest, best.suite().length(trace));
            }
            SuiteCover bounded = SuiteCover.of(graph, CoverTarget.TRANSITIONS, Math.max(longest, graph.depth()));
            assertThat(bounded.suite().stepCount()).as("seed %d", seed).isEqualTo(best.lowerBound());
        }
    }

    @Test
    void thePartOfAGraphUpToADepthKeepsItsNumbers() {
        long seed = 47;
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            StateGraph graph = random(random);
            int steps = random.nextInt(graph.depth() + 1);
            StateGraph part = graph.upTo(steps);
            var whole = new BruteForce(graph);
            assertThat(new BruteForce(part).states)
                    .as("seed %d", seed)
                    .isEqualTo(whole.states.stream()
                            .filter(s -> whole.depth(s) <= steps)
                            .collect(Collectors.toSet()));
            assertThat(new BruteForce(part).arcs)
                    .isEqualTo(whole.arcs.stream()
                            .filter(a -> whole.depth(a.source()) < steps)
                            .collect(Collectors.toSet()));
            for (int t = 0; t < part.transitionCount(); t++) {
                assertThat(part.source(t)).isEqualTo(graph.source(t));
                assertThat(part.target(t)).isEqualTo(graph.target(t));
                assertThat(part.label(t)).isEqualTo(graph.label(t));
            }
        }
    }
}
