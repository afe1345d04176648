package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.trace.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Puts a graph together whose states and transitions came in any order: numbers its states as an exploration does. Initial states come in the order of their
 * values; after them level by level each state that is new, in the order of its smallest parent, then the event, then its values.
 *
 * <p>Inside, a state is known by its <em>place</em> in the order of values, so that one sort of numbers orders transitions by event and target.
 */
final class GraphOrder {
    private static final int ABSENT = -1;

    private final List<String> variables;
    private final List<Event> events;
    private final SortedStates sorted;

    /** Where the transitions of each place begin, and last their number. */
    private final int[] first;

    /** The rank of the event above, the target's place below. */
    private final long[] given;

    private final int[] number;
    private final int[] order;
    private int count;
    private long repeated;

    private final IntColumn levels = new IntColumn();
    private final IntColumn firstTransition = new IntColumn();
    private final IntColumn targets = new IntColumn();
    private final IntColumn labels = new IntColumn();
    private final IntColumn firstCut = new IntColumn();
    private final IntColumn cuts = new IntColumn();

    /**
     * Sorts states and transitions.
     *
     * @param rows for each state the number of each variable's value; this vector and the next three are given back empty
     * @param from for each transition its source
     * @param to for each transition its target
     * @param label for each transition the number of its event
     */
    GraphOrder(
            StateLabels stateLabels,
            EventLabels eventLabels,
            IntColumn rows,
            IntColumn from,
            IntColumn to,
            IntColumn label) {
        variables = stateLabels.variables();
        events = new ArrayList<>(eventLabels.events());
        Collections.sort(events);
        int[] rank = eventLabels.events().stream()
                .mapToInt(e -> Collections.binarySearch(events, e))
                .toArray();
        sorted = new SortedStates(stateLabels, rows);
        first = new int[sorted.size() + 1];
        for (int t = 0; t < from.size(); t++) {
            first[sorted.place(from.get(t)) + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        int[] next = first.clone();
        given = new long[from.size()];
        for (int t = 0; t < given.length; t++) {
            given[next[sorted.place(from.get(t))]++] = (long) rank[label.get(t)] << 32 | sorted.place(to.get(t));
        }
        from.clear();
        to.clear();
        label.clear();
        number = new int[sorted.size()];
        Arrays.fill(number, ABSENT);
        order = new int[sorted.size()];
    }

    /**
     * Numbers the states and gives the graph.
     *
     * @param initial the initial states
     * @param outside states that are outside the model: not part of the graph, and events that lead to them are cut
     * @param unexpanded states whose transitions are not known
     * @param id gives what a state is called in errors
     * @throws IllegalArgumentException if not all states are reachable, or some unexpanded states don't come last
     */
    StateGraph graph(BitSet initial, BitSet outside, BitSet unexpanded, IntToLongFunction id) {
        for (int place = 0; place < sorted.size(); place++) {
            if (initial.get(sorted.state(place))) {
                append(place);
            }
        }
        for (int level = 0; level < count || levels.size() == 0; ) {
            levels.add(level);
            int end = count;
            moveToEnd(unexpanded, level);
            for (; level < end; level++) {
                addTransitions(order[level], outside);
            }
        }
        levels.add(count);
        requireAll(outside, id);
        return assemble(unexpanded, id);
    }

    private void append(int place) {
        number[place] = count;
        order[count++] = place;
    }

    /** Moves those states to the end of their level, the last one so far, of which a partial graph doesn't know the transitions. */
    private void moveToEnd(BitSet unexpanded, int level) {
        int[] last = Arrays.copyOfRange(order, level, count);
        count = level;
        for (boolean moved : new boolean[] {false, true}) {
            for (int place : last) {
                if (unexpanded.get(sorted.state(place)) == moved) {
                    append(place);
                }
            }
        }
    }

    private void addTransitions(int source, BitSet outside) {
        firstTransition.add(targets.size());
        firstCut.add(cuts.size());
        Arrays.sort(given, first[source], first[source + 1]);
        for (int t = first[source]; t < first[source + 1]; t++) {
            int target = (int) given[t];
            int label = (int) (given[t] >>> 32);
            if (t > first[source] && given[t] == given[t - 1]) {
                repeated++;
            } else if (!outside.get(sorted.state(target))) {
                if (number[target] == ABSENT) {
                    append(target);
                }
                targets.add(target);
                labels.add(label);
            } else if (cuts.size() == firstCut.get(firstCut.size() - 1) || cuts.get(cuts.size() - 1) != label) {
                cuts.add(label);
            }
        }
    }

    private void requireAll(BitSet outside, IntToLongFunction id) {
        if (levels.get(1) == 0) {
            throw new IllegalArgumentException(
                    "expected at least one initial state, drawn with style=filled, found none");
        }
        int unreachable = 0;
        int example = ABSENT;
        for (int state = sorted.size() - 1; state >= 0; state--) {
            if (number[sorted.place(state)] == ABSENT && !outside.get(state)) {
                unreachable++;
                example = state;
            }
        }
        if (unreachable > 0) {
            throw new IllegalArgumentException("expected states that can be reached from the initial ones (drawn with"
                    + " style=filled), found " + unreachable + " that can't, such as " + id.applyAsLong(example));
        }
    }

    private StateGraph assemble(BitSet unexpanded, IntToLongFunction id) {
        firstTransition.add(targets.size());
        firstCut.add(cuts.size());
        int expanded = count;
        while (expanded > 0 && unexpanded.get(sorted.state(order[expanded - 1]))) {
            expanded--;
        }
        for (int i = 0; i < count; i++) {
            if (unexpanded.get(sorted.state(order[i]))
                    && (i < expanded || firstTransition.get(i) < firstTransition.get(i + 1))) {
                throw new IllegalArgumentException("expected states drawn with style=dashed to be the last ones and"
                        + " without transitions, found that of state " + id.applyAsLong(sorted.state(order[i]))
                        + " followed by others");
            }
        }
        int[] ends = targets.toArray();
        targets.clear();
        for (int t = 0; t < ends.length; t++) {
            ends[t] = number[ends[t]];
        }
        int[] rows = sorted.rows(order, count);
        return new StateGraph(
                variables,
                sorted.values(rows),
                rows,
                levels.toArray(),
                firstTransition.toArray(),
                ends,
                labels.toArray(),
                firstCut.toArray(),
                cuts.toArray(),
                events.stream().map(List::of).toList(),
                expanded);
    }

    /** Gives the number of transitions that were given more than once. */
    long repeated() {
        return repeated;
    }
}
