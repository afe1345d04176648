package dev.lockstep.protocols.vectorclock;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts, node by node, the events that are known: an immutable timestamp whose order is exactly happened-before.
 *
 * <p>A clock holds the nodes heard of so far. A node that is missing counts as 0, and 0 is never stored, so clocks that
 * mean the same are equal and nodes may join at any time. Counts are exact up to {@link Long#MAX_VALUE}; a tick beyond
 * that throws {@link ArithmeticException} and does not wrap around. Every operation takes time linear in the entries.
 *
 * <p>Source: Fidge 1988, Mattern 1989; {@code VectorClock} section "Clocks".
 */
public final class VectorClock {
    private static final VectorClock EMPTY = new VectorClock(new TreeMap<>());

    /** Sorted for printing; each value is at least 1. */
    private final SortedMap<String, Long> counts;

    private VectorClock(SortedMap<String, Long> counts) {
        this.counts = Collections.unmodifiableSortedMap(counts);
    }

    /** Returns the clock that knows of no event ({@code VectorClock!NoEvents}). */
    public static VectorClock empty() {
        return EMPTY;
    }

    /**
     * Returns the clock with these entries, leaving out those that are 0; the map is copied.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public static VectorClock of(Map<String, Long> counts) {
        SortedMap<String, Long> positive = new TreeMap<>();
        counts.forEach((node, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException("Clock entry of node '" + node + "' is " + count
                        + "; expected a count of events, 0 or more. Leave the entry out if no event is known.");
            }
            if (count > 0) {
                positive.put(node, count);
            }
        });
        return positive.isEmpty() ? EMPTY : new VectorClock(positive);
    }

    /** Returns how many events of {@code node} are known, 0 for a node not heard of ({@code VectorClock!At}). */
    public long get(String node) {
        return counts.getOrDefault(node, 0L);
    }

    /** Returns the entries that are not 0, sorted by node; the map cannot be modified. */
    public SortedMap<String, Long> entries() {
        return counts;
    }

    /**
     * Returns this clock with one more event of {@code node} ({@code VectorClock!Tick}).
     *
     * @throws ArithmeticException if that entry has reached {@link Long#MAX_VALUE}
     */
    public VectorClock tick(String node) {
        SortedMap<String, Long> next = new TreeMap<>(counts);
        next.put(node, Math.addExact(get(node), 1L));
        return new VectorClock(next);
    }

    /** Returns the clock that knows what either knows: the larger count in each entry ({@code VectorClock!Merge}). */
    public VectorClock merge(VectorClock other) {
        SortedMap<String, Long> larger = new TreeMap<>(counts);
        other.counts.forEach((node, count) -> larger.merge(node, count, Math::max));
        return new VectorClock(larger);
    }

    /** Returns how this clock stands to {@code other} ({@code VectorClock!Compare}). */
    public Order compare(VectorClock other) {
        if (equals(other)) {
            return Order.EQUAL;
        }
        if (isAtMost(other)) {
            return Order.BEFORE;
        }
        return other.isAtMost(this) ? Order.AFTER : Order.CONCURRENT;
    }

    /** Tells whether {@code other} knows all that this clock knows ({@code VectorClock!AtMost}). */
    public boolean isAtMost(VectorClock other) {
        return counts.entrySet().stream().allMatch(entry -> entry.getValue() <= other.get(entry.getKey()));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof VectorClock that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    /** Returns the entries sorted by node, such as <code>{a=2, b=1}</code>. */
    @Override
    public String toString() {
        return counts.toString();
    }
}
