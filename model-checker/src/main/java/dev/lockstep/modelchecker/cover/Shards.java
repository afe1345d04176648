package dev.lockstep.modelchecker.cover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Deals traces out to files. */
public final class Shards {
    private record Shard(int number, long states) {}

    private Shards() {}

    /** Deals them out in their order, so many to a shard; gives the numbers of each shard's traces. */
    public static List<int[]> ofSize(Traces traces, int tracesPerShard) {
        List<int[]> shards = new ArrayList<>();
        for (int first = 0; first < traces.traceCount(); first += tracesPerShard) {
            int[] shard = new int[Math.min(tracesPerShard, traces.traceCount() - first)];
            for (int i = 0; i < shard.length; i++) {
                shard[i] = first + i;
            }
            shards.add(shard);
        }
        return shards;
    }

    /**
     * Deals them out so that shards have about as many states: the longest trace first, each to the shard with the fewest (Graham 1969). The largest shard is at most 4/3
     * of what it is in the best deal there is. In a shard the shortest trace comes first.
     *
     * @param count how many shards to make; fewer where there are fewer traces
     * @return the numbers of each shard's traces
     */
    public static List<int[]> balanced(Traces traces, int count) {
        long[] byLength = new long[traces.traceCount()];
        for (int trace = 0; trace < byLength.length; trace++) {
            // Shortest first, of one length the lower number last: read backwards it is the longest first.
            byLength[trace] = (long) traces.length(trace) << 32 | Integer.MAX_VALUE - trace;
        }
        Arrays.sort(byLength);
        var lightest =
                new PriorityQueue<Shard>(Comparator.comparingLong(Shard::states).thenComparingInt(Shard::number));
        int shards = Math.min(count, byLength.length);
        for (int number = 0; number < shards; number++) {
            lightest.add(new Shard(number, 0));
        }
        int[] shardOf = new int[byLength.length];
        int[] sizes = new int[shards];
        for (int i = byLength.length - 1; i >= 0; i--) {
            Shard shard = lightest.remove();
            shardOf[i] = shard.number;
            sizes[shard.number]++;
            lightest.add(new Shard(shard.number, shard.states + (byLength[i] >>> 32) + 1));
        }
        return gather(byLength, shardOf, sizes);
    }

    private static List<int[]> gather(long[] byLength, int[] shardOf, int[] sizes) {
        List<int[]> shards = new ArrayList<>();
        for (int size : sizes) {
            shards.add(new int[size]);
        }
        int[] filled = new int[sizes.length];
        for (int i = 0; i < byLength.length; i++) {
            shards.get(shardOf[i])[filled[shardOf[i]]++] = Integer.MAX_VALUE - (int) byLength[i];
        }
        return shards;
    }
}
