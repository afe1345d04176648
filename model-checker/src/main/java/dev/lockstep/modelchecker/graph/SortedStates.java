package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * States in the order of their values, variable by variable; those with the same values stay in the order in which they were given. Sorted by counting, a
 * pass for each variable, so nothing is compared but the different values of one variable.
 */
final class SortedStates {
    private final int width;

    /** For each variable its values, in order. */
    private final TlaValue[][] values;

    /** For each state the rank of each variable's value. */
    private final int[] rows;

    private final int[] stateAt;
    private final int[] placeOf;

    /** Sorts. The rows hold for each state the number of each variable's value; the vector is given back empty. */
    SortedStates(StateLabels labels, IntColumn rows) {
        this.width = labels.variables().size();
        this.rows = rows.toArray();
        rows.clear();
        values = new TlaValue[width][];
        int states = this.rows.length / width;
        int[] sorted = new int[states];
        Arrays.setAll(sorted, i -> i);
        int[] from = new int[states];
        for (int variable = width - 1; variable >= 0; variable--) {
            rankValues(variable, labels.values(variable));
            int[] swap = from;
            from = sorted;
            sorted = swap;
            sortBy(variable, from, sorted);
        }
        stateAt = sorted;
        placeOf = from;
        for (int place = 0; place < states; place++) {
            placeOf[stateAt[place]] = place;
        }
    }

    int size() {
        return stateAt.length;
    }

    /** Gives the place of a state. */
    int place(int state) {
        return placeOf[state];
    }

    /** Gives the state at a place. */
    int state(int place) {
        return stateAt[place];
    }

    private void rankValues(int variable, List<TlaValue> given) {
        TlaValue[] ordered = given.toArray(new TlaValue[0]);
        Integer[] byValue = new Integer[ordered.length];
        Arrays.setAll(byValue, i -> i);
        Arrays.sort(byValue, (a, b) -> given.get(a).compareTo(given.get(b)));
        int[] rank = new int[ordered.length];
        for (int i = 0; i < rank.length; i++) {
            rank[byValue[i]] = i;
            ordered[i] = given.get(byValue[i]);
        }
        for (int i = variable; i < rows.length; i += width) {
            rows[i] = rank[rows[i]];
        }
        values[variable] = ordered;
    }

    private void sortBy(int variable, int[] from, int[] to) {
        int[] next = new int[values[variable].length + 1];
        for (int i = variable; i < rows.length; i += width) {
            next[rows[i] + 1]++;
        }
        for (int rank = 1; rank < next.length; rank++) {
            next[rank] += next[rank - 1];
        }
        for (int state : from) {
            to[next[rows[state * width + variable]]++] = state;
        }
    }

    /** Gives the ranks of the values of the states at some places. */
    int[] rows(int[] places, int count) {
        int[] chosen = new int[count * width];
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows, stateAt[places[i]] * width, chosen, i * width, width);
        }
        return chosen;
    }

    /** Gives the values of each variable that occur in rows, and numbers them anew there. */
    TlaValue[][] values(int[] chosen) {
        TlaValue[][] occurring = new TlaValue[width][];
        for (int variable = 0; variable < width; variable++) {
            int[] numbers = new int[values[variable].length];
            for (int i = variable; i < chosen.length; i += width) {
                numbers[chosen[i]] = 1;
            }
            List<TlaValue> kept = new ArrayList<>();
            for (int rank = 0; rank < numbers.length; rank++) {
                if (numbers[rank] == 1) {
                    numbers[rank] = kept.size();
                    kept.add(values[variable][rank]);
                }
            }
            for (int i = variable; i < chosen.length; i += width) {
                chosen[i] = numbers[chosen[i]];
            }
            occurring[variable] = kept.toArray(new TlaValue[0]);
        }
        return occurring;
    }
}
