package dev.lockstep.modelchecker.evaluator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.LevelConstants;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.Action;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.EvalControl;
import tlc2.tool.IContextEnumerator;
import tlc2.tool.ITool;
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/**
 * Splits the next-state relation into actions with their arguments.
 *
 * <p>The descent goes through disjunctions, {@code \E}, LET, labels and applications of the spec's own operators; whatever else it
 * meets is an action, named after the operator entered last. TLC splits once, when no state is known, and so loses the names and
 * arguments of all that depends on the state, such as {@code \E m \in messages : Receive(m)}. Here what is constant is split once and the
 * rest again in each state.
 */
final class NextSplitter {
    /** An action with its number. */
    record Labelled(Action action, int label) {}

    /** A part of the relation whose split needs a state. */
    private record Deferred(
            SemanticNode node,
            Context context,
            Chain chain,
            @Nullable OpDefNode operator) {}

    private static final int MAX_DEPTH = 1000;

    private final ITool tool;
    private final LabelTable labels;
    private final List<Labelled> constant = new ArrayList<>();
    private final List<Deferred> deferred = new ArrayList<>();

    NextSplitter(ITool tool, LabelTable labels) {
        this.tool = tool;
        this.labels = labels;
        Action next = tool.getNextStateSpec();
        if (next != null) {
            String name = next.getOpDef() == null ? "Next" : next.getName().toString();
            var top = new Chain(null, name, new String[0], new Value[0]);
            new Descent(null, constant).descend(relation(next, name), next.con, top, next.getOpDef(), 0);
        }
    }

    /** Gives the body of the relation where TLC has just its name: the chain begins with that name already. */
    private SemanticNode relation(Action next, String name) {
        return next.pred instanceof OpApplNode application
                        && application.getArgs().length == 0
                        && application.getOperator().getName().toString().equals(name)
                        && tool.lookup(application.getOperator(), next.con, false) instanceof OpDefNode definition
                        && definition.getBody() != null
                ? definition.getBody()
                : next.pred;
    }

    /** Says what the split depends on. */
    Reads reads(ReadAnalysis analysis) {
        var all = new Reads();
        for (Deferred d : deferred) {
            all.add(analysis.ofSplit(d.node, d.context));
        }
        return all;
    }

    /** Gives every action of the relation in a state, enabled or not. */
    List<Labelled> split(TLCState state) {
        if (deferred.isEmpty()) {
            return constant;
        }
        List<Labelled> actions = new ArrayList<>(constant);
        var descent = new Descent(state, actions);
        for (Deferred d : deferred) {
            descent.descend(d.node, d.context, d.chain, d.operator, 0);
        }
        return actions;
    }

    private final class Descent {
        private final @Nullable TLCState state;
        private final List<Labelled> found;

        Descent(@Nullable TLCState state, List<Labelled> found) {
            this.state = state;
            this.found = found;
        }

        void descend(SemanticNode node, Context context, Chain chain, @Nullable OpDefNode operator, int depth) {
            if (depth > MAX_DEPTH) {
                leaf(node, context, chain, operator);
            } else if (node instanceof OpApplNode application) {
                application(application, context, chain, operator, depth + 1);
            } else if (node instanceof LetInNode let) {
                descend(let.getBody(), context, chain, operator, depth + 1);
            } else if (node instanceof LabelNode label) {
                descend(label.getBody(), context, chain, operator, depth + 1);
            } else {
                leaf(node, context, chain, operator);
            }
        }

        private void application(
                OpApplNode node, Context context, Chain chain, @Nullable OpDefNode operator, int depth) {
            SymbolNode symbol = node.getOperator();
            int opcode = BuiltInOPs.getOpCode(symbol.getName());
            if (opcode == 0 && tool.lookup(symbol, context, false) instanceof OpDefNode definition) {
                opcode = BuiltInOPs.getOpCode(definition.getName());
                if (opcode == 0) {
                    enter(node, symbol, definition, context, chain, operator, depth);
                    return;
                }
            }
            switch (opcode) {
                case ToolGlobals.OPCODE_dl, ToolGlobals.OPCODE_lor -> {
                    for (ExprOrOpArgNode disjunct : node.getArgs()) {
                        descend(disjunct, context, chain, operator, depth);
                    }
                }
                case ToolGlobals.OPCODE_be -> exists(node, context, chain, operator, depth);
                default -> leaf(node, context, chain, operator);
            }
        }

        private void exists(OpApplNode node, Context context, Chain chain, @Nullable OpDefNode operator, int depth) {
            int level = LevelConstants.ConstantLevel;
            for (ExprNode bound : node.getBdedQuantBounds()) {
                level = Math.max(level, bound.getLevel());
            }
            if (level > LevelConstants.VariableLevel) {
                leaf(node, context, chain, operator);
                return;
            }
            if (level > LevelConstants.ConstantLevel && state == null) {
                deferred.add(new Deferred(node, context, chain, operator));
                return;
            }
            List<FormalParamNode> symbols = new ArrayList<>();
            for (FormalParamNode[] list : node.getBdedQuantSymbolLists()) {
                symbols.addAll(List.of(list));
            }
            String[] names = symbols.stream().map(s -> s.getName().toString()).toArray(String[]::new);
            IContextEnumerator contexts =
                    tool.contexts(node, context, stateAtHand(), TLCState.Empty.createEmpty(), EvalControl.Clear);
            for (Context c = contexts.nextElement(); c != null; c = contexts.nextElement()) {
                Value[] picked = new Value[names.length];
                for (int i = 0; i < names.length; i++) {
                    picked[i] = explicit((Value) c.lookup(symbols.get(i)));
                }
                descend(node.getArgs()[0], c, chain.pick(names, picked), operator, depth);
            }
        }

        /**
         * Enters the body of an operator with its arguments evaluated. An override in the model's {@code .cfg} puts another definition in
         * its place; the event keeps the name and the arguments of the original.
         */
        private void enter(
                OpApplNode node,
                SymbolNode symbol,
                OpDefNode definition,
                Context context,
                Chain chain,
                @Nullable OpDefNode operator,
                int depth) {
            ExprOrOpArgNode[] arguments = node.getArgs();
            int level = LevelConstants.ConstantLevel;
            boolean evaluable = !definition.getInRecursive() && definition.getBody() != null;
            for (ExprOrOpArgNode argument : arguments) {
                level = Math.max(level, argument.getLevel());
                evaluable &= argument instanceof ExprNode;
            }
            if (level > LevelConstants.ConstantLevel && level <= LevelConstants.VariableLevel && state == null) {
                deferred.add(new Deferred(node, context, chain, operator));
                return;
            }
            if (!evaluable || level > LevelConstants.VariableLevel) {
                leaf(node, context, chain.enter(symbol.getName().toString(), new String[0], new Value[0]), definition);
                return;
            }
            FormalParamNode[] formals = definition.getParams();
            FormalParamNode[] named =
                    symbol instanceof OpDefNode original && original.getParams().length == formals.length
                            ? original.getParams()
                            : formals;
            String[] names = new String[arguments.length];
            Value[] values = new Value[arguments.length];
            // An operator's body sees its own parameters and, where it is defined in a LET, the context around it.
            Context inside = context;
            for (int i = 0; i < arguments.length; i++) {
                values[i] = explicit((Value) tool.eval(arguments[i], context, stateAtHand()));
                names[i] = named[i].getName().toString();
                inside = inside.cons(formals[i], values[i]);
            }
            descend(
                    definition.getBody(),
                    inside,
                    chain.enter(symbol.getName().toString(), names, values),
                    definition,
                    depth);
        }

        private void leaf(SemanticNode node, Context context, Chain chain, @Nullable OpDefNode operator) {
            found.add(new Labelled(new Action(node, context, operator), labels.numberOf(chain)));
        }

        private TLCState stateAtHand() {
            return state == null ? TLCState.Empty : state;
        }
    }

    /** Normalises an argument: it is hashed and compared as part of a label, by any thread. */
    private static Value explicit(Value value) {
        value.deepNormalize();
        return value;
    }
}
