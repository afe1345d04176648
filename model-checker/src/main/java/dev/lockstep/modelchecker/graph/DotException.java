package dev.lockstep.modelchecker.graph;

/** Reports a DOT file that holds no state graph: where, what was expected, what was found. */
public final class DotException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    DotException(String message) {
        super(message);
    }

    DotException(String message, Throwable cause) {
        super(message, cause);
    }
}
