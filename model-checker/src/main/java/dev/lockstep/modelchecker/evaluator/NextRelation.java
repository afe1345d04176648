package dev.lockstep.modelchecker.evaluator;

import org.jspecify.annotations.Nullable;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.Action;
import tlc2.tool.ITool;
import tlc2.util.Context;

/**
 * The next-state relation of a model.
 *
 * @param name the name that it has in the spec; {@code Next} where it has none, as in {@code [][A \/ B]_vars}
 * @param operator its definition, if it has a name
 * @param body the formula
 * @param context what names in it mean
 */
record NextRelation(String name, @Nullable OpDefNode operator, SemanticNode body, Context context) {
    /** Gives that of a model, or null if the model has none. */
    static @Nullable NextRelation of(ITool tool) {
        Action next = tool.getNextStateSpec();
        if (next == null) {
            return null;
        }
        // TLC has the name of the relation where the spec has it, and its body where the model names it.
        if (next.pred instanceof OpApplNode application && application.getArgs().length == 0) {
            OpDefNode named = new NamedConjunct(tool).definition(application);
            if (named != null && named.getBody() != null && !named.getInRecursive()) {
                return new NextRelation(
                        application.getOperator().getName().toString(), named, named.getBody(), next.con);
            }
        }
        OpDefNode operator = next.getOpDef();
        return new NextRelation(operator == null ? "Next" : next.getName().toString(), operator, next.pred, next.con);
    }
}
