package dev.lockstep.traces.itf;

/** Reports a trace file that is not ITF, or not of the kind expected: where, what was expected, what was found. */
public final class ItfException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    ItfException(String message) {
        super(message);
    }

    ItfException(String message, Throwable cause) {
        super(message, cause);
    }
}
