package dev.lockstep.modelchecker.spi;

/** Reports a spec that can't be parsed, configured or evaluated: the evaluator's own words, and the exit code that TLC has for it. */
public final class SpecEvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    /**
     * Makes a report.
     *
     * @param exitCode 150 for a spec that can't be parsed, 151 or 255 for its {@code .cfg}, 75 for a next state that can't be evaluated
     */
    public SpecEvaluationException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Gives the exit code that TLC has for this. */
    public int exitCode() {
        return exitCode;
    }
}
