package dev.lockstep.modelchecker.evaluator;

/** Results by keys of some numbers each: an open-addressing table for the use of one thread. Results are not negative. */
final class KeyTable {
    static final int ABSENT = -1;
    private static final int[] NONE = new int[0];
    private static final int FIRST_SLOTS = 8;

    private final int width;
    /** A result plus one, then its key, and so on; 0 where there is none. */
    private int[] slots = NONE;

    private int size;

    KeyTable(int width) {
        this.width = width;
    }

    int find(int[] key) {
        return slots.length == 0 ? ABSENT : slots[slot(key, 0)] - 1;
    }

    void put(int[] key, int result) {
        if (size * 3 >= capacity() * 2) {
            grow();
        }
        int slot = slot(key, 0);
        slots[slot] = result + 1;
        System.arraycopy(key, 0, slots, slot + 1, width);
        size++;
    }

    /** Forgets all results. */
    void clear() {
        slots = NONE;
        size = 0;
    }

    /** Gives how many numbers it holds. */
    int footprint() {
        return slots.length;
    }

    private int capacity() {
        return slots.length / (width + 1);
    }

    private int slot(int[] key, int from) {
        int mask = capacity() - 1;
        int hash = 0;
        for (int i = 0; i < width; i++) {
            hash = (hash ^ key[from + i]) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        int slot = hash & mask;
        while (slots[slot * (width + 1)] != 0 && !sameKey(slot * (width + 1) + 1, key, from)) {
            slot = (slot + 1) & mask;
        }
        return slot * (width + 1);
    }

    private boolean sameKey(int at, int[] key, int from) {
        for (int i = 0; i < width; i++) {
            if (slots[at + i] != key[from + i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length == 0 ? FIRST_SLOTS * (width + 1) : 2 * old.length];
        for (int i = 0; i < old.length; i += width + 1) {
            if (old[i] != 0) {
                int slot = slot(old, i + 1);
                System.arraycopy(old, i, slots, slot, width + 1);
            }
        }
    }
}
