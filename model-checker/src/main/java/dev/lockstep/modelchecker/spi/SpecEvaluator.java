package dev.lockstep.modelchecker.spi;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Evaluates one spec under one model: its initial states and the successors of a state.
 *
 * <p>A state is a <em>row</em>: an {@code int} for each variable, the number under which the evaluator keeps the value. Equal
 * values have equal numbers, so two rows are equal exactly when the states are. Numbers depend on the order in which values
 * were met: they are good within one evaluator only.
 *
 * <p>All methods may be called from any thread; the expander of a thread stays with that thread.
 */
public interface SpecEvaluator {
    /** Gives the names of the variables, in the order of their declaration. */
    List<String> variables();

    /** Gives what the spec offers to be bound. */
    SpecSignature signature();

    /**
     * Gives what exploring the states does not decide.
     *
     * @throws SpecEvaluationException if an assumption can't be evaluated
     */
    Premises premises();

    /** Gives the lines that were printed while the spec was parsed, its own warnings among them. */
    default List<String> messages() {
        return List.of();
    }

    /** Gives the value that {@code number} stands for in column {@code variable} of a row. */
    TlaValue value(int variable, int number);

    /**
     * Gives the operators that the descent from the next-state relation entered on its way to a transition, outermost first;
     * the last is the event proper.
     *
     * @param label a label that was given to a {@link SuccessorSink}
     */
    List<Event> chain(int label);

    /** Gives the initial states that the model's constraints keep, each once. */
    List<int[]> initialStates();

    /** Makes what expands states; for the use of one thread made by {@link #threads()}. */
    Expander expander();

    /**
     * Makes what expands states by TLC's own evaluation of each action and nothing else: slow, and what {@link #expander()} has to agree with. For the use of
     * one thread made by {@link #threads()}.
     */
    Expander expanderByTlc();

    /** Gives the names of the model's invariants, in the order in which it lists them. */
    List<String> invariants();

    /**
     * Gives the row of a state that is given as values, whether it was met before or not.
     *
     * @param values a value for each variable, in the order of their declaration
     * @throws SpecEvaluationException if the evaluator has no such value, such as a set of an integer and a string, or a model value that the model does not have
     */
    int[] row(List<TlaValue> values);

    /** Makes what judges states by the model's invariants; for the use of one thread made by {@link #threads()}. */
    Judge judge();

    /** Makes threads on which expanders and judges may run. */
    ThreadFactory threads();

    /** Evaluates the model's invariants in a state, on one thread. */
    interface Judge {
        /**
         * Gives the invariants that do not hold in a state, in the model's order.
         *
         * @param row the state, which need not be reachable
         */
        List<BrokenInvariant> broken(int[] row);
    }

    /** Generates the successors of states, on one thread. */
    interface Expander {
        /**
         * Gives every transition from a state to {@code sink}.
         *
         * @param row the state
         * @param level its distance from the initial states plus one, what {@code TLCGet("level")} gives
         * @throws SpecEvaluationException if the spec can't be evaluated in this state
         */
        void expand(int[] row, int level, SuccessorSink sink);
    }
}
