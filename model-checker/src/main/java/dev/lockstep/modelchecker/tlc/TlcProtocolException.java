package dev.lockstep.modelchecker.tlc;

/** Reports that TLC's messages and its exit code contradict each other in a way that leaves the verdict open. */
public final class TlcProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Makes an error with a message that quotes what TLC printed. */
    public TlcProtocolException(String message) {
        super(message);
    }
}
