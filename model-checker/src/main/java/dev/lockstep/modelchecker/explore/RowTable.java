package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.graph.StateRows;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A set of rows that many threads add to, and in which they look without locks.
 *
 * <p>A row is known by a <em>handle</em>: the number of its state, or a negative number as long as it has none. Threads add rows and {@linkplain
 * #offer offer} them a place each; then rows get their numbers, which depend on the places alone and not on who came first. In between, only
 * one of these things is done at a time.
 *
 * <p>Split into shards with a lock each for adding; a shard is an open-addressing table whose slots hold 32 bits of the hash and the handle.
 */
final class RowTable {
    /** No handle. */
    static final int ABSENT = Integer.MIN_VALUE;

    private static final int SHARD_BITS = 6;
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(long[].class);

    private final int width;
    private final StateRows rows;
    private final Shard[] shards = new Shard[1 << SHARD_BITS];

    RowTable(int width) {
        this.width = width;
        this.rows = new StateRows(width);
        Arrays.setAll(shards, Shard::new);
    }

    /** Gives the rows that have numbers, by number. */
    StateRows rows() {
        return rows;
    }

    /** Gives the handle of a row, or {@link #ABSENT}; may miss one that another thread is adding just now. */
    int find(int[] row) {
        long hash = hash(row);
        return shard(hash).find(row, (int) hash);
    }

    /** Gives the handle of a row, adding the row if it is new. */
    int add(int[] row) {
        long hash = hash(row);
        Shard shard = shard(hash);
        int handle = shard.find(row, (int) hash);
        return handle != ABSENT ? handle : shard.add(row, (int) hash);
    }

    /** Says whether a handle is that of a row. */
    boolean matches(int handle, int[] row) {
        return handle >= 0 ? rows.matches(handle, row) : shardOf(handle).matches(indexOf(handle), row);
    }

    /** Copies the row of a handle. */
    void copy(int handle, int[] target) {
        if (handle >= 0) {
            rows.copy(handle, target);
        } else {
            System.arraycopy(shardOf(handle).rows, indexOf(handle) * width, target, 0, width);
        }
    }

    /** Counts the rows without a number; while threads add rows, it may be behind. */
    long freshCount() {
        long count = 0;
        for (Shard shard : shards) {
            count += shard.fresh;
        }
        return count;
    }

    /** Lets rows without a number be offered places from now on. */
    void openOffers() {
        for (Shard shard : shards) {
            shard.openOffers();
        }
    }

    /** Offers a place to a row without a number; the smallest place wins. */
    void offer(int handle, long place) {
        long[] places = shardOf(handle).places;
        int index = indexOf(handle);
        for (long held = (long) SLOTS.getOpaque(places, index); place < held; ) {
            long witness = (long) SLOTS.compareAndExchange(places, index, held, place);
            if (witness == held) {
                return;
            }
            held = witness;
        }
    }

    /** Says whether a place won a row. */
    boolean holds(int handle, long place) {
        return shardOf(handle).places[indexOf(handle)] == place;
    }

    /** Gives a row the number of its state, for which there is room in {@link #rows()} already. */
    void setNumber(int handle, int number) {
        Shard shard = shardOf(handle);
        int index = indexOf(handle);
        rows.put(number, shard.rows, index * width);
        shard.numbers[index] = number;
    }

    /** Gives the number of the state with this handle; -1 if it got none. */
    int number(int handle) {
        return handle >= 0 ? handle : shardOf(handle).numbers[indexOf(handle)];
    }

    int shardCount() {
        return shards.length;
    }

    /** Makes the numbers of a shard's rows their handles; each must have got one. */
    void settle(int shard) {
        shards[shard].settle();
    }

    private Shard shard(long hash) {
        return shards[(int) (hash >>> (Long.SIZE - SHARD_BITS))];
    }

    private Shard shardOf(int handle) {
        return shards[~handle & (shards.length - 1)];
    }

    private static int indexOf(int handle) {
        return ~handle >>> SHARD_BITS;
    }

    private static long hash(int[] row) {
        long hash = 0;
        for (int value : row) {
            hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        hash *= 0xD6E8FEB86659FD93L;
        return hash ^ (hash >>> 32);
    }

    private final class Shard {
        private final int number;

        /** For each slot the lower half of the hash and the handle; 0 if it is free. */
        private volatile long[] slots = new long[64];

        private int used;

        /** Rows without a number: one after another. */
        private volatile int[] rows = new int[16 * width];

        private volatile int fresh;
        private long[] places = new long[0];
        private int[] numbers = new int[0];

        Shard(int number) {
            this.number = number;
        }

        int find(int[] row, int tag) {
            long[] table = slots;
            int mask = table.length - 1;
            for (int slot = tag & mask; ; slot = (slot + 1) & mask) {
                long entry = (long) SLOTS.getAcquire(table, slot);
                if (entry == 0) {
                    return ABSENT;
                }
                int handle = (int) entry ^ ABSENT;
                if ((int) (entry >>> 32) == tag && RowTable.this.matches(handle, row)) {
                    return handle;
                }
            }
        }

        boolean matches(int index, int[] row) {
            return Arrays.equals(rows, index * width, (index + 1) * width, row, 0, width);
        }

        synchronized int add(int[] row, int tag) {
            int earlier = find(row, tag);
            if (earlier != ABSENT) {
                return earlier;
            }
            if ((used + 1) * 3L > slots.length * 2L) {
                grow();
            }
            if ((fresh + 1) * width > rows.length) {
                rows = Arrays.copyOf(rows, 2 * rows.length);
            }
            System.arraycopy(row, 0, rows, fresh * width, width);
            int handle = ~(fresh << SHARD_BITS | number);
            // From here on other threads find the row, so it has to be there in full.
            SLOTS.setRelease(slots, freeSlot(slots, tag), entry(tag, handle));
            fresh++;
            used++;
            return handle;
        }

        private void grow() {
            long[] larger = new long[2 * slots.length];
            for (long entry : slots) {
                if (entry != 0) {
                    larger[freeSlot(larger, (int) (entry >>> 32))] = entry;
                }
            }
            slots = larger;
        }

        void openOffers() {
            if (places.length < fresh) {
                places = new long[fresh + fresh / 2];
                numbers = new int[places.length];
            }
            Arrays.fill(places, 0, fresh, Long.MAX_VALUE);
            Arrays.fill(numbers, 0, fresh, -1);
        }

        void settle() {
            long[] table = slots;
            int[] row = new int[width];
            for (int index = 0; index < fresh; index++) {
                System.arraycopy(rows, index * width, row, 0, width);
                int tag = (int) hash(row);
                long old = entry(tag, ~(index << SHARD_BITS | number));
                int slot = tag & (table.length - 1);
                while (table[slot] != old) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = entry(tag, numbers[index]);
            }
            fresh = 0;
        }
    }

    private static long entry(int tag, int handle) {
        return (long) tag << 32 | Integer.toUnsignedLong(handle ^ ABSENT);
    }

    private static int freeSlot(long[] slots, int tag) {
        int slot = tag & (slots.length - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
