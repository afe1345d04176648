package dev.lockstep.runner.shrink;

/** The subject did not do what a trace has, but something else that the spec allows: the two don't part, and the trace shows nothing. */
public final class AnotherOutcomeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    AnotherOutcomeException(String message) {
        super(message);
    }
}
