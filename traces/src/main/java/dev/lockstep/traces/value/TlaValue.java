package dev.lockstep.traces.value;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A TLA+ value in canonical form: two values are equal in TLA+ exactly when {@link Object#equals} says so.
 *
 * <p>TLA+ has one kind of function; a sequence is a function on {@code 1..n} and a record one on strings. Each function
 * is kept in its most special form: {@link TlaSequence} where the domain is {@code 1..n} (the empty function is the empty
 * sequence), else {@link TlaRecord} where all keys are strings, else {@link TlaFunction}. Make functions with {@link
 * #function}, which chooses the form.
 *
 * <p>The order is total: by kind in the order of the {@code permits} clause, then by content. All values are immutable.
 */
public sealed interface TlaValue extends Comparable<TlaValue>
        permits TlaBoolean, TlaInteger, TlaString, TlaModelValue, TlaSet, TlaSequence, TlaRecord, TlaFunction {

    /** Appends this value as TLA+ text, for example {@code (s1 :> 1 @@ s2 :> {})}. */
    void appendTo(StringBuilder text);

    /** Gives the Boolean {@code b}. */
    static TlaBoolean bool(boolean b) {
        return b ? TlaBoolean.TRUE : TlaBoolean.FALSE;
    }

    /** Gives the integer {@code n}. */
    static TlaInteger integer(long n) {
        return TlaInteger.of(n);
    }

    /** Gives the integer {@code n}. */
    static TlaInteger integer(BigInteger n) {
        return TlaInteger.of(n);
    }

    /** Gives the string {@code s}, which is never equal to a model value of that name. */
    static TlaString string(String s) {
        return new TlaString(s);
    }

    /** Gives the model value named {@code name}. */
    static TlaModelValue modelValue(String name) {
        return new TlaModelValue(name);
    }

    /** Gives the set of {@code elements}; order and repetitions don't matter. */
    static TlaSet set(Collection<? extends TlaValue> elements) {
        return TlaSet.of(elements);
    }

    /** Gives the set of {@code elements}; order and repetitions don't matter. */
    static TlaSet set(TlaValue... elements) {
        return TlaSet.of(List.of(elements));
    }

    /** Gives the sequence (or tuple) of {@code elements}. */
    static TlaSequence sequence(List<? extends TlaValue> elements) {
        return TlaSequence.of(elements);
    }

    /** Gives the sequence (or tuple) of {@code elements}. */
    static TlaSequence sequence(TlaValue... elements) {
        return TlaSequence.of(List.of(elements));
    }

    /** Gives the record with these fields; without fields it is the empty sequence. */
    static TlaValue record(Map<String, ? extends TlaValue> fields) {
        return fields.isEmpty() ? TlaSequence.EMPTY : TlaRecord.of(fields);
    }

    /** Gives the function that maps each key to its value, in canonical form. */
    static TlaValue function(Map<? extends TlaValue, ? extends TlaValue> mapping) {
        return FunctionForm.of(new TreeMap<>(mapping));
    }

    /**
     * Views a sequence, record or function as the mapping that it is.
     *
     * @return the mapping from the elements of its domain, sorted
     * @throws IllegalArgumentException if this value is not a function
     */
    default SortedMap<TlaValue, TlaValue> asMapping() {
        throw new IllegalArgumentException("expected a function, record or sequence, found " + this);
    }

    /** Says whether this value is a function: a sequence, a record or a function proper. */
    default boolean isFunction() {
        return false;
    }
}
