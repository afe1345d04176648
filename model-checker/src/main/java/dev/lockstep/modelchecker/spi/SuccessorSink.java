package dev.lockstep.modelchecker.spi;

/** Takes the transitions of one state. */
public interface SuccessorSink {
    /** Says whether a state is part of the graph already: then the evaluator need not ask whether the model keeps it. */
    boolean isKnown(int[] row);

    /**
     * Takes a transition to a state that the model keeps.
     *
     * @param label the number of the event and its chain
     * @param row the target, owned by the sink from now on
     */
    void transition(int label, int[] row);

    /** Takes an event that is enabled but whose target a bound of the model cuts off: a constraint, or a guard of the module that bounds it. */
    void cut(int label);

    /**
     * Takes an event that is enabled but whose target a constraint of the model cuts off, with that target. Does what {@link #cut(int)}
     * does unless a sink has use for the target.
     *
     * @param label the number of the event and its chain
     * @param row the target, owned by the sink from now on
     */
    default void cut(int label, int[] row) {
        cut(label);
    }
}
