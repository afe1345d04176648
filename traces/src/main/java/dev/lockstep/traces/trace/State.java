package dev.lockstep.traces.trace;

import dev.lockstep.traces.value.TlaValue;
import java.util.List;

/**
 * A state: a value for every variable of the spec.
 *
 * @param variables the variables' names, in the order of their declaration
 * @param values their values, in the same order
 */
public record State(List<String> variables, List<TlaValue> values) {
    /** Copies both lists and checks that they are of one length. */
    public State {
        variables = List.copyOf(variables);
        values = List.copyOf(values);
        if (variables.size() != values.size()) {
            throw new IllegalArgumentException("a state has a value for each variable: " + variables.size()
                    + " variables, " + values.size() + " values");
        }
    }

    /**
     * Gives the value of a variable.
     *
     * @throws IllegalArgumentException if there is no such variable
     */
    public TlaValue get(String variable) {
        int i = variables.indexOf(variable);
        if (i < 0) {
            throw new IllegalArgumentException("no variable " + variable + ", there are " + variables);
        }
        return values.get(i);
    }

    /** Gives the state as a TLA+ conjunction, a line a variable. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int i = 0; i < variables.size(); i++) {
            text.append(i == 0 ? "" : "\n")
                    .append("/\\ ")
                    .append(variables.get(i))
                    .append(" = ");
            values.get(i).appendTo(text);
        }
        return text.toString();
    }
}
