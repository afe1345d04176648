package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random state graphs with millions of transitions, for measurements. Their states all look alike. */
public final class LargeGraphs {
    private LargeGraphs() {}

    /**
     * Gives a graph in which a state's transitions lead a little farther in a row of states, and one in sixteen back or nowhere.
     *
     * @param states the number of states
     * @param degree how many transitions a state has on average
     * @param reach how far a transition leads at the most; the graph has at least {@code states / reach} levels
     */
    public static StateGraph next(long seed, int states, int degree, int reach) {
        var random = new Random(seed);
        int[] first = new int[states + 1];
        int[] targets = new int[states * (2 * degree)];
        int count = 0;
        for (int s = 0; s < states; s++) {
            first[s] = count;
            if (s + 1 < states) {
                targets[count++] = s + 1; // So that all can be reached.
            }
            for (int k = random.nextInt(2 * degree - 1); k > 0; k--) {
                int by = random.nextInt(16) == 0 ? -random.nextInt(reach) : 1 + random.nextInt(reach);
                targets[count++] = Math.max(0, Math.min(states - 1, s + by));
            }
        }
        first[states] = count;
        return byLevel(states, first, targets);
    }

    /** Numbers the states in the order of a breadth-first search from the first one. */
    private static StateGraph byLevel(int states, int[] first, int[] targets) {
        int[] order = new int[states];
        int[] number = new int[states];
        Arrays.fill(number, -1);
        number[0] = 0;
        int size = 1;
        int[] levels = new int[16];
        int depth = 0;
        int[] firstByLevel = new int[states + 1];
        int[] targetsByLevel = new int[first[states]];
        int count = 0;
        for (int i = 0, end = 1; i < size; i++) {
            firstByLevel[i] = count;
            for (int t = first[order[i]]; t < first[order[i] + 1]; t++) {
                if (number[targets[t]] < 0) {
                    number[targets[t]] = size;
                    order[size++] = targets[t];
                }
                targetsByLevel[count++] = number[targets[t]];
            }
            if (i + 1 == end) {
                levels = depth + 2 > levels.length ? Arrays.copyOf(levels, 2 * levels.length) : levels;
                levels[++depth] = end;
                end = size;
            }
        }
        firstByLevel[states] = count;
        return new StateGraph(
                List.of("n"),
                new TlaValue[][] {{TlaValue.integer(0)}},
                new int[states],
                Arrays.copyOf(levels, depth + 1),
                firstByLevel,
                targetsByLevel,
                new int[count],
                new int[states + 1],
                new int[0],
                List.of(List.of(new Event("Go", Map.of()))),
                states);
    }
}
