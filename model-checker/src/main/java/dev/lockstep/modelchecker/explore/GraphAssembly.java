package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers the states of each level in canonical order and puts the graph together. */
final class GraphAssembly {
    private final SpecEvaluator evaluator;
    private final RowTable table;
    private final IntVector handles;
    private final int width;

    private final IntVector firstTransition = new IntVector();
    private final IntVector targets = new IntVector();
    private final IntVector labels = new IntVector();
    private final IntVector firstCut = new IntVector();
    private final IntVector cuts = new IntVector();

    /** For each label its place in the order of events, among the labels seen so far. */
    private int[] rank = new int[0];

    private final List<Integer> ordered = new ArrayList<>();

    GraphAssembly(SpecEvaluator evaluator, RowTable table, IntVector handles) {
        this.evaluator = evaluator;
        this.table = table;
        this.handles = handles;
        this.width = evaluator.variables().size();
    }

    int transitionCount() {
        return targets.size();
    }

    void addLevel(List<LevelChunk> chunks) {
        rankLabels(chunks);
        for (LevelChunk chunk : chunks) {
            int from = 0;
            int cutFrom = 0;
            for (int state = 0; state < chunk.ends.size(); state++) {
                addTransitions(chunk, from, chunk.ends.get(state));
                addCuts(chunk, cutFrom, chunk.cutEnds.get(state));
                from = chunk.ends.get(state);
                cutFrom = chunk.cutEnds.get(state);
            }
        }
    }

    private void rankLabels(List<LevelChunk> chunks) {
        int known = ordered.size();
        int highest = rank.length - 1;
        for (LevelChunk chunk : chunks) {
            for (IntVector vector : List.of(chunk.labels, chunk.cuts)) {
                for (int i = 0; i < vector.size(); i++) {
                    highest = Math.max(highest, vector.get(i));
                }
            }
        }
        for (int label = known; label <= highest; label++) {
            ordered.add(label);
        }
        if (ordered.size() > known) {
            ordered.sort(Explorer.byEvent(evaluator));
            rank = new int[ordered.size()];
            for (int i = 0; i < ordered.size(); i++) {
                rank[ordered.get(i)] = i;
            }
        }
    }

    /** Adds the transitions of one state in order; a target met for the first time gets the next number. */
    private void addTransitions(LevelChunk chunk, int from, int to) {
        firstTransition.add(targets.size());
        long[] sorted = new long[to - from];
        for (int i = from; i < to; i++) {
            sorted[i - from] = (long) rank[chunk.labels.get(i)] << 32 | Integer.toUnsignedLong(chunk.targets.get(i));
        }
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; ) {
            int end = i + 1;
            while (end < sorted.length && sorted[end] >>> 32 == sorted[i] >>> 32) {
                end++;
            }
            addSameEvent(sorted, i, end);
            i = end;
        }
    }

    private void addSameEvent(long[] sorted, int from, int to) {
        int label = ordered.get((int) (sorted[from] >>> 32));
        List<Integer> ends = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int handle = (int) sorted[i];
            if (ends.isEmpty() || ends.get(ends.size() - 1) != handle) {
                ends.add(handle);
            }
        }
        if (ends.size() > 1) {
            ends.sort(this::compareTargets);
        }
        for (int handle : ends) {
            if (table.number(handle) < 0) {
                table.setNumber(handle, handles.size());
                handles.add(handle);
            }
            labels.add(label);
            targets.add(table.number(handle));
        }
    }

    /** Orders two targets of one event: by their values, since handles differ from run to run. */
    private int compareTargets(int a, int b) {
        int[] rowA = new int[width];
        int[] rowB = new int[width];
        table.copy(a, rowA, 0);
        table.copy(b, rowB, 0);
        for (int i = 0; i < width; i++) {
            if (rowA[i] != rowB[i]) {
                return evaluator.value(i, rowA[i]).compareTo(evaluator.value(i, rowB[i]));
            }
        }
        return 0;
    }

    private void addCuts(LevelChunk chunk, int from, int to) {
        firstCut.add(cuts.size());
        int[] ranks = new int[to - from];
        for (int i = from; i < to; i++) {
            ranks[i - from] = rank[chunk.cuts.get(i)];
        }
        Arrays.stream(ranks).sorted().distinct().forEach(r -> cuts.add(ordered.get(r)));
    }

    StateGraph finish(int[] levels) {
        firstTransition.add(targets.size());
        firstCut.add(cuts.size());
        List<List<Event>> chains = renumberLabels();
        int[] rows = new int[handles.size() * width];
        for (int state = 0; state < handles.size(); state++) {
            table.copy(handles.get(state), rows, state * width);
        }
        return new StateGraph(
                evaluator.variables(),
                renumberValues(rows),
                rows,
                levels,
                firstTransition.toArray(),
                targets.toArray(),
                labels.toArray(),
                firstCut.toArray(),
                cuts.toArray(),
                chains,
                handles.size());
    }

    /** Renumbers the values of each variable in the order in which states first have them; values only met in cut states go. */
    private TlaValue[][] renumberValues(int[] rows) {
        TlaValue[][] values = new TlaValue[width][];
        for (int variable = 0; variable < width; variable++) {
            int[] renumbered = new int[0];
            List<TlaValue> column = new ArrayList<>();
            for (int i = variable; i < rows.length; i += width) {
                int old = rows[i];
                if (old >= renumbered.length) {
                    renumbered = Arrays.copyOf(renumbered, Math.max(old + 1, 2 * renumbered.length));
                }
                if (renumbered[old] == 0) {
                    column.add(evaluator.value(variable, old));
                    renumbered[old] = column.size();
                }
                rows[i] = renumbered[old] - 1;
            }
            values[variable] = column.toArray(new TlaValue[0]);
        }
        return values;
    }

    /** Renumbers the labels in the order of their events; those of actions that were never enabled go. */
    private List<List<Event>> renumberLabels() {
        boolean[] used = new boolean[ordered.size()];
        for (IntVector vector : List.of(labels, cuts)) {
            for (int i = 0; i < vector.size(); i++) {
                used[vector.get(i)] = true;
            }
        }
        int[] renumbered = new int[ordered.size()];
        List<List<Event>> chains = new ArrayList<>();
        for (int label : ordered) {
            if (used[label]) {
                renumbered[label] = chains.size();
                chains.add(evaluator.chain(label));
            }
        }
        for (IntVector vector : List.of(labels, cuts)) {
            for (int i = 0; i < vector.size(); i++) {
                vector.set(i, renumbered[vector.get(i)]);
            }
        }
        return chains;
    }
}
