package dev.lockstep.traces.value;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** A function that is neither a sequence nor a record, such as one on model values. Never empty; keys are sorted. */
public final class TlaFunction implements TlaValue {
    private final TlaValue[] keys;
    private final TlaValue[] values;
    private final int hash;

    private TlaFunction(TlaValue[] keys, TlaValue[] values) {
        this.keys = keys;
        this.values = values;
        this.hash = 31 * (31 * Arrays.hashCode(keys) + Arrays.hashCode(values)) + 7;
    }

    static TlaFunction ofSorted(SortedMap<TlaValue, TlaValue> mapping) {
        return new TlaFunction(
                mapping.keySet().toArray(new TlaValue[0]), mapping.values().toArray(new TlaValue[0]));
    }

    @Override
    public SortedMap<TlaValue, TlaValue> asMapping() {
        var mapping = new TreeMap<TlaValue, TlaValue>();
        for (int i = 0; i < keys.length; i++) {
            mapping.put(keys[i], values[i]);
        }
        return mapping;
    }

    @Override
    public boolean isFunction() {
        return true;
    }

    /** Compares the domains first, then the values. */
    @Override
    public int compareTo(TlaValue other) {
        if (!(other instanceof TlaFunction f)) {
            return ValueOrder.compareKinds(this, other);
        }
        int byDomain = ValueOrder.compareArrays(keys, f.keys);
        return byDomain != 0 ? byDomain : ValueOrder.compareArrays(values, f.values);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof TlaFunction f
                        && hash == f.hash
                        && Arrays.equals(keys, f.keys)
                        && Arrays.equals(values, f.values));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public void appendTo(StringBuilder text) {
        TlaText.appendFunction(text, asMapping());
    }

    @Override
    public String toString() {
        return TlaText.of(this);
    }
}
