package dev.lockstep.modelchecker.graph;

import java.util.Arrays;

/** Numbers the ids of states in the order in which they are met: an open-addressing table over a growing array of ids. */
final class StateIds {
    private static final int ABSENT = -1;

    private int[] slots = newSlots(1 << 10);
    private long[] ids = new long[1 << 9];
    private int size;

    /** Gives the number of an id, the next one if it is new. */
    int number(long id) {
        int slot = slot(id);
        if (slots[slot] != ABSENT) {
            return slots[slot];
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size + (size >> 1));
        }
        ids[size] = id;
        slots[slot] = size++;
        if (size > slots.length / 3 * 2) {
            rehash();
        }
        return size - 1;
    }

    /** Gives the id of a number. */
    long id(int number) {
        return ids[number];
    }

    int size() {
        return size;
    }

    private int slot(long id) {
        // Fingerprints are spread well, numbers in a row are not.
        long hash = id * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 32 ^ hash >>> 47) & (slots.length - 1);
        while (slots[slot] != ABSENT && ids[slots[slot]] != id) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void rehash() {
        slots = newSlots(2 * slots.length);
        for (int number = 0; number < size; number++) {
            slots[slot(ids[number])] = number;
        }
    }

    private static int[] newSlots(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, ABSENT);
        return slots;
    }
}
