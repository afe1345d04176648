package dev.lockstep.modelchecker.spec;

/**
 * Reports a mistake in what the user gave: a path, a module, a {@code .cfg} or a manifest.
 *
 * <p>The message is written for the user: what is wrong, where, what was expected, what was found, what to do next.
 */
public final class SpecException extends RuntimeException {
    /** Exit code of wrong usage, of an unknown model and of a malformed manifest. */
    public static final int USAGE = 2;

    /** Exit code of a missing or malformed module, as TLC gives it. */
    public static final int MODULE = 150;

    /** Exit code of a {@code .cfg} that is missing or not a {@code .cfg}, as TLC gives it. */
    public static final int CONFIG = 255;

    private static final long serialVersionUID = 1;

    private final int exitCode;

    /** Makes an error with its message for the user and the exit code of the command. */
    public SpecException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Makes an error that another one caused. */
    public SpecException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Gives the exit code that the command should end with. */
    public int exitCode() {
        return exitCode;
    }
}
