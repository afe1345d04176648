package dev.lockstep.modelchecker.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.junit.jupiter.api.Test;

class StateGraphTests {
    @Test
    void theViewShowsTheSameEdgesAsAGraphThatJGraphTKeepsItself() {
        long seed = 3;
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            StateGraph graph = RandomGraphs.next(random, 2 + random.nextInt(30), 1 + random.nextInt(2), 4);
            var view = new StateGraphView(graph);
            Graph<Integer, Integer> copy = copy(graph);
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
    void whatIsNotInTheGraphIsNotInTheView() {
        StateGraph graph = RandomGraphs.next(new Random(2), 6, 1, 3);
        var view = new StateGraphView(graph);
        int none = graph.stateCount();
        assertThat(view.containsVertex(none)).isFalse();
        assertThat(view.containsVertex(null)).isFalse();
        assertThat(view.containsEdge(graph.transitionCount())).isFalse();
        assertThat(view.containsEdge(none, 0)).isFalse();
        assertThat(view.getEdge(0, none)).isNull();
        assertThat(view.getAllEdges(none, 0)).isNull();
        assertThat(view.vertexSet()).contains(none - 1).doesNotContain(none, -1);
        assertThatThrownBy(() -> view.outgoingEdgesOf(none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> view.inDegreeOf(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void algorithmsOfJGraphTRunOnTheViewAndFindWhatTheyFindInItsOwnGraphs() {
        long seed = 11;
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            StateGraph graph = RandomGraphs.next(random, 4 + random.nextInt(25), 1 + random.nextInt(3), 3);
            var view = new StateGraphView(graph);
            Graph<Integer, Integer> copy = copy(graph);
            assertThat(new ConnectivityInspector<>(view).connectedSets())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(new ConnectivityInspector<>(copy).connectedSets());
            assertThat(new CycleDetector<>(view).findCycles()).isEqualTo(new CycleDetector<>(copy).findCycles());
            assertThat(new PageRank<>(view).getScores().keySet()).isEqualTo(copy.vertexSet());
            for (int source : copy.vertexSet()) {
                var inView = new DijkstraShortestPath<>(view).getPaths(source);
                var inCopy = new BFSShortestPath<>(copy).getPaths(source);
                for (int target : copy.vertexSet()) {
                    assertThat(inView.getWeight(target)).isEqualTo(inCopy.getWeight(target));
                }
            }
            var visited = new HashSet<Integer>();
            new BreadthFirstIterator<>(new EdgeReversedGraph<>(view), 0).forEachRemaining(visited::add);
            var expected = new HashSet<Integer>();
            new BreadthFirstIterator<>(new EdgeReversedGraph<>(copy), 0).forEachRemaining(expected::add);
            assertThat(visited).isEqualTo(expected);
        }
    }

    private static Graph<Integer, Integer> copy(StateGraph graph) {
        Graph<Integer, Integer> copy = new DirectedPseudograph<>(null, null, false);
        for (int s = 0; s < graph.stateCount(); s++) {
            copy.addVertex(s);
        }
        for (int s = 0; s < graph.stateCount(); s++) {
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                copy.addEdge(s, graph.target(t), t);
            }
        }
        return copy;
    }
}
