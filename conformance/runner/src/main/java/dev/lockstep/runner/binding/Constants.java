package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaBoolean;
import dev.lockstep.traces.value.TlaInteger;
import dev.lockstep.traces.value.TlaModelValue;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaString;
import dev.lockstep.traces.value.TlaValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The constants of a model, as values or as plain Java. */
public final class Constants {
    private final Map<String, TlaValue> values;
    private final Set<String> modelValues = new TreeSet<>();

    /** Makes constants of values by name. */
    public Constants(Map<String, TlaValue> values) {
        this.values = new TreeMap<>(values);
        values.values().forEach(this::collectModelValues);
    }

    private void collectModelValues(TlaValue value) {
        if (value instanceof TlaModelValue m) {
            modelValues.add(m.name());
        } else if (value instanceof TlaSet s) {
            s.elements().forEach(this::collectModelValues);
        } else if (value.isFunction()) {
            value.asMapping().forEach((key, result) -> {
                collectModelValues(key);
                collectModelValues(result);
            });
        }
    }

    /** Gives the names of the model values among the constants: Java strings of these names stand for them. */
    public Set<String> modelValues() {
        return modelValues;
    }

    /** Says whether the model has a constant of this name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Gives the names of the constants, sorted. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /**
     * Gives a constant's value.
     *
     * @throws IllegalArgumentException if the model has no such constant
     */
    public TlaValue get(String name) {
        TlaValue value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the model has no constant " + name + "; it has " + values.keySet());
        }
        return value;
    }

    /**
     * Gives an integer constant.
     *
     * @throws IllegalArgumentException if there is none of this name, or it is no integer
     */
    public int integer(String name) {
        return as(name, TlaInteger.class, "an integer").intValue();
    }

    /**
     * Gives a Boolean constant.
     *
     * @throws IllegalArgumentException if there is none of this name, or it is no Boolean
     */
    public boolean bool(String name) {
        return as(name, TlaBoolean.class, "a Boolean").value();
    }

    /**
     * Gives the names of the elements of a constant that is a set of model values or strings, sorted.
     *
     * @throws IllegalArgumentException if there is none of this name, or it is no such set
     */
    public List<String> names(String name) {
        return as(name, TlaSet.class, "a set").elements().stream()
                .map(element -> nameOf(name, element))
                .toList();
    }

    private String nameOf(String constant, TlaValue element) {
        if (element instanceof TlaModelValue m) {
            return m.name();
        } else if (element instanceof TlaString s) {
            return s.value();
        }
        throw new IllegalArgumentException(
                "expected a set of model values or strings in constant " + constant + ", found the element " + element);
    }

    private <T extends TlaValue> T as(String name, Class<T> type, String expected) {
        TlaValue value = get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("expected " + expected + " in constant " + name + ", found " + value);
        }
        return type.cast(value);
    }

    /** Gives the constants as the model's {@code .cfg} would. */
    @Override
    public String toString() {
        return values.toString();
    }
}
