package dev.lockstep.modelchecker.cover;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Chooses lists of numbers that together have every number, the one with the most new numbers first (Chvatal 1979). */
final class MostNew {
    private record Candidate(int index, int gain) {}

    private MostNew() {}

    /**
     * Chooses until nothing adds a new number; of equally good lists the earlier one.
     *
     * @return the positions of those chosen, in the order of choice
     */
    static List<Integer> choose(List<List<Integer>> lists) {
        var queue = new PriorityQueue<Candidate>(
                Comparator.comparingInt((Candidate c) -> -c.gain).thenComparingInt(Candidate::index));
        var covered = new BitSet();
        for (int i = 0; i < lists.size(); i++) {
            queue.add(new Candidate(i, gain(lists.get(i), covered)));
        }
        List<Integer> chosen = new ArrayList<>();
        for (Candidate best = queue.poll(); best != null && best.gain > 0; best = queue.poll()) {
            // Gains only fall: one that is still the same is still the largest.
            int gain = gain(lists.get(best.index), covered);
            if (gain == best.gain) {
                chosen.add(best.index);
                lists.get(best.index).forEach(covered::set);
            } else {
                queue.add(new Candidate(best.index, gain));
            }
        }
        return chosen;
    }

    private static int gain(List<Integer> numbers, BitSet covered) {
        var fresh = new BitSet();
        for (int number : numbers) {
            if (!covered.get(number)) {
                fresh.set(number);
            }
        }
        return fresh.cardinality();
    }
}
