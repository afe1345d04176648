package dev.lockstep.modelchecker.evaluator;

import java.util.List;
import java.util.function.Consumer;
import tlc2.value.impl.Value;

/**
 * What an action does, as a chain of small steps each of which goes on to the next: conditions, assignments of next values, branches. Each asks a
 * {@link Memoized} expression, so that in most states nothing is evaluated at all. It does what TLC's own walk through the action would do, in the same
 * order (Tool.getNextStates).
 */
interface Plan {
    /** Leads nowhere. */
    Plan DEAD = run -> {};

    /**
     * Goes on from here in a state.
     *
     * @throws Unplanned if TLC has to do it; what was found so far may then be found again
     */
    void run(Run run);

    /** Gives the end of a plan: a successor. */
    static Plan successor(Consumer<int[]> sink) {
        return run -> sink.accept(run.successor());
    }

    /** Goes on if a condition holds. */
    static Plan condition(Memoized<Value> condition, Plan next) {
        return run -> {
            if (condition.number(run) == 1) {
                next.run(run);
            }
        };
    }

    /** Goes on one way or another. */
    static Plan choice(Memoized<Value> condition, Plan then, Plan otherwise) {
        return run -> (condition.number(run) == 1 ? then : otherwise).run(run);
    }

    /** Goes on all ways. */
    static Plan branches(List<Plan> branches) {
        Plan[] all = branches.toArray(new Plan[0]);
        return run -> {
            for (Plan branch : all) {
                branch.run(run);
            }
        };
    }

    /** Gives a variable its next value, or if it has one, asks that it is this. */
    static Plan assignment(int variable, Memoized<Value> value, Plan next) {
        return run -> assign(run, variable, value.number(run), next);
    }

    /** Keeps a variable's value. */
    static Plan unchanged(int variable, Plan next) {
        return run -> assign(run, variable, run.row()[variable], next);
    }

    /** Gives a variable each of several next values in turn. */
    static Plan oneOf(int variable, Memoized<Value> set, List<int[]> elements, Plan next) {
        return run -> {
            for (int element : elements.get(set.number(run))) {
                assign(run, variable, element, next);
            }
        };
    }

    /** Goes on in one way for each value that a quantifier picks. */
    static Plan picks(Memoized<List<Plan>> picks, List<List<Plan>> known) {
        return run -> {
            for (Plan pick : known.get(picks.number(run))) {
                pick.run(run);
            }
        };
    }

    private static void assign(Run run, int variable, int number, Plan next) {
        if (run.isAssigned(variable)) {
            if (run.next(variable) == number) {
                next.run(run);
            }
            return;
        }
        run.assign(variable, number);
        next.run(run);
        run.unassign(variable);
    }
}
