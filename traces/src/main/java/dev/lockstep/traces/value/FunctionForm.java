package dev.lockstep.traces.value;

import java.util.ArrayList;
import java.util.SortedMap;
import java.util.TreeMap;

/** Chooses the canonical form of a function: sequence, record or function proper. */
final class FunctionForm {
    private FunctionForm() {}

    static TlaValue of(SortedMap<TlaValue, TlaValue> mapping) {
        if (isSequenceDomain(mapping)) {
            return TlaSequence.of(new ArrayList<>(mapping.values()));
        }
        if (mapping.keySet().stream().allMatch(TlaString.class::isInstance)) {
            var fields = new TreeMap<String, TlaValue>();
            mapping.forEach((key, value) -> fields.put(((TlaString) key).value(), value));
            return TlaRecord.of(fields);
        }
        return TlaFunction.ofSorted(mapping);
    }

    /** Relies on the order of the keys: integers ascend, so the i-th key of a sequence is i. */
    private static boolean isSequenceDomain(SortedMap<TlaValue, TlaValue> mapping) {
        long expected = 1;
        for (TlaValue key : mapping.keySet()) {
            if (!key.equals(TlaInteger.of(expected))) {
                return false;
            }
            expected++;
        }
        return true;
    }
}
