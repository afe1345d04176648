package dev.lockstep.traces.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A record: a non-empty function on strings. Its fields are kept sorted by name. */
public final class TlaRecord implements TlaValue {
    private final String[] names;
    private final TlaValue[] values;
    private final int hash;

    private TlaRecord(String[] names, TlaValue[] values) {
        this.names = names;
        this.values = values;
        this.hash = 31 * (31 * Arrays.hashCode(names) + Arrays.hashCode(values)) + 6;
    }

    static TlaRecord of(Map<String, ? extends TlaValue> fields) {
        var sorted = new TreeMap<String, TlaValue>(fields);
        return new TlaRecord(
                sorted.keySet().toArray(new String[0]), sorted.values().toArray(new TlaValue[0]));
    }

    /**
     * Gives the value of a field.
     *
     * @throws IllegalArgumentException if there is no such field
     */
    public TlaValue get(String field) {
        int i = Arrays.binarySearch(names, field);
        if (i < 0) {
            throw new IllegalArgumentException("no field \"" + field + "\" in " + this);
        }
        return values[i];
    }

    /** Gives the fields, sorted by name. */
    public Map<String, TlaValue> fields() {
        var fields = new LinkedHashMap<String, TlaValue>();
        for (int i = 0; i < names.length; i++) {
            fields.put(names[i], values[i]);
        }
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public SortedMap<TlaValue, TlaValue> asMapping() {
        var mapping = new TreeMap<TlaValue, TlaValue>();
        for (int i = 0; i < names.length; i++) {
            mapping.put(new TlaString(names[i]), values[i]);
        }
        return mapping;
    }

    @Override
    public boolean isFunction() {
        return true;
    }

    /** Compares the field names first, then the values. */
    @Override
    public int compareTo(TlaValue other) {
        if (!(other instanceof TlaRecord r)) {
            return ValueOrder.compareKinds(this, other);
        }
        int byNames = Arrays.compare(names, r.names);
        return byNames != 0 ? byNames : ValueOrder.compareArrays(values, r.values);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof TlaRecord r
                        && hash == r.hash
                        && Arrays.equals(names, r.names)
                        && Arrays.equals(values, r.values));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Writes {@code [name |-> value]}, or a function on strings where a name is not an identifier. */
    @Override
    public void appendTo(StringBuilder text) {
        if (!Arrays.stream(names).allMatch(TlaText::isIdentifier)) {
            TlaText.appendFunction(text, asMapping());
            return;
        }
        text.append('[');
        for (int i = 0; i < names.length; i++) {
            text.append(i == 0 ? "" : ", ").append(names[i]).append(" |-> ");
            values[i].appendTo(text);
        }
        text.append(']');
    }

    @Override
    public String toString() {
        return TlaText.of(this);
    }
}
