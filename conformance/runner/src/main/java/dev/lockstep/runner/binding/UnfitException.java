package dev.lockstep.runner.binding;

/** Reports an event or a trace that does not fit the spec or the binding, such as an argument of another type. */
public final class UnfitException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** Makes a report: what, where, what was expected, what was found. */
    public UnfitException(String message) {
        super(message);
    }

    /** Makes a report of what another exception says. */
    public UnfitException(String message, Throwable cause) {
        super(message, cause);
    }
}
