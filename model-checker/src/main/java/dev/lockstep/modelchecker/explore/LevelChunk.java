package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spi.SuccessorSink;
import java.util.Arrays;

/** What one thread found from a few consecutive states: their transitions and cut events, state by state. */
final class LevelChunk implements SuccessorSink {
    private final RowTable table;
    private final int[] ends;
    private final int[] cutEnds;
    private int states;

    /** Transitions: the label in the upper half, the target's handle in the lower. */
    long[] transitions = new long[256];

    private int size;
    int[] cuts = new int[64];
    private int cutSize;
    private int highestLabel = -1;

    private int[] lastFound = {};
    private int lastHandle = RowTable.ABSENT;

    LevelChunk(RowTable table, int states) {
        this.table = table;
        this.ends = new int[states];
        this.cutEnds = new int[states];
    }

    @Override
    public boolean isKnown(int[] row) {
        lastFound = row;
        lastHandle = table.find(row);
        return lastHandle != RowTable.ABSENT;
    }

    @Override
    public void transition(int label, int[] row) {
        boolean found = row == lastFound && lastHandle != RowTable.ABSENT && table.matches(lastHandle, row);
        if (size == transitions.length) {
            transitions = Arrays.copyOf(transitions, 2 * size);
        }
        transitions[size++] = pack(label, found ? lastHandle : table.add(row));
        highestLabel = Math.max(highestLabel, label);
    }

    @Override
    public void cut(int label) {
        if (cutSize == cuts.length) {
            cuts = Arrays.copyOf(cuts, 2 * cutSize);
        }
        cuts[cutSize++] = label;
        highestLabel = Math.max(highestLabel, label);
    }

    /** Ends the transitions of a state; the next ones are of the next state. */
    void endState() {
        ends[states] = size;
        cutEnds[states++] = cutSize;
    }

    static long pack(int label, int handle) {
        return (long) label << 32 | Integer.toUnsignedLong(handle);
    }

    static int label(long transition) {
        return (int) (transition >>> 32);
    }

    static int handle(long transition) {
        return (int) transition;
    }

    int highestLabel() {
        return highestLabel;
    }

    int states() {
        return states;
    }

    int transitionCount() {
        return size;
    }

    int cutCount() {
        return cutSize;
    }

    /** Gives where the transitions of a state end. */
    int end(int state) {
        return state < 0 ? 0 : ends[state];
    }

    /** Gives where the cut events of a state end. */
    int cutEnd(int state) {
        return state < 0 ? 0 : cutEnds[state];
    }

    /** Moves the ends of a state, of which some transitions and cut events turned out to be the same. */
    void setEnds(int state, int end, int cutEnd) {
        ends[state] = end;
        cutEnds[state] = cutEnd;
        size = end;
        cutSize = cutEnd;
    }

    /** Drops all but the first states. */
    void keep(int kept) {
        states = kept;
        size = end(kept - 1);
        cutSize = cutEnd(kept - 1);
    }
}
