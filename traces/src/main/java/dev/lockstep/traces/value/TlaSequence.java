package dev.lockstep.traces.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A finite sequence or tuple: a function on {@code 1..n}. The empty one is also the empty function. */
public final class TlaSequence implements TlaValue {
    /** The empty sequence, which is the empty function too. */
    public static final TlaSequence EMPTY = new TlaSequence(new TlaValue[0]);

    private final TlaValue[] elements;
    private final int hash;

    private TlaSequence(TlaValue[] elements) {
        this.elements = elements;
        this.hash = 31 * Arrays.hashCode(elements) + 5;
    }

    static TlaSequence of(List<? extends TlaValue> elements) {
        return elements.isEmpty() ? EMPTY : new TlaSequence(elements.toArray(new TlaValue[0]));
    }

    /** Gives the elements in order, as an unmodifiable view; the element at TLA+ index 1 comes first. */
    public List<TlaValue> elements() {
        return Collections.unmodifiableList(Arrays.asList(elements));
    }

    /** Gives the number of elements. */
    public int size() {
        return elements.length;
    }

    @Override
    public SortedMap<TlaValue, TlaValue> asMapping() {
        var mapping = new TreeMap<TlaValue, TlaValue>();
        for (int i = 0; i < elements.length; i++) {
            mapping.put(TlaInteger.of(i + 1), elements[i]);
        }
        return mapping;
    }

    @Override
    public boolean isFunction() {
        return true;
    }

    @Override
    public int compareTo(TlaValue other) {
        return other instanceof TlaSequence s
                ? ValueOrder.compareArrays(elements, s.elements)
                : ValueOrder.compareKinds(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof TlaSequence s && hash == s.hash && Arrays.equals(elements, s.elements));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public void appendTo(StringBuilder text) {
        TlaText.appendList(text, "<<", elements, ">>");
    }

    @Override
    public String toString() {
        return TlaText.of(this);
    }
}
