package dev.lockstep.modelchecker.evaluator;

import org.jspecify.annotations.Nullable;
import tlc2.value.impl.Value;

/** A normalised value as the key of a table: the fingerprint finds candidates, TLC's equality decides. */
record ValueKey(Value value, long fingerprint) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueKey k
                && fingerprint == k.fingerprint
                && (value == k.value || value.equals(k.value));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(fingerprint);
    }
}
