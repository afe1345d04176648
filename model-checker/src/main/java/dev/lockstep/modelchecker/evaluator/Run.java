package dev.lockstep.modelchecker.evaluator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tlc2.tool.TLCState;
import tlc2.value.impl.Value;
import util.UniqueString;

/** What a thread's plans work on: a state, and its successor as far as it is known. */
final class Run {
    private static final int UNKNOWN = -1;
    private static final int[] NO_ROW = new int[0];

    private final UniqueString[] names;
    private final ValueTable[] values;
    private final PartTable parts;
    private final int[] next;
    private int[] row = NO_ROW;
    private long serial;
    private @Nullable TLCState state;
    private long asked;
    private long evaluated;
    private long held;

    Run(UniqueString[] names, ValueTable[] values, PartTable parts) {
        this.names = names;
        this.values = values;
        this.parts = parts;
        this.next = new int[names.length];
        Arrays.fill(next, UNKNOWN);
    }

    /** Turns to another state. */
    void begin(int[] of) {
        row = of;
        state = null;
        serial++;
    }

    int[] row() {
        return row;
    }

    /** Gives a number that no other state had. */
    long serial() {
        return serial;
    }

    /** Gives the state as TLC has it. */
    TLCState state() {
        TLCState known = state;
        if (known == null) {
            known = TLCState.Empty.createEmpty();
            for (int i = 0; i < row.length; i++) {
                known.bind(names[i], values[i].value(row[i]));
            }
            state = known;
        }
        return known;
    }

    /** Gives the successor as TLC has it, with these variables alone. */
    TLCState nextState(int[] variables) {
        TLCState successor = TLCState.Empty.createEmpty();
        for (int variable : variables) {
            successor.bind(names[variable], values[variable].value(next(variable)));
        }
        return successor;
    }

    boolean isAssigned(int variable) {
        return next[variable] != UNKNOWN;
    }

    /**
     * Gives the number of a variable's next value.
     *
     * @throws Unplanned if it has none yet
     */
    int next(int variable) {
        if (next[variable] == UNKNOWN) {
            throw new Unplanned();
        }
        return next[variable];
    }

    void assign(int variable, int number) {
        next[variable] = number;
    }

    void unassign(int variable) {
        next[variable] = UNKNOWN;
    }

    /** Forgets the successor, also where a plan was left half way. */
    void unassignAll() {
        Arrays.fill(next, UNKNOWN);
    }

    /**
     * Gives the row of the successor.
     *
     * @throws Unplanned if a variable has no value
     */
    int[] successor() {
        for (int number : next) {
            if (number == UNKNOWN) {
                throw new Unplanned();
            }
        }
        return next.clone();
    }

    Value partValue(int number) {
        return parts.value(number);
    }

    int number(int variable, Value value) {
        return values[variable].numberOf(value);
    }

    void asked() {
        asked++;
    }

    /** Counts an evaluation, and by how many numbers the results that are kept have grown. */
    void evaluated(int grown) {
        evaluated++;
        held += grown;
    }

    /** Gives how many results were asked for so far. */
    long askedSoFar() {
        return asked;
    }

    /** Gives how many of them TLC had to evaluate. */
    long evaluatedSoFar() {
        return evaluated;
    }

    long held() {
        return held;
    }

    void forgot() {
        held = 0;
    }

    /** Takes the successors that a plan finds. */
    interface Successors {
        void take(int label, int[] row);
    }
}
