package dev.lockstep.modelchecker.explore;

import java.util.Arrays;

/**
 * A set of rows that many threads add to. A row gets a <em>handle</em> that stays; which one depends on the order of arrival.
 *
 * <p>Split into shards with a lock each; a shard is an open-addressing table over a growing array of rows.
 */
final class RowTable {
    private static final int SHARD_BITS = 6;
    private static final int SHARDS = 1 << SHARD_BITS;
    private static final int ABSENT = -1;

    private final int width;
    private final Shard[] shards = new Shard[SHARDS];

    RowTable(int width) {
        this.width = width;
        Arrays.setAll(shards, i -> new Shard());
    }

    /** Gives the handle of a row, adding the row if it is new. */
    int add(int[] row) {
        int hash = hash(row);
        int shard = hash & (SHARDS - 1);
        return shards[shard].add(row, hash >>> SHARD_BITS) << SHARD_BITS | shard;
    }

    /** Says whether a row was added. */
    boolean contains(int[] row) {
        int hash = hash(row);
        return shards[hash & (SHARDS - 1)].find(row, hash >>> SHARD_BITS) != ABSENT;
    }

    /** Copies the row of a handle into {@code target} at {@code offset}. */
    void copy(int handle, int[] target, int offset) {
        Shard shard = shards[handle & (SHARDS - 1)];
        System.arraycopy(shard.rows, (handle >>> SHARD_BITS) * width, target, offset, width);
    }

    /** Gives the final number of a handle, or -1. Not for use while rows are added. */
    int number(int handle) {
        Shard shard = shards[handle & (SHARDS - 1)];
        int index = handle >>> SHARD_BITS;
        return index < shard.numbers.length ? shard.numbers[index] : ABSENT;
    }

    void setNumber(int handle, int number) {
        shards[handle & (SHARDS - 1)].setNumber(handle >>> SHARD_BITS, number);
    }

    private static int hash(int[] row) {
        int hash = 0;
        for (int value : row) {
            hash = (hash ^ value) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        hash *= 0x85EBCA6B;
        return hash ^ hash >>> 13;
    }

    private final class Shard {
        private int[] slots = newSlots(64);
        private int[] rows = new int[16 * width];
        private int[] numbers = new int[0];
        private int size;

        synchronized int find(int[] row, int hash) {
            return slots[slot(row, hash)];
        }

        synchronized int add(int[] row, int hash) {
            int slot = slot(row, hash);
            if (slots[slot] != ABSENT) {
                return slots[slot];
            }
            if ((size + 1) * width > rows.length) {
                rows = Arrays.copyOf(rows, rows.length + Math.max(width, rows.length / 2 / width * width));
            }
            System.arraycopy(row, 0, rows, size * width, width);
            slots[slot] = size++;
            if (size * 3 > slots.length * 2) {
                grow();
            }
            return size - 1;
        }

        void setNumber(int index, int number) {
            if (index >= numbers.length) {
                int old = numbers.length;
                numbers = Arrays.copyOf(numbers, Math.max(size, index + 1));
                Arrays.fill(numbers, old, numbers.length, ABSENT);
            }
            numbers[index] = number;
        }

        private int slot(int[] row, int hash) {
            int slot = hash & (slots.length - 1);
            while (slots[slot] != ABSENT && !sameRow(slots[slot], row)) {
                slot = (slot + 1) & (slots.length - 1);
            }
            return slot;
        }

        private boolean sameRow(int index, int[] row) {
            return Arrays.equals(rows, index * width, (index + 1) * width, row, 0, width);
        }

        private void grow() {
            int[] row = new int[width];
            slots = newSlots(2 * slots.length);
            for (int i = 0; i < size; i++) {
                System.arraycopy(rows, i * width, row, 0, width);
                slots[slot(row, hash(row) >>> SHARD_BITS)] = i;
            }
        }
    }

    private static int[] newSlots(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, ABSENT);
        return slots;
    }
}
