package dev.lockstep.modelchecker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.traces.trace.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotRoundTripTests {
    private static final Comparator<State> BY_VALUES = (a, b) -> {
        int order = 0;
        for (int i = 0; order == 0 && i < a.values().size(); i++) {
            order = a.values().get(i).compareTo(b.values().get(i));
        }
        return order;
    };

    @TempDir
    private Path folder;

    private StateGraph read(String dot) throws IOException {
        return DotReader.read(Files.writeString(folder.resolve("graph.dot"), dot));
    }

    private static String dot(StateGraph graph) {
        var text = new StringBuilder();
        DotExport.write(graph, text);
        return text.toString();
    }

    @Test
    void whateverTheOrderOfTheLinesTheGraphIsTheOneThatTheFileDescribes() throws IOException {
        long seed = 23;
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            GraphContent content = GraphContent.random(random);
            StateGraph graph = read(content.asDot(random));
            assertThat(GraphContent.of(graph))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(content);
            assertOrdered(graph);
            assertThat(dot(read(content.asDot(random))))
                    .as("the bytes don't depend on the order of the lines")
                    .isEqualTo(dot(graph));
        }
    }

    /** Checks the order that {@link StateGraph} promises, in which an explorer numbers states. */
    private static void assertOrdered(StateGraph graph) {
        for (int s = 1; s < graph.initialCount(); s++) {
            assertThat(BY_VALUES.compare(graph.state(s - 1), graph.state(s))).isNegative();
        }
        Set<Integer> met = new HashSet<>();
        int next = graph.initialCount();
        for (int s = 0; s < graph.stateCount(); s++) {
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                if (graph.target(t) >= graph.initialCount() && met.add(graph.target(t))) {
                    assertThat(graph.target(t)).isEqualTo(next++);
                }
                if (t > graph.firstTransition(s)) {
                    int order = graph.event(graph.label(t - 1)).compareTo(graph.event(graph.label(t)));
                    assertThat(order).isNotPositive();
                    if (order == 0) {
                        assertThat(BY_VALUES.compare(graph.state(graph.target(t - 1)), graph.state(graph.target(t))))
                                .isNegative();
                    }
                }
            }
        }
        var paths = new BFSShortestPath<>(new StateGraphView(graph));
        for (int level = 0; level < graph.depth(); level++) {
            for (int s = graph.firstOfLevel(level); s < graph.firstOfLevel(level + 1); s++) {
                double shortest = Double.POSITIVE_INFINITY;
                for (int i = 0; i < graph.initialCount(); i++) {
                    shortest = Math.min(shortest, paths.getPaths(i).getWeight(s));
                }
                assertThat(shortest).isEqualTo(level);
            }
        }
    }

    @Test
    void whatIsExportedIsReadBackWithTheSameNumbers() throws IOException {
        long seed = 29;
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            StateGraph graph = read(GraphContent.random(random).asDot(random));
            StateGraph again = read(dot(graph));
            assertThat(dot(again)).as("seed %d, round %d", seed, round).isEqualTo(dot(graph));
        }
    }

    @Test
    void anExploredGraphIsReadBackWithTheNumbersTheExplorerGave() throws IOException {
        var model =
                Models.find(Path.of("src/test/resources/explore/Lights.cfg")).get(0);
        StateGraph graph = Exploration.of(model, 1, p -> {}).graph();
        StateGraph again = read(dot(graph));
        assertThat(again.variables()).isEqualTo(graph.variables());
        assertThat(again.stateCount()).isEqualTo(graph.stateCount());
        assertThat(again.initialCount()).isEqualTo(graph.initialCount());
        assertThat(again.depth()).isEqualTo(graph.depth());
        assertThat(again.transitionCount()).isEqualTo(graph.transitionCount());
        for (int s = 0; s < graph.stateCount(); s++) {
            assertThat(again.state(s)).isEqualTo(graph.state(s));
            assertThat(again.firstTransition(s)).isEqualTo(graph.firstTransition(s));
        }
        for (int t = 0; t < graph.transitionCount(); t++) {
            assertThat(again.target(t)).isEqualTo(graph.target(t));
            assertThat(again.event(again.label(t))).isEqualTo(graph.event(graph.label(t)));
        }
    }

    @Test
    void aPartialGraphIsReadBackAsPartial() throws IOException {
        String dot = """
                digraph states {
                  0 [label="n = 0", style=filled];
                  1 [label="n = 1"];
                  2 [label="n = 2", style=dashed];
                  3 [label="n = 3", style=dashed];
                  0 -> 1 [label="A"];
                  0 -> 2 [label="B"];
                  1 -> 3 [label="A"];
                }
                """;
        StateGraph graph = read(dot);
        assertThat(graph.expandedCount()).isEqualTo(2);
        assertThat(graph.isPartial()).isTrue();
        StateGraph again = read(dot(graph));
        assertThat(again.expandedCount()).isEqualTo(2);
        assertThat(GraphContent.of(again)).isEqualTo(GraphContent.of(graph));
    }
}
