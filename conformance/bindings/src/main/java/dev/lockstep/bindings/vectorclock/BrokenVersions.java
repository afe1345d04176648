package dev.lockstep.bindings.vectorclock;

import dev.lockstep.protocols.vectorclock.ClockedProcess;
import dev.lockstep.protocols.vectorclock.Order;
import dev.lockstep.protocols.vectorclock.VectorClock;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Processes that compare clocks or reconcile versions wrongly, each by one rule. */
final class BrokenVersions {
    private BrokenVersions() {}

    /** Takes clocks of different nodes for concurrent, whatever their counts. */
    static final class MissingIncomparable extends ClockedProcess {
        MissingIncomparable(String id) {
            super(id);
        }

        private MissingIncomparable(MissingIncomparable other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new MissingIncomparable(this);
        }

        @Override
        protected Order compare(VectorClock a, VectorClock b) {
            return a.entries().keySet().equals(b.entries().keySet()) ? super.compare(a, b) : Order.CONCURRENT;
        }
    }

    /** Compares the counts of the nodes in both clocks, and the number of entries. */
    static final class SharedEntriesOnly extends ClockedProcess {
        SharedEntriesOnly(String id) {
            super(id);
        }

        private SharedEntriesOnly(SharedEntriesOnly other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new SharedEntriesOnly(this);
        }

        @Override
        protected Order compare(VectorClock a, VectorClock b) {
            boolean le = isAtMost(a, b);
            boolean ge = isAtMost(b, a);
            if (le && ge) {
                return Order.EQUAL;
            }
            if (le) {
                return Order.BEFORE;
            }
            return ge ? Order.AFTER : Order.CONCURRENT;
        }

        private static boolean isAtMost(VectorClock a, VectorClock b) {
            return a.entries().size() <= b.entries().size()
                    && a.entries().entrySet().stream()
                            .filter(entry -> b.get(entry.getKey()) > 0)
                            .allMatch(entry -> entry.getValue() <= b.get(entry.getKey()));
        }
    }

    /** Reads equal clocks as one before the other. */
    static final class EqualAsBefore extends ClockedProcess {
        EqualAsBefore(String id) {
            super(id);
        }

        private EqualAsBefore(EqualAsBefore other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new EqualAsBefore(this);
        }

        @Override
        protected Order compare(VectorClock a, VectorClock b) {
            Order order = super.compare(a, b);
            return order == Order.EQUAL ? Order.BEFORE : order;
        }
    }

    /** Holds the version that came in last, and no other. */
    static final class LastUpdateWins extends ClockedProcess {
        LastUpdateWins(String id) {
            super(id);
        }

        private LastUpdateWins(LastUpdateWins other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new LastUpdateWins(this);
        }

        @Override
        protected Set<VectorClock> reconcile(VectorClock received, Set<VectorClock> held) {
            return Set.of(received);
        }
    }

    /** Keeps versions that the one received supersedes. */
    static final class SupersededStays extends ClockedProcess {
        SupersededStays(String id) {
            super(id);
        }

        private SupersededStays(SupersededStays other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new SupersededStays(this);
        }

        @Override
        protected Set<VectorClock> reconcile(VectorClock received, Set<VectorClock> held) {
            Order order = standing(received, held);
            return order == Order.AFTER || order == Order.CONCURRENT ? union(held, received) : held;
        }
    }

    /** Takes in a version that one of those held has superseded. */
    static final class StaleComesBack extends ClockedProcess {
        StaleComesBack(String id) {
            super(id);
        }

        private StaleComesBack(StaleComesBack other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new StaleComesBack(this);
        }

        @Override
        protected Set<VectorClock> reconcile(VectorClock received, Set<VectorClock> held) {
            return standing(received, held) == Order.BEFORE ? union(held, received) : super.reconcile(received, held);
        }
    }

    /** Forgets the oldest sibling when a third one comes in. */
    static final class SiblingsCapped extends ClockedProcess {
        SiblingsCapped(String id) {
            super(id);
        }

        private SiblingsCapped(SiblingsCapped other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new SiblingsCapped(this);
        }

        @Override
        protected Set<VectorClock> reconcile(VectorClock received, Set<VectorClock> held) {
            Set<VectorClock> kept = new LinkedHashSet<>(super.reconcile(received, held));
            if (kept.size() > 2) {
                kept.remove(kept.iterator().next());
            }
            return Collections.unmodifiableSet(kept);
        }
    }

    private static Set<VectorClock> union(Set<VectorClock> held, VectorClock received) {
        Set<VectorClock> all = new LinkedHashSet<>(held);
        all.add(received);
        return Collections.unmodifiableSet(all);
    }
}
