package dev.lockstep.modelchecker.cover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.graph.RandomGraphs;
import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverFlowTests {
    private static final Map<String, CoverFlow.Start> STARTS = starts();

    private static Map<String, CoverFlow.Start> starts() {
        Map<String, CoverFlow.Start> starts = new LinkedHashMap<>();
        starts.put("the highest", FirstPotentials::highest);
        starts.put("the lowest", FirstPotentials::lowest);
        starts.put("none", (graph, network, excess) -> new int[graph.stateCount()]);
        starts.put("the middle", (graph, network, excess) -> {
            int[] high = FirstPotentials.highest(graph, network, excess);
            int[] low = FirstPotentials.lowest(graph, network, excess);
            int[] middle = new int[high.length];
            Arrays.setAll(middle, s -> (high[s] + low[s]) / 2);
            return middle;
        });
        return starts;
    }

    @Test
    void theFlowIsOptimalFromWhateverPotentialsItBegins() {
        long seed = 43;
        var random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            int initial = 1 + random.nextInt(2);
            StateGraph graph = RandomGraphs.deep(
                    random, initial + random.nextInt(150), initial, 1 + random.nextInt(5), 1 + random.nextInt(8));
            PostmanOptimum least = PostmanOptimum.of(graph);
            STARTS.forEach((name, start) -> {
                CoverFlow flow = CoverFlow.solve(graph, start, () -> false);
                CoverTakings takings = flow.complete();
                OptimalityProof.requireBalance(graph, takings);
                OptimalityProof.requireSlackness(graph, takings, flow.potentials());
                assertThat(flow.lowerBound()).as("seed %d from %s", seed, name).isEqualTo(least.steps());
                assertThat(takings.steps()).as("seed %d from %s", seed, name).isEqualTo(least.steps());
                assertThat(takings.chosen()).as("seed %d from %s", seed, name).isEqualTo(least.resets());
            });
        }
    }

    @Test
    void itBeginsWhereMoreIsProven() {
        // A long row with a way back from each state: who is lost is soon back. And a tree: who is lost begins anew.
        StateGraph undone =
                RandomGraphs.number(50, 1, s -> s == 0 ? List.of(1) : List.of(s - 1, (s + 1) % 50, (s + 2) % 50));
        StateGraph tree = RandomGraphs.number(63, 1, s -> s < 31 ? List.of(2 * s + 1, 2 * s + 2) : List.of());
        for (StateGraph graph : new StateGraph[] {undone, tree}) {
            var network = new FlowNetwork(graph);
            int[] excess = network.balance();
            long high = OptimalityProof.lowerBound(graph, FirstPotentials.highest(graph, network, excess));
            long low = OptimalityProof.lowerBound(graph, FirstPotentials.lowest(graph, network, excess));
            long first = OptimalityProof.lowerBound(graph, FirstPotentials.of(graph, network, excess));
            assertThat(first).isEqualTo(Math.max(high, low));
        }
    }

    @Test
    void theSameGraphGivesTheSameTakings() {
        StateGraph graph = RandomGraphs.deep(new Random(5), 300, 1, 5, 9);
        CoverTakings once = CoverFlow.solve(graph, () -> false).complete();
        CoverTakings again = CoverFlow.solve(graph, () -> false).complete();
        assertThat(once.transitions()).isEqualTo(again.transitions());
        assertThat(once.resets()).isEqualTo(again.resets());
        assertThat(once.choices()).isEqualTo(again.choices());
    }
}
