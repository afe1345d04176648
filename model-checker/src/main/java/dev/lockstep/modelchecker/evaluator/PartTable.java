package dev.lockstep.modelchecker.evaluator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tlc2.util.FP64;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnLambdaValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;

/** Numbers parts of values, arguments and other values that are in no state by themselves; for the use of one thread. */
final class PartTable {
    private final Map<ValueKey, Integer> numbers = new HashMap<>();
    private final List<Value> values = new ArrayList<>();

    /**
     * Gives the number of a value.
     *
     * @throws Unplanned if it is not written out, such as {@code SUBSET S}: TLC may never have to
     */
    int numberOf(Value value) {
        Value explicit = value instanceof FcnLambdaValue ? value.toFcnRcd() : value;
        if (!(explicit instanceof IntValue
                || explicit instanceof BoolValue
                || explicit instanceof StringValue
                || explicit instanceof ModelValue
                || explicit instanceof RecordValue
                || explicit instanceof TupleValue
                || explicit instanceof FcnRcdValue
                || explicit instanceof SetEnumValue)) {
            throw new Unplanned();
        }
        explicit.deepNormalize();
        var key = new ValueKey(explicit, explicit.fingerPrint(FP64.New()));
        Integer number = numbers.get(key);
        if (number == null) {
            number = values.size();
            values.add(explicit);
            numbers.put(key, number);
        }
        return number;
    }

    Value value(int number) {
        return values.get(number);
    }

    int size() {
        return values.size();
    }
}
