package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spi.SpecEvaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The canonical order of what leaves a state: by event, then by the values of the target; each once. */
final class TransitionOrder {
    private final SpecEvaluator evaluator;
    private final RowTable table;
    private final LabelOrder labels;

    TransitionOrder(SpecEvaluator evaluator, RowTable table, LabelOrder labels) {
        this.evaluator = evaluator;
        this.table = table;
        this.labels = labels;
    }

    /** Puts the transitions and the cut events of each state of a chunk in order. */
    void sort(LevelChunk chunk) {
        int from = 0;
        int cutFrom = 0;
        int end = 0;
        int cutEnd = 0;
        for (int state = 0; state < chunk.states(); state++) {
            int to = chunk.end(state);
            int cutTo = chunk.cutEnd(state);
            end = sortTransitions(chunk.transitions, from, to, end);
            cutEnd = sortCuts(chunk.cuts, cutFrom, cutTo, cutEnd);
            chunk.setEnds(state, end, cutEnd);
            from = to;
            cutFrom = cutTo;
        }
    }

    /** Sorts a range and moves it to {@code target}, which is not behind it; gives where it ends there. */
    private int sortTransitions(long[] transitions, int from, int to, int target) {
        for (int i = from; i < to; i++) {
            long transition = transitions[i];
            transitions[i] = LevelChunk.pack(labels.rank(LevelChunk.label(transition)), LevelChunk.handle(transition));
        }
        Arrays.sort(transitions, from, to);
        int end = target;
        for (int i = from; i < to; ) {
            int rank = LevelChunk.label(transitions[i]);
            int label = labels.label(rank);
            int first = end;
            long last = -1;
            for (; i < to && LevelChunk.label(transitions[i]) == rank; i++) {
                if (transitions[i] != last) {
                    last = transitions[i];
                    transitions[end++] = LevelChunk.pack(label, LevelChunk.handle(last));
                }
            }
            if (end - first > 1) {
                sortByTarget(transitions, first, end);
            }
        }
        return end;
    }

    /** Orders transitions of one event by the values of their targets: handles differ from run to run. */
    private void sortByTarget(long[] transitions, int from, int to) {
        List<Long> sorted = new ArrayList<>();
        for (int i = from; i < to; i++) {
            sorted.add(transitions[i]);
        }
        int[] rowA = new int[evaluator.variables().size()];
        int[] rowB = rowA.clone();
        sorted.sort((a, b) -> {
            table.copy(LevelChunk.handle(a), rowA);
            table.copy(LevelChunk.handle(b), rowB);
            return compareRows(evaluator, rowA, rowB);
        });
        for (int i = from; i < to; i++) {
            transitions[i] = sorted.get(i - from);
        }
    }

    private int sortCuts(int[] cuts, int from, int to, int target) {
        for (int i = from; i < to; i++) {
            cuts[i] = labels.rank(cuts[i]);
        }
        Arrays.sort(cuts, from, to);
        int end = target;
        int last = -1;
        for (int i = from; i < to; i++) {
            if (cuts[i] != last) {
                last = cuts[i];
                cuts[end++] = labels.label(last);
            }
        }
        return end;
    }

    /** Orders rows by their values, variable by variable. */
    static int compareRows(SpecEvaluator evaluator, int[] a, int[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return evaluator.value(i, a[i]).compareTo(evaluator.value(i, b[i]));
            }
        }
        return 0;
    }
}
