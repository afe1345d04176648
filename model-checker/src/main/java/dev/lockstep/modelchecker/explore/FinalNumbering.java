package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.graph.IntVector;
import dev.lockstep.modelchecker.graph.StateRows;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Replaces the evaluator's numbers of values and labels, which depend on the order of arrival, by ones that depend on the graph alone. */
final class FinalNumbering {
    private static final int RANGE = 1 << 16;

    private final SpecEvaluator evaluator;
    private final Workers workers;

    FinalNumbering(SpecEvaluator evaluator, Workers workers) {
        this.evaluator = evaluator;
        this.workers = workers;
    }

    /** Renumbers the values of each variable in the order in which states first have them; values only met in cut states go. */
    TlaValue[][] values(StateRows rows) {
        TlaValue[][] values = new TlaValue[rows.width()][];
        workers.each(rows.width(), variable -> values[variable] = column(rows, variable));
        return values;
    }

    private TlaValue[] column(StateRows rows, int variable) {
        int[] renumbered = {};
        List<TlaValue> column = new ArrayList<>();
        for (int state = 0; state < rows.size(); state++) {
            int old = rows.get(state, variable);
            if (old >= renumbered.length) {
                renumbered = Arrays.copyOf(renumbered, (int) Math.min(Integer.MAX_VALUE - 8, 2L * old + 2));
            }
            if (renumbered[old] == 0) {
                column.add(evaluator.value(variable, old));
                renumbered[old] = column.size();
            }
            rows.set(state, variable, renumbered[old] - 1);
        }
        return column.toArray(new TlaValue[0]);
    }

    /** Renumbers labels in the order of their events; those of actions that were never enabled go. Gives the chain of each. */
    List<List<Event>> chains(LabelOrder order, IntVector labels, IntVector cuts) {
        boolean[] used = new boolean[order.size()];
        forEach(labels, i -> used[labels.get(i)] = true);
        forEach(cuts, i -> used[cuts.get(i)] = true);
        int[] renumbered = new int[order.size()];
        List<List<Event>> chains = new ArrayList<>();
        for (int rank = 0; rank < order.size(); rank++) {
            int label = order.label(rank);
            if (used[label]) {
                renumbered[label] = chains.size();
                chains.add(evaluator.chain(label));
            }
        }
        forEach(labels, i -> labels.set(i, renumbered[labels.get(i)]));
        forEach(cuts, i -> cuts.set(i, renumbered[cuts.get(i)]));
        return chains;
    }

    private void forEach(IntVector vector, java.util.function.IntConsumer action) {
        workers.each((int) (((long) vector.size() + RANGE - 1) / RANGE), range -> {
            int to = (int) Math.min(vector.size(), (range + 1L) * RANGE);
            for (int i = range * RANGE; i < to; i++) {
                action.accept(i);
            }
        });
    }
}
