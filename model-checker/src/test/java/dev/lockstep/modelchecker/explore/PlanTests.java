package dev.lockstep.modelchecker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.spi.SuccessorSink;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the plans that evaluate actions against TLC's evaluation of the same actions, state by state. */
class PlanTests {
    private static final Path SPECS = Path.of("src/test/resources/explore");
    private static final int STATES = 1000;

    private static final class Found implements SuccessorSink {
        private final Set<List<Integer>> targets = new HashSet<>();
        private final Set<Integer> cuts = new TreeSet<>();

        @Override
        public boolean isKnown(int[] row) {
            return false;
        }

        @Override
        public void transition(int label, int[] row) {
            List<Integer> target = new java.util.ArrayList<>(List.of(label));
            Arrays.stream(row).forEach(target::add);
            targets.add(target);
        }

        @Override
        public void cut(int label) {
            cuts.add(label);
        }
    }

    /** Goes through up to {@code STATES} states, breadth first; gives how many there were. */
    private static int compare(Model model) {
        try (EvaluatedSpec spec = EvaluatedSpec.open(model, 1)) {
            var failure = new AtomicReference<Throwable>();
            int[] count = new int[1];
            Thread thread = spec.evaluator().threads().newThread(() -> {
                try {
                    count[0] = compare(spec.evaluator());
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            thread.start();
            thread.join();
            assertThat(failure.get()).isNull();
            return count[0];
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int compare(SpecEvaluator evaluator) {
        SpecEvaluator.Expander byPlans = evaluator.expander();
        SpecEvaluator.Expander byTlc = evaluator.expanderByTlc();
        Set<List<Integer>> seen = new HashSet<>();
        Deque<int[]> queue = new ArrayDeque<>(evaluator.initialStates());
        queue.forEach(row -> seen.add(Arrays.stream(row).boxed().toList()));
        int compared = 0;
        // The level matters to TLCGet("level"); a queue in the order of levels knows it.
        for (int level = 1; !queue.isEmpty(); level++) {
            for (int left = queue.size(); left > 0; left--) {
                int[] row = queue.remove();
                var expected = new Found();
                byTlc.expand(row, level, expected);
                var found = new Found();
                byPlans.expand(row, level, found);
                assertThat(found.targets).isEqualTo(expected.targets);
                assertThat(found.cuts).isEqualTo(expected.cuts);
                compared++;
                for (List<Integer> target : found.targets) {
                    List<Integer> next = target.subList(1, target.size());
                    if (seen.size() < STATES && seen.add(next)) {
                        queue.add(next.stream().mapToInt(Integer::intValue).toArray());
                    }
                }
            }
        }
        return compared;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Corners.cfg",
                "Lights.cfg",
                "LightsSlow.cfg",
                "MCPost.cfg",
                "PostHistory.cfg",
                "PostTogether.cfg"
            })
    void testSpecsHaveTheSuccessorsThatTlcFinds(String config) {
        assertThat(compare(Models.find(SPECS.resolve(config)).get(0))).isGreaterThan(5);
    }

    @Test
    void shippedModelsHaveTheSuccessorsThatTlcFinds() {
        try (ShippedSpecs shipped = ShippedSpecs.open()) {
            for (String name : List.of(
                    "raft/MCRaftBatch",
                    "raft/mutants/VoteTwice",
                    "quorum/MCQuorumReadTie",
                    "vectorclock/MCVectorClockSiblings")) {
                assertThat(compare(shipped.resolve(name).get(0))).as(name).isGreaterThan(30);
            }
        }
    }

    @Test
    void theGraphOfManyWaysToWriteAnActionHasAsManyStatesAsTlcFinds() throws IOException, InterruptedException {
        Model model = Models.find(SPECS.resolve("Corners.cfg")).get(0);
        try (Tlc tlc = new Tlc()) {
            long states = tlc.check(model, TlcOptions.ofWorkers(1), p -> {})
                    .statistics()
                    .distinct();
            assertThat((long) Exploration.of(model, 2, p -> {}).graph().stateCount())
                    .isEqualTo(states);
        }
    }
}
