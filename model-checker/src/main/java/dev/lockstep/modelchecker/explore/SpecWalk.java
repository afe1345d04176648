package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.spi.SuccessorSink;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.TraceOrigin;
import dev.lockstep.traces.value.TlaValue;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A spec that is gone through by events, without being explored. States are expanded when they are asked for, and remembered. What it gives is in canonical
 * order; for the use of one thread. Closing it gives everything back.
 */
public final class SpecWalk implements AutoCloseable {
    private static final int MOST_REMEMBERED = 100_000;

    private final EvaluatedSpec spec;
    private final TraceOrigin origin;
    private final EvaluatorThread thread;
    private final SpecEvaluator.Expander expander;
    private final Map<IntBuffer, Position> positions = new HashMap<>();

    private SpecWalk(Model model, EvaluatedSpec spec) {
        this.spec = spec;
        this.origin = new TraceOrigin(model.name(), spec.specHash(), 0);
        this.thread = new EvaluatorThread(spec.evaluator());
        this.expander = thread.call(spec.evaluator()::expander);
    }

    /**
     * Loads a model's spec.
     *
     * @param model the model whose behaviours to go through
     * @param tools the jar of TLC and the libraries to load it with
     * @throws dev.lockstep.modelchecker.spec.SpecException if its files can't be read
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if it can't be parsed
     */
    public static SpecWalk open(Model model, SpecTools tools) {
        EvaluatedSpec spec = EvaluatedSpec.open(model, tools, 1);
        try {
            return new SpecWalk(model, spec);
        } catch (RuntimeException | Error e) {
            spec.close();
            throw e;
        }
    }

    /** Gives what the spec offers to be bound. */
    public SpecSignature signature() {
        return spec.evaluator().signature();
    }

    /** Gives what traces through this spec say of their origin. */
    public TraceOrigin origin() {
        return origin;
    }

    /** Gives the initial states, in order. */
    public List<Position> initial() {
        List<Position> initial = new ArrayList<>();
        thread.call(spec.evaluator()::initialStates).forEach(row -> initial.add(position(row, 1)));
        initial.sort((a, b) -> compare(a.row, b.row));
        return initial;
    }

    /** A state of the spec, to go on from. */
    public final class Position {
        private final int[] row;
        private final int level;
        private @Nullable State state;
        private @Nullable Successors successors;

        private Position(int[] row, int level) {
            this.row = row;
            this.level = level;
        }

        /** Gives the state. */
        public State state() {
            State known = state;
            if (known == null) {
                List<TlaValue> values = new ArrayList<>(row.length);
                for (int i = 0; i < row.length; i++) {
                    values.add(spec.evaluator().value(i, row[i]));
                }
                known = new State(spec.evaluator().variables(), values);
                state = known;
            }
            return known;
        }

        /**
         * Gives the states to which an event leads, in order; none if the spec does not enable it.
         *
         * @param beyond whether to go also where a constraint of the model cuts off, which bounds the model and not the spec
         * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if the spec can't be evaluated here, as may be beyond the constraints
         */
        public List<Position> after(Event event, boolean beyond) {
            Successors known = expanded();
            List<Position> kept = known.kept.getOrDefault(event, List.of());
            return kept.isEmpty() && beyond ? known.cut.getOrDefault(event, List.of()) : kept;
        }

        /** Gives all events that are enabled, also those of which a constraint cuts off the target. */
        public SortedSet<Event> enabled() {
            SortedSet<Event> enabled = new TreeSet<>(expanded().kept.keySet());
            enabled.addAll(expanded().cut.keySet());
            return enabled;
        }

        private Successors expanded() {
            Successors known = successors;
            if (known == null) {
                known = thread.call(() -> expand(row, level));
                successors = known;
            }
            return known;
        }
    }

    /** Where the events of a state lead. */
    private record Successors(Map<Event, List<Position>> kept, Map<Event, List<Position>> cut) {}

    private Successors expand(int[] row, int level) {
        var found = new Successors(new TreeMap<>(), new TreeMap<>());
        expander.expand(row, level, new SuccessorSink() {
            @Override
            public boolean isKnown(int[] target) {
                return false;
            }

            @Override
            public void transition(int label, int[] target) {
                add(found.kept, label, target);
            }

            @Override
            public void cut(int label) {
                throw new IllegalStateException("an evaluator gives the target of what is cut");
            }

            @Override
            public void cut(int label, int[] target) {
                add(found.cut, label, target);
            }

            private void add(Map<Event, List<Position>> to, int label, int[] target) {
                List<Event> chain = spec.evaluator().chain(label);
                List<Position> targets = to.computeIfAbsent(chain.get(chain.size() - 1), e -> new ArrayList<>(1));
                Position position = position(target, level + 1);
                if (!targets.contains(position)) {
                    targets.add(position);
                }
            }
        });
        found.kept.values().forEach(targets -> targets.sort((a, b) -> compare(a.row, b.row)));
        found.cut.values().forEach(targets -> targets.sort((a, b) -> compare(a.row, b.row)));
        return found;
    }

    private Position position(int[] row, int level) {
        if (positions.size() >= MOST_REMEMBERED) {
            positions.clear();
        }
        return positions.computeIfAbsent(IntBuffer.wrap(row), r -> new Position(row, level));
    }

    private int compare(int[] a, int[] b) {
        return TransitionOrder.compareRows(spec.evaluator(), a, b);
    }

    @Override
    public void close() {
        thread.close();
        spec.close();
    }
}
