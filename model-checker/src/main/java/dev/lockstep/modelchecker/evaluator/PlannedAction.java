package dev.lockstep.modelchecker.evaluator;

import org.jspecify.annotations.Nullable;
import tlc2.tool.Action;

/** An action with its arguments and, once it was met a few times, its plan; for the use of one thread. */
final class PlannedAction {
    /** How often an action is left to TLC before a plan is made of it: many are met only once. */
    private static final int FIRST_BY_TLC = 2;

    private static final int TRIAL = 64;

    private final Action action;
    private final int label;
    private final boolean isCut;
    private final Usefulness usefulness;
    private @Nullable Plan plan;
    private int met;
    private int failed;
    private boolean byTlc;

    /** How well plans serve the actions that share a place in the spec. */
    static final class Usefulness {
        private static final int ENOUGH = 20_000;

        private long asked;
        private long evaluated;
        private boolean useless;

        /** Counts; plans are given up where TLC has to evaluate most of what they ask for. */
        void count(long newlyAsked, long newlyEvaluated) {
            asked += newlyAsked;
            evaluated += newlyEvaluated;
            if (asked > ENOUGH) {
                useless |= evaluated * 2 > asked;
                asked = 0;
                evaluated = 0;
            }
        }
    }

    PlannedAction(Action action, int label, boolean isCut, Usefulness usefulness) {
        this.action = action;
        this.label = label;
        this.isCut = isCut;
        this.usefulness = usefulness;
    }

    Action action() {
        return action;
    }

    int label() {
        return label;
    }

    /** Says whether all that it leads to is beyond the bounds of the model. */
    boolean isCut() {
        return isCut;
    }

    Usefulness usefulness() {
        return usefulness;
    }

    /** Gives the plan to follow, or null if TLC is to evaluate the action. */
    @Nullable
    Plan plan(PlanCompiler compiler, Plan end) {
        if (byTlc || usefulness.useless) {
            return null;
        }
        if (plan == null && ++met > FIRST_BY_TLC) {
            try {
                plan = compiler.compile(action.pred, action.con, end);
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                byTlc = true;
            }
        }
        return plan;
    }

    /** Says that the plan could not be followed to its end; if that goes on, it is given up. */
    void failed() {
        byTlc |= ++failed > TRIAL;
    }
}
