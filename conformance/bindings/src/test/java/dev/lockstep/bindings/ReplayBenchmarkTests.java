package dev.lockstep.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bindings.raft.RaftSubject;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.replay.GraphReplay;
import dev.lockstep.runner.replay.ReplayResult;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Replaying beside exploring, in turns within one run: {@code mvn -Pbenchmarks test}. Times are printed; no test looks at them. {@code -Dlockstep.benchmark.replay=raft/MCRaftSmall}
 * takes another model of Raft, {@code -Dlockstep.benchmark.rounds=5} other rounds than three.
 */
@Tag("benchmark")
class ReplayBenchmarkTests {
    private static final int ROUNDS = Integer.getInteger("lockstep.benchmark.rounds", 3);

    @Test
    void replayingBesideExploring() {
        try (ShippedSpecs shipped = ShippedSpecs.open()) {
            Model model = shipped.resolve(System.getProperty("lockstep.benchmark.replay", "raft/MCRaftMedium"))
                    .get(0);
            double[] explore = new double[ROUNDS];
            double[] replay = new double[ROUNDS];
            long transitions = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                Exploration explored =
                        Exploration.of(model, Runtime.getRuntime().availableProcessors(), p -> {});
                explore[round] = (System.nanoTime() - start) / 1e9;
                start = System.nanoTime();
                ReplayResult result = GraphReplay.replay(
                        explored.graph(), Binding.of(new RaftSubject(), explored.signature()), explored.origin());
                replay[round] = (System.nanoTime() - start) / 1e9;
                assertThat(result.faults()).isEmpty();
                transitions = result.transitions();
                assertThat(transitions).isEqualTo(explored.graph().transitionCount());
            }
            Arrays.sort(explore);
            Arrays.sort(replay);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d transitions; explored in %.1f s, %,.0f a second; replayed in %.1f s, %,.0f a second: %.2f of it%n",
                    model.name(),
                    transitions,
                    explore[ROUNDS / 2],
                    transitions / explore[ROUNDS / 2],
                    replay[ROUNDS / 2],
                    transitions / replay[ROUNDS / 2],
                    explore[ROUNDS / 2] / replay[ROUNDS / 2]);
        }
    }
}
