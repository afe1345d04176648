package dev.lockstep.modelchecker.evaluator;

import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.spi.SuccessorSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tlc2.tool.Action;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.IdThread;
import tlc2.value.impl.Value;
import util.UniqueString;

/** Expands states by TLC's own evaluation of their actions; for the use of one thread. */
final class TlcExpander implements SpecEvaluator.Expander {
    private final FastTool tool;
    private final UniqueString[] names;
    private final ValueTable[] values;
    private final NextSplitter splitter;
    private final List<TLCState> levels = new ArrayList<>();

    private @Nullable Supplier<TLCState> states;
    private int[] row = {};
    private int level;
    private @Nullable SuccessorSink sink;
    private @Nullable TLCState state;

    TlcExpander(FastTool tool, UniqueString[] names, ValueTable[] values, NextSplitter splitter) {
        this.tool = tool;
        this.names = names;
        this.values = values;
        this.splitter = splitter;
    }

    @Override
    public void expand(int[] its, int at, SuccessorSink to) {
        begin(() -> stateOf(its), its, at, to);
        for (NextSplitter.Labelled action : split()) {
            expand(action.action(), action.label(), action.isCut());
        }
    }

    private TLCState stateOf(int[] of) {
        TLCState made = TLCState.Empty.createEmpty();
        for (int i = 0; i < names.length; i++) {
            made.bind(names[i], values[i].value(of[i]));
        }
        return made;
    }

    /** Turns to another state. */
    void begin(Supplier<TLCState> of, int[] its, int at, SuccessorSink to) {
        states = of;
        row = its;
        level = at;
        sink = to;
        state = null;
    }

    /** Gives the actions of the state. */
    List<NextSplitter.Labelled> split() {
        TLCState from = state();
        try {
            return splitter.split(from);
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw failure(from, e);
        }
    }

    /** Gives the successors of the state by an action to the sink; all of them as cut, if so. */
    void expand(Action action, int label, boolean isCut) {
        TLCState from = state();
        SuccessorSink to = require(sink);
        try {
            StateVec successors = tool.getNextStates(action, from);
            for (int i = 0; i < successors.size(); i++) {
                TLCState target = successors.elementAt(i);
                int[] targetRow = row(target, from);
                if (!isCut && isKept(target, targetRow)) {
                    to.transition(label, targetRow);
                } else {
                    to.cut(label, targetRow);
                }
            }
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw failure(from, e);
        }
    }

    /** Says whether the model keeps a successor of the state. */
    boolean isKept(int[] targetRow) {
        TLCState target = stateOf(targetRow);
        TLCState from = state();
        try {
            return isKept(target, targetRow);
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw failure(from, e);
        }
    }

    private boolean isKept(TLCState target, int[] targetRow) throws Exception {
        Predecessors.set(target, state());
        return tool.isInActions(state(), target)
                && (Arrays.equals(targetRow, row) || require(sink).isKnown(targetRow) || tool.isInModel(target));
    }

    private TLCState state() {
        TLCState known = state;
        if (known == null) {
            known = require(states).get();
            if (level > 1) {
                Predecessors.set(known, atLevel(level - 1));
            }
            IdThread.setCurrentState(known);
            state = known;
        }
        return known;
    }

    /** Gives the row of a successor; a variable that kept its very value object also keeps its number. */
    private int[] row(TLCState target, TLCState from) {
        int[] found = new int[names.length];
        for (int i = 0; i < found.length; i++) {
            Value value = (Value) target.lookup(names[i]);
            if (value == null) {
                throw new IllegalStateException(
                        "variable " + names[i] + " has no value in a next state; assign it or list it in UNCHANGED");
            }
            found[i] = from.lookup(names[i]) == value ? row[i] : values[i].numberOf(value);
        }
        return found;
    }

    /** Gives a stand-in that TLC takes for a state of that level: only the level of a predecessor is ever read. */
    private TLCState atLevel(int of) {
        while (levels.size() < of) {
            TLCState next = TLCState.Empty.createEmpty();
            if (!levels.isEmpty()) {
                Predecessors.set(next, levels.get(levels.size() - 1));
            }
            levels.add(next);
        }
        return levels.get(of - 1);
    }

    private static SpecEvaluationException failure(TLCState from, Throwable e) {
        return e instanceof SpecEvaluationException known
                ? known
                : new SpecEvaluationException(
                        75, TlcEvaluator.words(e, "evaluating the next-state relation in the state\n" + from), e);
    }

    private static <T> T require(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("no state is being expanded");
        }
        return part;
    }
}
