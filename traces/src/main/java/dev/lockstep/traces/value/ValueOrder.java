package dev.lockstep.traces.value;

/** The total order over all values: first by kind, then by content. */
final class ValueOrder {
    private ValueOrder() {}

    static int rank(TlaValue value) {
        if (value instanceof TlaBoolean) {
            return 0;
        } else if (value instanceof TlaInteger) {
            return 1;
        } else if (value instanceof TlaString) {
            return 2;
        } else if (value instanceof TlaModelValue) {
            return 3;
        } else if (value instanceof TlaSet) {
            return 4;
        } else if (value instanceof TlaSequence) {
            return 5;
        } else if (value instanceof TlaRecord) {
            return 6;
        }
        return 7;
    }

    static int compareKinds(TlaValue a, TlaValue b) {
        return Integer.compare(rank(a), rank(b));
    }

    /** Compares element by element; a proper prefix comes first. */
    static int compareArrays(TlaValue[] a, TlaValue[] b) {
        int common = Math.min(a.length, b.length);
        for (int i = 0; i < common; i++) {
            int order = a[i].compareTo(b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }
}
