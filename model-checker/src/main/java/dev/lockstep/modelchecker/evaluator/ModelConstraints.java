package dev.lockstep.modelchecker.evaluator;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.ExprNode;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import util.UniqueString;

/** Judges states by a model's CONSTRAINTs, as a plan; for the use of one thread. */
final class ModelConstraints {
    private final FastTool tool;
    private final Run run;
    private final PlanCompiler compiler;
    private @Nullable Plan plan;
    private boolean understood;
    private boolean holds;

    ModelConstraints(
            FastTool tool,
            UniqueString[] names,
            ValueTable[] values,
            Map<UniqueString, Integer> variables,
            PartReader reader) {
        this.tool = tool;
        this.run = new Run(names, values, reader.table());
        this.compiler =
                new PlanCompiler(tool, variables, new ReadAnalysis(tool, variables, reader.table()), reader, run);
        // What ACTION_CONSTRAINTs say of a step TLC has to judge.
        this.understood = tool.getActionConstraints().length == 0;
    }

    /** Says whether {@link #hold} can judge. */
    boolean areUnderstood() {
        return understood;
    }

    /** Says whether the model keeps a state. */
    boolean hold(int[] row) {
        run.begin(row);
        if (plan == null) {
            plan = compile();
        }
        holds = false;
        try {
            plan.run(run);
            return holds;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            TLCState state = run.state();
            return tool.isInModel(state);
        }
    }

    private Plan compile() {
        Plan all = r -> holds = true;
        ExprNode[] constraints = tool.getModelConstraints();
        try {
            for (int i = constraints.length - 1; i >= 0; i--) {
                all = compiler.compile(constraints[i], Context.Empty, all);
            }
            return all;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return r -> {
                throw new Unplanned();
            };
        }
    }
}
