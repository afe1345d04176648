package dev.lockstep.modelchecker.evaluator;

import dev.lockstep.modelchecker.spi.BrokenInvariant;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import java.util.ArrayList;
import java.util.List;
import tlc2.tool.Action;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.IdThread;
import util.UniqueString;

/** Judges states by TLC's own evaluation of the invariants; for the use of one thread. */
final class TlcJudge implements SpecEvaluator.Judge {
    private final FastTool tool;
    private final UniqueString[] names;
    private final ValueTable[] values;

    TlcJudge(FastTool tool, UniqueString[] names, ValueTable[] values) {
        this.tool = tool;
        this.names = names;
        this.values = values;
    }

    @Override
    public List<BrokenInvariant> broken(int[] row) {
        TLCState state = TLCState.Empty.createEmpty();
        for (int i = 0; i < names.length; i++) {
            state.bind(names[i], values[i].value(row[i]));
        }
        Action[] invariants = tool.getInvariants();
        List<BrokenInvariant> broken = new ArrayList<>();
        IdThread.setCurrentState(state);
        try {
            for (int i = 0; i < invariants.length; i++) {
                judge(invariants[i], tool.getInvNames()[i], state, broken);
            }
        } finally {
            IdThread.resetCurrentState();
        }
        return broken;
    }

    private void judge(Action invariant, String name, TLCState state, List<BrokenInvariant> broken) {
        try {
            if (!tool.isValid(invariant, state)) {
                broken.add(new BrokenInvariant(name, ""));
            }
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            broken.add(new BrokenInvariant(name, TlcEvaluator.words(e, "evaluating " + name)));
        }
    }
}
