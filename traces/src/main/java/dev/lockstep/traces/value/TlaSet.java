package dev.lockstep.traces.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A finite set. Its elements are kept sorted, each once. */
public final class TlaSet implements TlaValue {
    /** The empty set. */
    public static final TlaSet EMPTY = new TlaSet(new TlaValue[0]);

    private final TlaValue[] elements;
    private final int hash;

    private TlaSet(TlaValue[] sortedElements) {
        this.elements = sortedElements;
        this.hash = 31 * Arrays.hashCode(sortedElements) + 4;
    }

    static TlaSet of(Collection<? extends TlaValue> elements) {
        if (elements.isEmpty()) {
            return EMPTY;
        }
        TlaValue[] sorted = elements.toArray(new TlaValue[0]);
        Arrays.sort(sorted);
        int kept = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (!sorted[i].equals(sorted[kept - 1])) {
                sorted[kept++] = sorted[i];
            }
        }
        return new TlaSet(kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept));
    }

    /** Gives the elements in order, as an unmodifiable view. */
    public List<TlaValue> elements() {
        return Collections.unmodifiableList(Arrays.asList(elements));
    }

    /** Gives the number of elements. */
    public int size() {
        return elements.length;
    }

    /** Says whether {@code value} is an element; logarithmic in the size. */
    public boolean contains(TlaValue value) {
        return Arrays.binarySearch(elements, value) >= 0;
    }

    /** Compares by size, then element by element. */
    @Override
    public int compareTo(TlaValue other) {
        if (!(other instanceof TlaSet s)) {
            return ValueOrder.compareKinds(this, other);
        }
        int bySize = Integer.compare(elements.length, s.elements.length);
        return bySize != 0 ? bySize : ValueOrder.compareArrays(elements, s.elements);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof TlaSet s && hash == s.hash && Arrays.equals(elements, s.elements));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public void appendTo(StringBuilder text) {
        TlaText.appendList(text, "{", elements, "}");
    }

    @Override
    public String toString() {
        return TlaText.of(this);
    }
}
