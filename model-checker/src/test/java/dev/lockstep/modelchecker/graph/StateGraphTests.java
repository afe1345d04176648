package dev.lockstep.modelchecker.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DirectedPseudograph;
import org.junit.jupiter.api.Test;

class StateGraphTests {
    @Test
    void theViewShowsTheSameEdgesAsAGraphThatJGraphTKeepsItself() {
        long seed = 3;
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            StateGraph graph = RandomGraphs.next(random, 2 + random.nextInt(30), 1 + random.nextInt(2), 4);
            var view = new StateGraphView(graph);
            Graph<Integer, Integer> copy = new DirectedPseudograph<>(null, null, false);
            for (int s = 0; s < graph.stateCount(); s++) {
                copy.addVertex(s);
            }
            for (int s = 0; s < graph.stateCount(); s++) {
                for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                    copy.addEdge(s, graph.target(t), t);
                }
            }
            assertThat(view.vertexSet()).as("seed %d", seed).isEqualTo(copy.vertexSet());
            assertThat(view.edgeSet()).isEqualTo(copy.edgeSet());
            for (int s : copy.vertexSet()) {
                assertThat(view.outgoingEdgesOf(s)).isEqualTo(copy.outgoingEdgesOf(s));
                assertThat(view.incomingEdgesOf(s)).isEqualTo(copy.incomingEdgesOf(s));
                assertThat(view.degreeOf(s)).isEqualTo(copy.degreeOf(s));
                for (int other : copy.vertexSet()) {
                    assertThat(view.getAllEdges(s, other)).isEqualTo(copy.getAllEdges(s, other));
                    assertThat(view.containsEdge(s, other)).isEqualTo(copy.containsEdge(s, other));
                }
            }
            for (int t : copy.edgeSet()) {
                assertThat(view.getEdgeSource(t)).isEqualTo(copy.getEdgeSource(t));
            }
            assertThat(GraphStatistics.of(graph).components())
                    .isEqualTo(new KosarajuStrongConnectivityInspector<>(copy)
                            .stronglyConnectedSets()
                            .size());
        }
    }

    @Test
    void theViewCannotBeModified() {
        var view = new StateGraphView(RandomGraphs.next(new Random(1), 5, 1, 3));
        assertThat(view.getType().isModifiable()).isFalse();
        assertThatThrownBy(() -> view.addVertex(7)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.removeEdge(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void statisticsCountWhatALoopOverTheGraphCounts() {
        long seed = 5;
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            StateGraph graph = RandomGraphs.next(random, 2 + random.nextInt(20), 1, 3);
            var left = new BitSet();
            Set<Integer> loops = new HashSet<>();
            for (int t = 0; t < graph.transitionCount(); t++) {
                left.set(graph.source(t));
                if (graph.source(t) == graph.target(t)) {
                    loops.add(t);
                }
            }
            GraphStatistics statistics = GraphStatistics.of(graph);
            assertThat(statistics.terminal()).as("seed %d", seed).isEqualTo(graph.stateCount() - left.cardinality());
            assertThat(statistics.selfLoops()).isEqualTo(loops.size());
            assertThat(statistics.actions().values().stream().mapToInt(i -> i).sum())
                    .isEqualTo(graph.transitionCount());
        }
    }

    @Test
    void dotHasALineForEachStateAndTransition() {
        StateGraph graph = RandomGraphs.next(new Random(9), 8, 1, 3);
        var out = new StringBuilder();
        DotExport.write(graph, out);
        assertThat(out.toString().lines().filter(l -> l.contains("->")).count()).isEqualTo(graph.transitionCount());
        assertThat(out.toString()
                        .lines()
                        .filter(l -> l.matches("  \\d+ \\[label=.*"))
                        .count())
                .isEqualTo(graph.stateCount());
        assertThat(out.toString()).contains("0 [label=\"/\\\\ n = 0\\l\", style=filled];");
    }
}
