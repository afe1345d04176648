package dev.lockstep.bindings.vectorclock;

import dev.lockstep.protocols.vectorclock.ClockedProcess;
import dev.lockstep.protocols.vectorclock.Update;
import dev.lockstep.protocols.vectorclock.VectorClock;
import java.util.Map;
import java.util.TreeMap;

/** Processes that count or merge wrongly, each by one rule. */
final class BrokenClocks {
    private BrokenClocks() {}

    /** Stamps an update with the clock of the event before. */
    static final class SendWithoutTick extends ClockedProcess {
        SendWithoutTick(String id) {
            super(id);
        }

        private SendWithoutTick(SendWithoutTick other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new SendWithoutTick(this);
        }

        @Override
        protected VectorClock clockAfterSend(VectorClock own) {
            return own;
        }
    }

    /** Counts the send once the update is stamped. */
    static final class StampBeforeTick extends ClockedProcess {
        StampBeforeTick(String id) {
            super(id);
        }

        private StampBeforeTick(StampBeforeTick other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new StampBeforeTick(this);
        }

        @Override
        public Update send(String to) {
            VectorClock before = clock();
            Update sent = super.send(to);
            return new Update(sent.from(), sent.to(), before);
        }
    }

    /** Merges, and does not count the receipt. */
    static final class ReceiveWithoutTick extends ClockedProcess {
        ReceiveWithoutTick(String id) {
            super(id);
        }

        private ReceiveWithoutTick(ReceiveWithoutTick other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new ReceiveWithoutTick(this);
        }

        @Override
        protected VectorClock clockAfterReceive(VectorClock own, VectorClock received) {
            return merge(own, received);
        }
    }

    /** Counts a receipt only if it brought something new. */
    static final class KnownUpdateUncounted extends ClockedProcess {
        KnownUpdateUncounted(String id) {
            super(id);
        }

        private KnownUpdateUncounted(KnownUpdateUncounted other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new KnownUpdateUncounted(this);
        }

        @Override
        protected VectorClock clockAfterReceive(VectorClock own, VectorClock received) {
            return received.isAtMost(own) ? own : super.clockAfterReceive(own, received);
        }
    }

    /** Takes over the clock received in place of its own. */
    static final class MergeOverwrites extends ClockedProcess {
        MergeOverwrites(String id) {
            super(id);
        }

        private MergeOverwrites(MergeOverwrites other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new MergeOverwrites(this);
        }

        @Override
        protected VectorClock merge(VectorClock own, VectorClock received) {
            return received;
        }
    }

    /** Merges just the entries that its own clock has. */
    static final class MergeKnownOnly extends ClockedProcess {
        MergeKnownOnly(String id) {
            super(id);
        }

        private MergeKnownOnly(MergeKnownOnly other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new MergeKnownOnly(this);
        }

        @Override
        protected VectorClock merge(VectorClock own, VectorClock received) {
            Map<String, Long> known = new TreeMap<>(own.entries());
            known.replaceAll((node, count) -> Math.max(count, received.get(node)));
            return VectorClock.of(known);
        }
    }

    /** Drops the smallest entries of a merged clock until two are left. */
    static final class MergePrunes extends ClockedProcess {
        MergePrunes(String id) {
            super(id);
        }

        private MergePrunes(MergePrunes other) {
            super(other);
        }

        @Override
        public ClockedProcess copy() {
            return new MergePrunes(this);
        }

        @Override
        protected VectorClock merge(VectorClock own, VectorClock received) {
            Map<String, Long> kept = new TreeMap<>(super.merge(own, received).entries());
            while (kept.size() > 2) {
                kept.entrySet().remove(smallest(kept));
            }
            return VectorClock.of(kept);
        }

        private static Map.Entry<String, Long> smallest(Map<String, Long> counts) {
            return counts.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        }
    }

    /** Counts its events in the entry of another node. */
    static final class IdReused extends ClockedProcess {
        private final String countsAs;

        IdReused(String id, String countsAs) {
            super(id);
            this.countsAs = countsAs;
        }

        private IdReused(IdReused other) {
            super(other);
            this.countsAs = other.countsAs;
        }

        @Override
        public ClockedProcess copy() {
            return new IdReused(this);
        }

        @Override
        protected VectorClock clockAfterLocal(VectorClock own) {
            return own.tick(countsAs);
        }

        @Override
        protected VectorClock clockAfterSend(VectorClock own) {
            return own.tick(countsAs);
        }

        @Override
        protected VectorClock clockAfterReceive(VectorClock own, VectorClock received) {
            return merge(own, received).tick(countsAs);
        }
    }
}
