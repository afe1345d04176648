package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spi.BrokenInvariant;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.traces.trace.State;
import java.util.List;

/**
 * A model's invariants, for states that need not be of the spec, such as what an implementation shows. Closing it gives everything back.
 *
 * <p>Loading a spec takes about half a second; a state then about as long as it takes TLC, some 10 to 100 microseconds.
 */
public final class InvariantCheck implements AutoCloseable {
    private final EvaluatedSpec spec;
    private final EvaluatorThread thread;
    private final SpecEvaluator.Judge judge;

    private InvariantCheck(EvaluatedSpec spec) {
        this.spec = spec;
        this.thread = new EvaluatorThread(spec.evaluator());
        this.judge = thread.call(spec.evaluator()::judge);
    }

    /**
     * Loads a model's spec.
     *
     * @param model the model whose invariants to check
     * @param tools the jar of TLC and the libraries to load it with
     * @throws dev.lockstep.modelchecker.spec.SpecException if its files can't be read
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if it can't be parsed
     */
    public static InvariantCheck open(Model model, SpecTools tools) {
        EvaluatedSpec spec = EvaluatedSpec.open(model, tools, 1);
        try {
            return new InvariantCheck(spec);
        } catch (RuntimeException | Error e) {
            spec.close();
            throw e;
        }
    }

    /** Gives the names of the model's invariants, in the order in which it lists them. */
    public List<String> invariants() {
        return spec.evaluator().invariants();
    }

    /**
     * Gives the invariants that do not hold in a state, in the model's order; none if all hold.
     *
     * @param state a value for each variable of the spec, in any order
     * @throws IllegalArgumentException if a variable of the spec is missing
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if TLC can't have one of the values
     */
    public List<BrokenInvariant> broken(State state) {
        SpecEvaluator evaluator = spec.evaluator();
        int[] row = evaluator.row(evaluator.variables().stream().map(state::get).toList());
        return thread.call(() -> judge.broken(row));
    }

    @Override
    public void close() {
        thread.close();
        spec.close();
    }
}
