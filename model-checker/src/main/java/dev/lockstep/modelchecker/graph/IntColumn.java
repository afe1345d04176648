package dev.lockstep.modelchecker.graph;

import java.util.Arrays;

/** A growing array of {@code int}. */
final class IntColumn {
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private int[] elements = new int[64];
    private int size;

    void add(int element) {
        if (size == elements.length) {
            grow(size + 1);
        }
        elements[size++] = element;
    }

    /** Sets an element; those between the old end and a new one get {@code filler}. */
    void set(int index, int element, int filler) {
        if (index >= elements.length) {
            grow(index + 1);
        }
        if (index >= size) {
            Arrays.fill(elements, size, index, filler);
            size = index + 1;
        }
        elements[index] = element;
    }

    int get(int index) {
        return elements[index];
    }

    int size() {
        return size;
    }

    /** Forgets all elements and gives their memory back. */
    void clear() {
        elements = new int[0];
        size = 0;
    }

    int[] toArray() {
        return Arrays.copyOf(elements, size);
    }

    private void grow(int needed) {
        elements = Arrays.copyOf(elements, (int) Math.max(needed, Math.min(LONGEST, size + (size >> 1) + 16L)));
    }
}
