package dev.lockstep.modelchecker.cover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShardsTests {
    private static Traces ofLengths(int... lengths) {
        var state = new State(List.of(), List.of());
        var step = new Step(new Event("Go", Map.of()), state);
        List<Trace> traces = new ArrayList<>();
        for (int length : lengths) {
            traces.add(new Trace(TraceOrigin.UNKNOWN, state, Collections.nCopies(length, step)));
        }
        return new TraceList(traces);
    }

    private static List<Integer> all(List<int[]> shards) {
        return shards.stream().flatMap(s -> Arrays.stream(s).boxed()).sorted().toList();
    }

    @Test
    void everyTraceIsInOneShardTheShortestFirstAndNoShardIsMuchLargerThanTheBest() {
        long seed = 3;
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int[] lengths = random.ints(1 + random.nextInt(8), 0, 12).toArray();
            Traces traces = ofLengths(lengths);
            int count = 1 + random.nextInt(4);
            List<int[]> shards = Shards.balanced(traces, count);
            assertThat(shards).as("seed %d", seed).hasSize(Math.min(count, lengths.length));
            assertThat(all(shards))
                    .containsExactlyElementsOf(java.util.stream.IntStream.range(0, lengths.length)
                            .boxed()
                            .toList());
            int largest = 0;
            for (int[] shard : shards) {
                assertThat(shard).isNotEmpty();
                assertThat(Arrays.stream(shard).map(traces::length).toArray()).isSorted();
                largest = Math.max(
                        largest,
                        Arrays.stream(shard).map(t -> traces.length(t) + 1).sum());
            }
            assertThat(3 * largest).isLessThanOrEqualTo(4 * best(lengths, new int[shards.size()], 0));
        }
    }

    /** Gives the size of the largest shard in the best of all deals, by trying them. */
    private static int best(int[] lengths, int[] loads, int next) {
        if (next == lengths.length) {
            return Arrays.stream(loads).max().orElse(0);
        }
        int best = Integer.MAX_VALUE;
        for (int shard = 0; shard < loads.length; shard++) {
            loads[shard] += lengths[next] + 1;
            best = Math.min(best, best(lengths, loads, next + 1));
            loads[shard] -= lengths[next] + 1;
        }
        return best;
    }

    @Test
    void withoutBalanceTheOrderStays() {
        List<int[]> shards = Shards.ofSize(ofLengths(5, 1, 4, 2, 3), 2);
        assertThat(shards.stream().map(Arrays::toString)).containsExactly("[0, 1]", "[2, 3]", "[4]");
    }

    @Test
    void listsAreChosenByWhatTheyAddUntilNothingIsNew() {
        assertThat(MostNew.choose(List.of(List.of(1, 2), List.of(1, 2, 3, 3), List.of(4, 1), List.of(1, 4), List.of())))
                .containsExactly(1, 2);
    }
}
