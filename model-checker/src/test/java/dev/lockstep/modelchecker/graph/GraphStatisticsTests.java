package dev.lockstep.modelchecker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.graph.GraphStatistics.ActionCount;
import dev.lockstep.modelchecker.graph.GraphStatistics.OutDegrees;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.junit.jupiter.api.Test;

class GraphStatisticsTests {
    @Test
    void componentsAreThoseThatJGraphTFinds() {
        long seed = 17;
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            StateGraph graph = RandomGraphs.next(random, 1 + random.nextInt(60), 1, 1 + random.nextInt(4));
            var components = StronglyConnectedComponents.of(graph);
            Map<Integer, Set<Integer>> sets = new HashMap<>();
            for (int s = 0; s < graph.stateCount(); s++) {
                sets.computeIfAbsent(components.component(s), c -> new HashSet<>())
                        .add(s);
            }
            var view = new StateGraphView(graph);
            assertThat(sets.values())
                    .as("seed %d, round %d", seed, round)
                    .containsExactlyInAnyOrderElementsOf(
                            new KosarajuStrongConnectivityInspector<>(view).stronglyConnectedSets())
                    .containsExactlyInAnyOrderElementsOf(
                            new GabowStrongConnectivityInspector<>(view).stronglyConnectedSets());
            assertThat(sets.keySet()).allMatch(c -> c >= 0 && c < components.count());
            assertThat(components.count()).isEqualTo(sets.size());
            assertThat(components.largest())
                    .isEqualTo(sets.values().stream().mapToInt(Set::size).max().orElse(0));
            for (int t = 0; t < graph.transitionCount(); t++) {
                assertThat(components.component(graph.target(t)))
                        .isLessThanOrEqualTo(components.component(graph.source(t)));
            }
        }
    }

    @Test
    void aPathOfAMillionStatesAndTheCycleThatItBecomesNeedNoDeepStack() {
        int states = 1_000_000;
        StateGraph path = chain(states, false);
        assertThat(StronglyConnectedComponents.of(path).count()).isEqualTo(states);
        assertThat(StronglyConnectedComponents.of(chain(states, true)).count()).isEqualTo(1);
        assertThat(StronglyConnectedComponents.of(chain(states, true)).largest())
                .isEqualTo(states);
    }

    private static StateGraph chain(int states, boolean closed) {
        int[] levels = new int[states + 1];
        int[] first = new int[states + 1];
        int[] targets = new int[closed ? states : states - 1];
        for (int s = 0; s < states; s++) {
            levels[s] = s;
            first[s] = s;
        }
        levels[states] = states;
        first[states] = targets.length;
        for (int t = 0; t < targets.length; t++) {
            targets[t] = (t + 1) % states;
        }
        return graph(levels, first, targets, new int[targets.length], new int[states + 1], new int[0], 1, states);
    }

    private static StateGraph graph(
            int[] levels,
            int[] first,
            int[] targets,
            int[] labels,
            int[] firstCut,
            int[] cuts,
            int events,
            int expanded) {
        int states = first.length - 1;
        int[] rows = new int[states];
        for (int s = 0; s < states; s++) {
            rows[s] = s % 7;
        }
        TlaValue[] values = new TlaValue[7];
        for (int i = 0; i < values.length; i++) {
            values[i] = TlaValue.integer(i);
        }
        List<List<Event>> chains = new ArrayList<>();
        for (int e = 0; e < events; e++) {
            // Labels 0 and 1 are the same event by different ways: A(0) inside Outer, A(0) alone.
            Event event = new Event(e < 3 ? "A" : "B", Map.of("i", TlaValue.integer(e == 1 ? 0 : e)));
            chains.add(e == 1 ? List.of(new Event("Outer", Map.of()), event) : List.of(event));
        }
        return new StateGraph(
                List.of("n"),
                new TlaValue[][] {values},
                rows,
                levels,
                first,
                targets,
                labels,
                firstCut,
                cuts,
                chains,
                expanded);
    }

    @Test
    void aGraphCountedByHand() {
        // 0 -A(0)-> 1, 0 -A(0) inside Outer-> 2, 0 -B(3)-> 0; 1 -A(2)-> 3; 2 has none; 3 -A(0)-> 1. A(2) cut in 2, B(3)
        // in 2 and 3.
        StateGraph graph = graph(
                new int[] {0, 1, 3, 4},
                new int[] {0, 3, 4, 4, 5},
                new int[] {1, 2, 0, 3, 1},
                new int[] {0, 1, 3, 2, 0},
                new int[] {0, 0, 0, 2, 3},
                new int[] {2, 3, 3},
                4,
                4);
        GraphStatistics statistics = GraphStatistics.of(graph);
        assertThat(statistics)
                .isEqualTo(new GraphStatistics(
                        4,
                        4,
                        1,
                        5,
                        1,
                        1,
                        3,
                        3,
                        1,
                        3,
                        2,
                        List.of(1, 2, 1),
                        new OutDegrees(1.25, 3, List.of(1, 2, 0, 1)),
                        Map.of("A", new ActionCount(4, 2, 1), "B", new ActionCount(1, 1, 2))));
        assertThat(statistics.isPartial()).isFalse();
        assertThat(statistics.depth()).isEqualTo(3);
    }

    @Test
    void statesThatWereNotExpandedAreNeitherTerminalNorCountedAmongTheOutDegrees() {
        StateGraph graph = graph(
                new int[] {0, 1, 3},
                new int[] {0, 2, 2, 2},
                new int[] {1, 2},
                new int[] {0, 2},
                new int[4],
                new int[0],
                3,
                2);
        GraphStatistics statistics = GraphStatistics.of(graph);
        assertThat(statistics.isPartial()).isTrue();
        assertThat(statistics.expanded()).isEqualTo(2);
        assertThat(statistics.terminal()).isEqualTo(1);
        assertThat(statistics.outDegrees()).isEqualTo(new OutDegrees(1, 2, List.of(1, 0, 1)));
    }

    @Test
    void statisticsCountWhatALoopOverTheGraphCounts() {
        long seed = 5;
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            StateGraph graph = RandomGraphs.next(random, 2 + random.nextInt(20), 1, 9);
            GraphStatistics statistics = GraphStatistics.of(graph);
            int[] out = new int[graph.stateCount()];
            int loops = 0;
            Set<Event> events = new HashSet<>();
            for (int t = 0; t < graph.transitionCount(); t++) {
                out[graph.source(t)]++;
                loops += graph.source(t) == graph.target(t) ? 1 : 0;
                events.add(graph.event(graph.label(t)));
            }
            List<Integer> distribution = statistics.outDegrees().distribution();
            for (int part = 0; part < distribution.size(); part++) {
                int from = OutDegrees.from(part);
                int to = OutDegrees.to(part);
                assertThat(distribution.get(part))
                        .as("seed %d, states with %d to %d", seed, from, to)
                        .isEqualTo((int) java.util.Arrays.stream(out)
                                .filter(n -> n >= from && n <= to)
                                .count());
            }
            assertThat(distribution.stream().mapToInt(i -> i).sum()).isEqualTo(graph.stateCount());
            assertThat(statistics.terminal()).isEqualTo(distribution.get(0));
            assertThat(statistics.selfLoops()).isEqualTo(loops);
            assertThat(statistics.events()).isEqualTo(events.size());
            assertThat(statistics.actions().getOrDefault("Go", new ActionCount(0, 0, 0)))
                    .isEqualTo(new ActionCount(graph.transitionCount(), events.size(), 0));
        }
    }
}
