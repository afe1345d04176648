package dev.lockstep.modelchecker.explore;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** Watches how full the heap is: with what lives, not with what is garbage. */
final class HeapWatch {
    /** An old generation that is so full after a collection makes no progress worth waiting for. */
    private static final double FULL = 0.92;
    /** Of the time, one part in so many may go into collections asked for. */
    private static final int SHARE = 10;

    private final long bound;
    private final List<MemoryPoolMXBean> oldPools;
    private long nextCollection = Long.MIN_VALUE;
    private volatile boolean reached;

    /** Watches for a number of bytes in use; in any case for the JVM's own bound to come near. */
    HeapWatch(long bound) {
        this.bound = bound;
        this.oldPools = ManagementFactory.getMemoryPoolMXBeans().stream()
                // Pools that objects move on from, such as Eden, have no usage threshold.
                .filter(p -> p.getType() == MemoryType.HEAP && p.isUsageThresholdSupported())
                .toList();
    }

    /** Says whether so much is in use; once it was, it stays so. */
    boolean isReached() {
        if (!reached && (isNearlyFull() || (used() > bound && staysAboveBound()))) {
            reached = true;
        }
        return reached;
    }

    /** Looks at what the last collection left; the JVM collects in full before it gives up. */
    private boolean isNearlyFull() {
        for (MemoryPoolMXBean pool : oldPools) {
            MemoryUsage left = pool.getCollectionUsage();
            if (left != null && left.getMax() > 0 && left.getUsed() > FULL * left.getMax()) {
                return true;
            }
        }
        return false;
    }

    /** Collects, unless it did so just now. */
    private synchronized boolean staysAboveBound() {
        long start = System.nanoTime();
        if (reached || (nextCollection != Long.MIN_VALUE && start - nextCollection < 0)) {
            return reached;
        }
        System.gc();
        long end = System.nanoTime();
        nextCollection = end + SHARE * (end - start);
        return used() > bound;
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Says whether an exception was caused by a full heap. */
    static boolean isOutOfMemory(Throwable thrown) {
        Throwable t = thrown;
        for (int depth = 0; t != null && depth < 20; depth++) {
            if (t instanceof OutOfMemoryError) {
                return true;
            }
            t = t.getCause();
        }
        return false;
    }
}
