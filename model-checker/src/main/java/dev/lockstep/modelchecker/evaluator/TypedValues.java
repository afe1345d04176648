package dev.lockstep.modelchecker.evaluator;

import dev.lockstep.traces.value.TlaBoolean;
import dev.lockstep.traces.value.TlaFunction;
import dev.lockstep.traces.value.TlaInteger;
import dev.lockstep.traces.value.TlaModelValue;
import dev.lockstep.traces.value.TlaRecord;
import dev.lockstep.traces.value.TlaSequence;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaString;
import dev.lockstep.traces.value.TlaValue;
import java.util.Collection;
import java.util.Map;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/** Turns typed values into TLC's: the way back of {@link ValueConversion}. */
final class TypedValues {
    private TypedValues() {}

    /**
     * Gives TLC's value.
     *
     * @throws IllegalArgumentException if TLC has none: a model value that the model does not have, or an integer beyond 32 bits
     */
    static Value toTlc(TlaValue value) {
        if (value instanceof TlaBoolean b) {
            return b.value() ? BoolValue.ValTrue : BoolValue.ValFalse;
        } else if (value instanceof TlaInteger i) {
            return integer(i);
        } else if (value instanceof TlaString s) {
            return new StringValue(s.value());
        } else if (value instanceof TlaModelValue m) {
            return modelValue(m.name());
        } else if (value instanceof TlaSet s) {
            return new SetEnumValue(all(s.elements()), false);
        } else if (value instanceof TlaSequence s) {
            return new TupleValue(all(s.elements()));
        } else if (value instanceof TlaRecord r) {
            return record(r.fields());
        } else if (value instanceof TlaFunction f) {
            Map<TlaValue, TlaValue> mapping = f.asMapping();
            return new FcnRcdValue(all(mapping.keySet()), all(mapping.values()), false);
        }
        throw new IllegalArgumentException("found a value of an unknown kind: " + value);
    }

    private static Value integer(TlaInteger integer) {
        try {
            return IntValue.gen(integer.intValue());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("TLC has integers of 32 bits, found " + integer, e);
        }
    }

    /** Looks among those that were there when the model was parsed: TLC can't number another one. */
    private static Value modelValue(String name) {
        for (ModelValue known : ModelValue.mvs) {
            if (known.val.toString().equals(name)) {
                return known;
            }
        }
        throw new IllegalArgumentException("the model has no model value " + name);
    }

    private static Value record(Map<String, TlaValue> fields) {
        UniqueString[] names = new UniqueString[fields.size()];
        int i = 0;
        for (String name : fields.keySet()) {
            names[i++] = UniqueString.uniqueStringOf(name);
        }
        return new RecordValue(names, all(fields.values()), false);
    }

    private static Value[] all(Collection<TlaValue> values) {
        return values.stream().map(TypedValues::toTlc).toArray(Value[]::new);
    }
}
