package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaFunction;
import dev.lockstep.traces.value.TlaModelValue;
import dev.lockstep.traces.value.TlaRecord;
import dev.lockstep.traces.value.TlaSequence;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaValue;
import java.util.Set;
import java.util.TreeSet;

/** Finds the model values that occur in a graph: formats that write them as strings have to tell which they are. */
public final class ModelValues {
    private final Set<String> names = new TreeSet<>();

    private ModelValues() {}

    /** Gives the names of the model values in the states and events of a graph, sorted. */
    public static Set<String> of(StateGraph graph) {
        var found = new ModelValues();
        for (int variable = 0; variable < graph.variables().size(); variable++) {
            found.addAll(graph.values(variable));
        }
        for (int label = 0; label < graph.labelCount(); label++) {
            for (Event event : graph.chain(label)) {
                found.addAll(event.arguments().values());
            }
        }
        return found.names;
    }

    private void addAll(Iterable<TlaValue> values) {
        for (TlaValue value : values) {
            if (value instanceof TlaModelValue model) {
                names.add(model.name());
            } else if (value instanceof TlaSet set) {
                addAll(set.elements());
            } else if (value instanceof TlaSequence sequence) {
                addAll(sequence.elements());
            } else if (value instanceof TlaRecord record) {
                addAll(record.fields().values());
            } else if (value instanceof TlaFunction function) {
                addAll(function.asMapping().keySet());
                addAll(function.asMapping().values());
            }
        }
    }
}
