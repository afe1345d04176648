package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.spi.SuccessorSink;
import dev.lockstep.traces.trace.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the events of a behaviour whose states alone are known: every state is expanded again, and the events whose target is the next
 * state are those of the step. A target that a constraint cuts off counts too, if no event is followed there: TLC judges it before it is cut.
 */
final class StepEvents {
    private final SpecEvaluator evaluator;
    private final List<State> states;
    private final List<List<Integer>> labels = new ArrayList<>();
    private String failure = "";

    private StepEvents(SpecEvaluator evaluator, List<State> states) {
        this.evaluator = evaluator;
        this.states = states;
    }

    /**
     * Walks along a behaviour.
     *
     * @param states its states from an initial one on, their variables in the evaluator's order
     */
    static StepEvents along(SpecEvaluator evaluator, List<State> states) {
        var events = new StepEvents(evaluator, states);
        ExecutorService thread = Executors.newSingleThreadExecutor(evaluator.threads());
        try {
            thread.submit(events::walk).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for the events of a counterexample", e);
        } finally {
            thread.shutdownNow();
        }
        return events;
    }

    /** Gives the labels that do each step, in the order of their events; none from the first step on that no event does. */
    List<List<Integer>> labels() {
        return labels;
    }

    /** Gives why the spec could not be evaluated, empty if it could. */
    String failure() {
        return failure;
    }

    private void walk() {
        try {
            int[] row = initialRow();
            SpecEvaluator.Expander expander = evaluator.expander();
            for (int i = 1; i < states.size(); i++) {
                var sink = new TargetSink(states.get(i));
                if (row != null) {
                    expander.expand(row, i, sink);
                }
                labels.add(sink.labels().stream()
                        .distinct()
                        .sorted(LabelOrder.byEvent(evaluator))
                        .toList());
                row = sink.row;
            }
        } catch (SpecEvaluationException e) {
            failure = String.valueOf(e.getMessage());
        }
        while (labels.size() < states.size() - 1) {
            labels.add(List.of());
        }
    }

    private int @Nullable [] initialRow() {
        if (states.size() > 1) {
            for (int[] row : evaluator.initialStates()) {
                if (isState(row, states.get(0))) {
                    return row;
                }
            }
        }
        return null;
    }

    private boolean isState(int[] row, State state) {
        for (int i = 0; i < row.length; i++) {
            if (!evaluator.value(i, row[i]).equals(state.values().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Keeps what leads to one state. */
    private final class TargetSink implements SuccessorSink {
        private final State target;
        private final List<Integer> followed = new ArrayList<>();
        private final List<Integer> cut = new ArrayList<>();
        private int @Nullable [] row;

        TargetSink(State target) {
            this.target = target;
        }

        List<Integer> labels() {
            return followed.isEmpty() ? cut : followed;
        }

        /** Saves the evaluator the question whether the model keeps a state, since it makes no difference here. */
        @Override
        public boolean isKnown(int[] successor) {
            return true;
        }

        @Override
        public void transition(int label, int[] successor) {
            add(followed, label, successor);
        }

        @Override
        public void cut(int label) {
            throw new IllegalStateException("an evaluator gives the target of what is cut");
        }

        @Override
        public void cut(int label, int[] successor) {
            add(cut, label, successor);
        }

        private void add(List<Integer> labels, int label, int[] successor) {
            if (isState(successor, target)) {
                labels.add(label);
                row = successor;
            }
        }
    }
}
