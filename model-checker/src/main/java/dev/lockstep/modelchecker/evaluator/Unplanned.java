package dev.lockstep.modelchecker.evaluator;

/** Thrown where a plan can't go on and TLC has to evaluate the action itself. */
final class Unplanned extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Makes one without a stack trace, which nobody reads. */
    Unplanned() {
        super("TLC has to evaluate it", null, false, false);
    }
}
