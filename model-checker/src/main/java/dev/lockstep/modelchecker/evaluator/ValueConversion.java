package dev.lockstep.modelchecker.evaluator;

import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;

/** Turns TLC's values into typed ones; equal parts of different values become one object. */
final class ValueConversion {
    private final Map<TlaValue, TlaValue> shared = new ConcurrentHashMap<>();

    TlaValue convert(Value value) {
        TlaValue converted = convertNew(value);
        TlaValue earlier = shared.putIfAbsent(converted, converted);
        return earlier == null ? converted : earlier;
    }

    private TlaValue convertNew(Value value) {
        if (value instanceof IntValue i) {
            return TlaValue.integer(i.val);
        } else if (value instanceof BoolValue b) {
            return TlaValue.bool(b.val);
        } else if (value instanceof StringValue s) {
            return TlaValue.string(s.val.toString());
        } else if (value instanceof ModelValue m) {
            return TlaValue.modelValue(m.val.toString());
        } else if (value instanceof TupleValue t) {
            return TlaValue.sequence(list(t.elems));
        } else if (value instanceof RecordValue r) {
            return record(r);
        } else if (value instanceof FcnRcdValue f) {
            return function(f);
        } else if (value instanceof SetEnumValue s) {
            return set(s);
        }
        return convertSymbolic(value);
    }

    /** Functions and sets that TLC keeps as a description become explicit here. */
    private TlaValue convertSymbolic(Value value) {
        if (value.toFcnRcd() instanceof FcnRcdValue f) {
            return function(f);
        }
        if (value.toSetEnum() instanceof SetEnumValue s) {
            return set(s);
        }
        throw new IllegalArgumentException("a state can hold only finite values, found a " + value.getKindString()
                + ": " + value + "; bound it in the model");
    }

    private TlaValue set(SetEnumValue set) {
        set.normalize();
        List<TlaValue> elements = new ArrayList<>(set.elems.size());
        for (int i = 0; i < set.elems.size(); i++) {
            elements.add(convert(set.elems.elementAt(i)));
        }
        return TlaValue.set(elements);
    }

    private TlaValue record(RecordValue record) {
        Map<String, TlaValue> fields = new HashMap<>();
        for (int i = 0; i < record.names.length; i++) {
            fields.put(record.names[i].toString(), convert(record.values[i]));
        }
        return TlaValue.record(fields);
    }

    private TlaValue function(FcnRcdValue function) {
        Value[] domain = function.getDomainAsValues();
        Map<TlaValue, TlaValue> mapping = new HashMap<>();
        for (int i = 0; i < domain.length; i++) {
            mapping.put(convert(domain[i]), convert(function.values[i]));
        }
        return TlaValue.function(mapping);
    }

    private List<TlaValue> list(Value[] values) {
        List<TlaValue> list = new ArrayList<>(values.length);
        for (Value value : values) {
            list.add(convert(value));
        }
        return list;
    }
}
