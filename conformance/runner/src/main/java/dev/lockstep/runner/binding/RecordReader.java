package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaRecord;
import dev.lockstep.traces.value.TlaSequence;
import dev.lockstep.traces.value.TlaValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads a TLA+ record as a Java record: a component for each field, no more and no fewer. */
final class RecordReader implements JavaReaders.Reader {
    private final JavaType type;
    private final List<String> names;
    private final List<JavaReaders.Reader> components = new ArrayList<>();

    RecordReader(JavaType type) {
        this.type = type;
        this.names = Arrays.stream(type.raw().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** Finds out how the components are read: after the record itself, since they may hold such records again. */
    void resolve(JavaReaders readers) {
        List<JavaType> types = type.components();
        for (int i = 0; i < types.size(); i++) {
            try {
                components.add(readers.of(types.get(i)));
            } catch (UnfitException e) {
                throw Misfit.at(component(i), e);
            }
        }
    }

    private String component(int position) {
        return "component " + names.get(position) + " of " + type.raw().getSimpleName();
    }

    @Override
    public Object read(TlaValue value) {
        // Without fields, a record is the empty function, which is written as the empty sequence.
        Map<String, TlaValue> fields = value.equals(TlaSequence.EMPTY)
                ? Map.of()
                : Scalars.expect(value, TlaRecord.class, "a record", type).fields();
        if (fields.size() != names.size() || !fields.keySet().containsAll(names)) {
            throw Misfit.of(value, "a record with the fields " + new TreeSet<>(names), type);
        }
        Object[] arguments = new Object[names.size()];
        for (int i = 0; i < arguments.length; i++) {
            try {
                arguments[i] = components.get(i).read(field(fields, i));
            } catch (UnfitException e) {
                throw Misfit.at(component(i), e);
            }
        }
        return make(value, arguments);
    }

    private TlaValue field(Map<String, TlaValue> fields, int position) {
        TlaValue field = fields.get(names.get(position));
        if (field == null) {
            throw new IllegalStateException("no field " + names.get(position) + " in " + fields);
        }
        return field;
    }

    private Object make(TlaValue value, Object[] arguments) {
        Class<?>[] types = Arrays.stream(type.raw().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.raw().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new UnfitException(
                    "expected a value that the record " + type + " takes, found " + value
                            + ", on which its constructor threw " + e.getCause(),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new UnfitException("can't make a " + type + " of " + value + ": " + e, e);
        }
    }
}
