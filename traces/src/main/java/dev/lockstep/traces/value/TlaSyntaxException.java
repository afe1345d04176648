package dev.lockstep.traces.value;

/** Reports text that is not a TLA+ value: what was expected, what was found, and at which column. */
public final class TlaSyntaxException extends IllegalArgumentException {
    TlaSyntaxException(String message) {
        super(message);
    }
}
