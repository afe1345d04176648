package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spi.Premises;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.spi.SuccessorSink;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/**
 * Counters that go round, each for itself; without any there is no state. {@code values} to the power of {@code counters} states, each with a transition a counter. Costs next to nothing to
 * evaluate, so what is measured or exhausted is the explorer.
 */
final class ProductSpec implements SpecEvaluator {
    private final int counters;
    private final int values;

    ProductSpec(int counters, int values) {
        this.counters = counters;
        this.values = values;
    }

    @Override
    public List<String> variables() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < counters; i++) {
            names.add("x" + i);
        }
        return names;
    }

    @Override
    public SpecSignature signature() {
        return new SpecSignature(variables(), List.of(), Map.of());
    }

    @Override
    public TlaValue value(int variable, int number) {
        return TlaValue.integer(number);
    }

    @Override
    public List<Event> chain(int label) {
        return List.of(new Event("Turn", Map.of("i", TlaValue.integer(label))));
    }

    @Override
    public List<int[]> initialStates() {
        return counters == 0 ? List.of() : Collections.singletonList(new int[counters]);
    }

    @Override
    public Expander expander() {
        return this::expand;
    }

    private void expand(int[] row, int level, SuccessorSink sink) {
        for (int i = 0; i < counters; i++) {
            int[] target = row.clone();
            target[i] = (target[i] + 1) % values;
            if (sink.isKnown(target) || target[i] < values) {
                sink.transition(i, target);
            } else {
                sink.cut(i);
            }
        }
    }

    @Override
    public Expander expanderByTlc() {
        return expander();
    }

    @Override
    public Premises premises() {
        return new Premises(List.of(), List.of());
    }

    @Override
    public List<String> invariants() {
        return List.of();
    }

    @Override
    public int[] row(List<TlaValue> values) {
        throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Judge judge() {
        return row -> List.of();
    }

    @Override
    public ThreadFactory threads() {
        return Thread::new;
    }
}
