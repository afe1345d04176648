package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.explore.EvaluatedSpec;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.spi.SuccessorSink;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Goes through a spec step by step without exploring it. What it gives is in canonical order. */
final class SpecSteps {
    /** A transition from the state at hand. */
    static final class Successor {
        private final Event event;
        private final int[] row;

        private Successor(Event event, int[] row) {
            this.event = event;
            this.row = row;
        }

        Event event() {
            return event;
        }

        /** Gives the target; not to be changed. */
        int[] row() {
            return row;
        }
    }

    private final SpecEvaluator evaluator;
    private final String specHash;
    private final SpecEvaluator.Expander expander;

    private SpecSteps(SpecEvaluator evaluator, String specHash) {
        this.evaluator = evaluator;
        this.specHash = specHash;
        this.expander = evaluator.expander();
    }

    /**
     * Loads a spec and uses it, on a thread of its evaluator.
     *
     * @throws dev.lockstep.modelchecker.spec.SpecException if its files can't be read
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if it can't be parsed or evaluated
     */
    static <T> T with(Model model, SpecTools tools, Function<SpecSteps, T> use) {
        try (EvaluatedSpec spec = EvaluatedSpec.open(model, tools, 1)) {
            ExecutorService thread =
                    Executors.newSingleThreadExecutor(spec.evaluator().threads());
            try {
                return thread.submit(() -> use.apply(new SpecSteps(spec.evaluator(), spec.specHash())))
                        .get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while going through " + model.name(), e);
            } finally {
                thread.shutdownNow();
            }
        }
    }

    String specHash() {
        return specHash;
    }

    SpecSignature signature() {
        return evaluator.signature();
    }

    List<int[]> initialStates() {
        List<int[]> rows = new ArrayList<>(evaluator.initialStates());
        rows.sort(this::compareValues);
        return rows;
    }

    /**
     * Gives the transitions from a state that the model's constraints keep.
     *
     * @param level the state's distance from the beginning plus one
     */
    List<Successor> successors(int[] row, int level) {
        List<Successor> successors = new ArrayList<>();
        expander.expand(row, level, new SuccessorSink() {
            @Override
            public boolean isKnown(int[] target) {
                return false;
            }

            @Override
            public void transition(int label, int[] target) {
                List<Event> chain = evaluator.chain(label);
                successors.add(new Successor(chain.get(chain.size() - 1), target));
            }

            @Override
            public void cut(int label) {
                // A behaviour of the model doesn't go there.
            }
        });
        successors.sort(Comparator.comparing(Successor::event).thenComparing(Successor::row, this::compareValues));
        return successors;
    }

    State state(int[] row) {
        List<TlaValue> values = new ArrayList<>(row.length);
        for (int i = 0; i < row.length; i++) {
            values.add(evaluator.value(i, row[i]));
        }
        return new State(evaluator.variables(), values);
    }

    private int compareValues(int[] a, int[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return evaluator.value(i, a[i]).compareTo(evaluator.value(i, b[i]));
            }
        }
        return 0;
    }
}
