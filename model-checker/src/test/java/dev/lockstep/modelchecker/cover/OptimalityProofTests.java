package dev.lockstep.modelchecker.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.graph.RandomGraphs;
import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OptimalityProofTests {
    private static final long SEED = 41;

    private final Random random = new Random(SEED);

    private StateGraph graph() {
        return RandomGraphs.deep(random, 5 + random.nextInt(60), 1 + random.nextInt(2), 4, 1 + random.nextInt(5));
    }

    private static boolean isSlack(StateGraph graph, CoverTakings takings, int[] potential) {
        try {
            OptimalityProof.requireSlackness(graph, takings, potential);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Test
    void potentialsThatWereTamperedWithProveNothingOrLess() {
        int infeasible = 0;
        int weaker = 0;
        for (int round = 0; round < 100; round++) {
            StateGraph graph = graph();
            CoverFlow flow = CoverFlow.solve(graph, () -> false);
            CoverTakings takings = flow.complete();
            long least = flow.lowerBound();
            assertThat(takings.steps()).as("seed %d, round %d", SEED, round).isEqualTo(least);
            assertThat(isSlack(graph, takings, flow.potentials())).isTrue();
            for (int s = 0; s < graph.stateCount(); s++) {
                int[] potential = flow.potentials().clone();
                potential[s] += random.nextBoolean() ? 1 : -1;
                long bound;
                try {
                    bound = OptimalityProof.lowerBound(graph, potential);
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessageContaining("not feasible at state");
                    infeasible++;
                    continue;
                }
                // By duality the conditions hold for these potentials if and only if they prove as much.
                assertThat(bound).as("seed %d, round %d", SEED, round).isLessThanOrEqualTo(least);
                assertThat(isSlack(graph, takings, potential)).isEqualTo(bound == least);
                weaker += bound < least ? 1 : 0;
            }
        }
        assertThat(infeasible).isPositive();
        assertThat(weaker).isPositive();
    }

    @Test
    void aStateThatIsLeftMoreOftenThanEnteredIsFound() {
        StateGraph graph = RandomGraphs.number(4, 1, s -> List.of((s + 1) % 4));
        CoverTakings takings = CoverFlow.solve(graph, () -> false).complete();
        assertThatCode(() -> OptimalityProof.requireBalance(graph, takings)).doesNotThrowAnyException();
        takings.transitions()[2]++;
        assertThatThrownBy(() -> OptimalityProof.requireBalance(graph, takings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not balanced at state 2");
        takings.transitions()[2] = 0;
        assertThatThrownBy(() -> OptimalityProof.requireBalance(graph, takings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not covered at state 2");
    }

    @Test
    void aRoundMoreThanNeededIsFound() {
        StateGraph graph = RandomGraphs.number(4, 1, s -> List.of((s + 1) % 4));
        CoverFlow flow = CoverFlow.solve(graph, () -> false);
        CoverTakings takings = flow.complete();
        Arrays.setAll(takings.transitions(), t -> 2);
        assertThatCode(() -> OptimalityProof.requireBalance(graph, takings)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OptimalityProof.requireSlackness(graph, takings, flow.potentials()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not optimal at state");
    }

    @Test
    void aResetWhereToBeThereIsStillWorthSomethingIsFound() {
        StateGraph graph = RandomGraphs.number(4, 1, s -> s == 3 ? List.of() : List.of(s + 1));
        CoverFlow flow = CoverFlow.solve(graph, () -> false);
        CoverTakings takings = flow.complete();
        assertThat(takings.resets()).containsExactly(0, 0, 0, 1);
        int[] potential = {0, 1, 2, 3};
        assertThatThrownBy(() -> OptimalityProof.requireSlackness(graph, takings, potential))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not optimal at state 3");
    }
}
