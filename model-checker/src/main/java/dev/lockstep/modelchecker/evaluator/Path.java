package dev.lockstep.modelchecker.evaluator;

import java.util.List;

/**
 * A part of a variable's value: {@code matchIndex[s1][s2]}.
 *
 * @param variable the variable's column
 * @param steps the numbers of the values that it is applied to, outermost first; empty for the whole value
 */
record Path(int variable, List<Integer> steps) {
    Path {
        steps = List.copyOf(steps);
    }

    /** Says whether a path leads to this part or to one that contains it. */
    boolean isWithin(Path other) {
        return variable == other.variable
                && other.steps.size() <= steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    Path then(int step) {
        var longer = new java.util.ArrayList<>(steps);
        longer.add(step);
        return new Path(variable, longer);
    }
}
