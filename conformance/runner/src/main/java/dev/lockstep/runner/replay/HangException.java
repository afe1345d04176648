package dev.lockstep.runner.replay;

import java.time.Duration;

/** Stands for a subject that did not come back in time; its stack trace is where the subject was then. */
public final class HangException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HangException(Duration limit) {
        super("the subject did not come back within " + limit.toMillis() / 1000.0 + " s");
    }
}
