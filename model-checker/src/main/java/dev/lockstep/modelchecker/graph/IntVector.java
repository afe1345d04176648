package dev.lockstep.modelchecker.graph;

import java.util.Arrays;

/** A growing array of {@code int}, kept in segments: it grows without being copied, so it never needs room for two of itself. */
public final class IntVector {
    private static final int SHIFT = 13;
    private static final int SEGMENT = 1 << SHIFT;
    private static final int[] NONE = {};

    private int[][] segments = {};
    private int size;

    /** Gives a vector of these elements. */
    public static IntVector of(int... elements) {
        var vector = new IntVector();
        vector.resize(elements.length);
        for (int i = 0; i < elements.length; i++) {
            vector.set(i, elements[i]);
        }
        return vector;
    }

    /** Gives the number of elements. */
    public int size() {
        return size;
    }

    /** Gives an element. */
    public int get(int index) {
        return segments[index >>> SHIFT][index & (SEGMENT - 1)];
    }

    /** Replaces an element; threads may set different ones at the same time. */
    public void set(int index, int element) {
        segments[index >>> SHIFT][index & (SEGMENT - 1)] = element;
    }

    /** Adds an element at the end. */
    public void add(int element) {
        resize(size + 1);
        set(size - 1, element);
    }

    /** Makes the vector longer; the value of new elements is 0. */
    public void resize(int longer) {
        int have = segmentsFor(size);
        int needed = segmentsFor(longer);
        if (needed > segments.length) {
            segments = Arrays.copyOf(segments, needed + needed / 2);
            Arrays.fill(segments, needed, segments.length, NONE);
        }
        for (int i = have; i < needed; i++) {
            segments[i] = new int[SEGMENT];
        }
        size = longer;
    }

    private static int segmentsFor(int size) {
        return (int) (((long) size + SEGMENT - 1) >>> SHIFT);
    }

    /** Gives the elements {@code from} to {@code to}, the latter exclusive. */
    public int[] slice(int from, int to) {
        int[] slice = new int[to - from];
        for (int i = from; i < to; i++) {
            slice[i - from] = get(i);
        }
        return slice;
    }

    /** Gives the last place whose element is at most {@code bound}, in a vector that ascends; -1 if there is none. Logarithmic. */
    public int lastAtMost(int bound) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (get(middle) <= bound) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
