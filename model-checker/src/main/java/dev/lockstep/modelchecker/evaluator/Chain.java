package dev.lockstep.modelchecker.evaluator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tlc2.value.impl.Value;

/**
 * The operators entered on the way from the next-state relation to an action, innermost first: a list linked to the outer ones. An
 * element is an operator's name with its arguments; what {@code \E} picks inside the operator's body counts as further arguments.
 */
final class Chain {
    private final @Nullable Chain outer;
    private final String name;
    private final String[] parameters;
    private final Value[] arguments;
    private final int hash;

    Chain(@Nullable Chain outer, String name, String[] parameters, Value[] arguments) {
        this.outer = outer;
        this.name = name;
        this.parameters = parameters;
        this.arguments = arguments;
        this.hash = 31 * Objects.hash(outer, name) + Arrays.hashCode(arguments);
    }

    Chain enter(String operator, String[] formals, Value[] actuals) {
        return new Chain(this, operator, formals, actuals);
    }

    Chain pick(String[] names, Value[] picked) {
        String[] allNames = Arrays.copyOf(parameters, parameters.length + names.length);
        System.arraycopy(names, 0, allNames, parameters.length, names.length);
        Value[] all = Arrays.copyOf(arguments, arguments.length + picked.length);
        System.arraycopy(picked, 0, all, arguments.length, picked.length);
        return new Chain(outer, name, allNames, all);
    }

    String name() {
        return name;
    }

    String[] parameters() {
        return parameters;
    }

    Value[] arguments() {
        return arguments;
    }

    List<Chain> outermostFirst() {
        List<Chain> elements = new ArrayList<>();
        for (Chain c = this; c != null; c = c.outer) {
            elements.add(0, c);
        }
        return elements;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Chain c
                        && hash == c.hash
                        && name.equals(c.name)
                        && Arrays.equals(arguments, c.arguments)
                        && Objects.equals(outer, c.outer));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
