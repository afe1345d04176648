package dev.lockstep.modelchecker.graph;

import java.util.Arrays;

/** The rows of states: for each variable of a state the number of its value. Kept in segments, so that it grows without being copied. */
public final class StateRows {
    private static final int SEGMENT_BITS = 13;
    private static final int[] NONE = {};

    private final int width;
    private final int shift;
    private final int mask;
    private int[][] segments = {};
    private int size;

    /** Makes rows of {@code width} variables; there is none yet. */
    public StateRows(int width) {
        this.width = width;
        int widthBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, width) - 1);
        this.shift = Math.max(0, SEGMENT_BITS - widthBits);
        this.mask = (1 << shift) - 1;
    }

    /** Takes rows that lie one after another in an array. */
    public static StateRows of(int width, int[] rows) {
        var all = new StateRows(width);
        all.resize(rows.length / width);
        for (int state = 0; state < all.size; state++) {
            all.put(state, rows, state * width);
        }
        return all;
    }

    /** Gives the number of states. */
    public int size() {
        return size;
    }

    /** Gives the number of variables. */
    public int width() {
        return width;
    }

    /** Gives the number of a variable's value in a state. */
    public int get(int state, int variable) {
        return segments[state >>> shift][(state & mask) * width + variable];
    }

    /** Replaces the number of a variable's value; threads may replace different ones at the same time. */
    public void set(int state, int variable, int value) {
        segments[state >>> shift][(state & mask) * width + variable] = value;
    }

    /** Copies the row of a state into {@code target}. */
    public void copy(int state, int[] target) {
        System.arraycopy(segments[state >>> shift], (state & mask) * width, target, 0, width);
    }

    /** Gives a state the row that begins at {@code offset}; threads may do so for different states at the same time. */
    public void put(int state, int[] source, int offset) {
        System.arraycopy(source, offset, segments[state >>> shift], (state & mask) * width, width);
    }

    /** Says whether a state has this row. */
    public boolean matches(int state, int[] row) {
        int offset = (state & mask) * width;
        return Arrays.equals(segments[state >>> shift], offset, offset + width, row, 0, width);
    }

    /** Makes room for more states; all numbers in their rows are 0. */
    public void resize(int more) {
        int have = segmentsFor(size);
        int needed = segmentsFor(more);
        if (needed > segments.length) {
            segments = Arrays.copyOf(segments, needed + needed / 2);
            Arrays.fill(segments, needed, segments.length, NONE);
        }
        for (int i = have; i < needed; i++) {
            segments[i] = new int[width << shift];
        }
        size = more;
    }

    private int segmentsFor(int states) {
        return (int) (((long) states + mask) >>> shift);
    }
}
