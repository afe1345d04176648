package dev.lockstep.runner.shrink;

import dev.lockstep.runner.replay.ReplayOptions;
import java.time.Duration;

/**
 * Says how far to shrink.
 *
 * @param candidates how many traces to try at most; a number and not a time, so that the result is the same on every machine
 * @param eventTimeout the time after which an event that the subject does not come back from is a hang; each trace that shows a hang takes that long
 */
public record ShrinkOptions(int candidates, Duration eventTimeout) {
    /** What is done unless told otherwise. */
    public static final ShrinkOptions STANDARD = new ShrinkOptions(10_000, ReplayOptions.EVENT_TIMEOUT);

    /** Checks the numbers. */
    public ShrinkOptions {
        if (candidates < 1 || eventTimeout.isNegative() || eventTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "expected at least one candidate and time for an event, found " + candidates + ", " + eventTimeout);
        }
    }
}
