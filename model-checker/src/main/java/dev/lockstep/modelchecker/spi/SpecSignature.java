package dev.lockstep.modelchecker.spi;

import dev.lockstep.traces.value.TlaValue;
import java.util.List;
import java.util.Map;

/**
 * What a spec under a model offers to be bound: its variables, its actions and the model's constants.
 *
 * @param variables the names of the variables, in the order of their declaration
 * @param actions the actions that the next-state relation consists of, by name
 * @param constants the value of each constant, by name; constants that are operators or have no finite value are left out
 */
public record SpecSignature(List<String> variables, List<ActionSignature> actions, Map<String, TlaValue> constants) {
    /** Copies all three. */
    public SpecSignature {
        variables = List.copyOf(variables);
        actions = List.copyOf(actions);
        constants = Map.copyOf(constants);
    }

    /**
     * An action of the spec.
     *
     * @param name the operator's name
     * @param parameters the names of its arguments: the operator's parameters, then what {@code \E} picks inside it
     * @param location where it is defined: module and line
     */
    public record ActionSignature(String name, List<String> parameters, String location) {
        /** Copies the parameters. */
        public ActionSignature {
            parameters = List.copyOf(parameters);
        }

        /** Gives it as the spec would write it: {@code Timeout(i)}. */
        @Override
        public String toString() {
            return parameters.isEmpty() ? name : name + "(" + String.join(", ", parameters) + ")";
        }
    }
}
