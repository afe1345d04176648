package dev.lockstep.runner.replay;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A worker's clock for the event at hand, which a watchdog may take away from it.
 *
 * @param <P> says where the worker is
 */
final class Watch<P> {
    private static final long IDLE = 0;
    private static final long TAKEN = -1;

    private final AtomicLong since = new AtomicLong(IDLE);
    private volatile @Nullable P place;
    private volatile int event;

    /** Starts an event. */
    void start(P at, int next) {
        place = at;
        event = next;
        since.set(Math.max(1, System.nanoTime() & Long.MAX_VALUE));
    }

    /** Ends an event; says whether it still counts. */
    boolean end() {
        return since.getAndSet(IDLE) != TAKEN;
    }

    /** Takes the event away if it has had its time; its worker's result then no longer counts. */
    boolean takeIfOver(long nanos) {
        long begun = since.get();
        return begun > 0 && (System.nanoTime() & Long.MAX_VALUE) - begun > nanos && since.compareAndSet(begun, TAKEN);
    }

    /** Gives where the event was that was taken away. */
    P place() {
        P at = place;
        if (at == null) {
            throw new IllegalStateException("no event was started");
        }
        return at;
    }

    /** Gives the number of the event that was taken away. */
    int event() {
        return event;
    }
}
