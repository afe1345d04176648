package dev.lockstep.modelchecker.evaluator;

import dev.lockstep.modelchecker.evaluator.NamedConjunct.Scope;
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
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/**
 * Splits the next-state relation into actions with their arguments.
 *
 * <p>The descent goes through disjunctions, {@code \E}, LET, labels, applications of the spec's own operators, and conjunctions of which
 * {@link NamedConjunct} finds the one part to go on through; whatever else it
 * meets is an action, named after the operator entered last. TLC splits once, when no state is known, and so loses the names and
 * arguments of all that depends on the state, such as {@code \E m \in messages : Receive(m)}. Here what is constant is split once and the
 * rest again in each state.
 */
final class NextSplitter {
    /**
     * An action with its number.
     *
     * @param isCut whether all that it leads to is beyond the bounds of the model
     */
    record Labelled(Action action, int label, boolean isCut) {}

    /**
     * Where in the relation the descent is.
     *
     * @param context what names mean there
     * @param chain the operators entered
     * @param operator the definition entered last
     * @param scope what conjunctions mean there
     * @param frame the conjunctions gone through
     */
    private record Place(
            Context context,
            Chain chain,
            @Nullable OpDefNode operator,
            Scope scope,
            @Nullable Frame frame) {
        Place picked(Context inside, String[] names, Value[] values) {
            return new Place(inside, chain.pick(names, values), operator, scope, frame);
        }

        Place through(Frame next) {
            return new Place(context, chain, operator, scope, next);
        }
    }

    /** A part of the relation whose split needs a state. */
    private record Deferred(SemanticNode node, Place place) {}

    private static final int MAX_DEPTH = 1000;

    private final FastTool tool;
    private final LabelTable labels;
    private final NamedConjunct conjuncts;
    private final FramedActions framed;
    private final List<Labelled> constant = new ArrayList<>();
    private final List<Deferred> deferred = new ArrayList<>();

    NextSplitter(FastTool tool, LabelTable labels) {
        this.tool = tool;
        this.labels = labels;
        this.conjuncts = new NamedConjunct(tool);
        this.framed = new FramedActions(tool.getSpecProcessor().getRootModule());
        NextRelation next = NextRelation.of(tool);
        if (next != null) {
            var top = new Chain(null, next.name(), new String[0], new Value[0]);
            new Descent(null, constant)
                    .descend(next.body(), new Place(next.context(), top, next.operator(), Scope.RELATION, null), 0);
        }
    }

    /** Says what the split depends on. */
    Reads reads(ReadAnalysis analysis) {
        var all = new Reads();
        for (Deferred d : deferred) {
            all.add(analysis.ofSplit(d.node, d.place.context, d.place.scope, conjuncts));
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
            descent.descend(d.node, d.place, 0);
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

        void descend(SemanticNode node, Place at, int depth) {
            if (depth > MAX_DEPTH) {
                leaf(node, at);
            } else if (node instanceof OpApplNode application) {
                application(application, at, depth + 1);
            } else if (node instanceof LetInNode let) {
                descend(let.getBody(), at, depth + 1);
            } else if (node instanceof LabelNode label) {
                descend(label.getBody(), at, depth + 1);
            } else {
                leaf(node, at);
            }
        }

        private void application(OpApplNode node, Place at, int depth) {
            SymbolNode symbol = node.getOperator();
            int opcode = BuiltInOPs.getOpCode(symbol.getName());
            if (opcode == 0 && tool.lookup(symbol, at.context, false) instanceof OpDefNode definition) {
                opcode = BuiltInOPs.getOpCode(definition.getName());
                if (opcode == 0) {
                    enter(node, symbol, definition, at, NamedConjunct.entered(at.scope, node), depth);
                    return;
                }
            }
            switch (opcode) {
                case ToolGlobals.OPCODE_dl, ToolGlobals.OPCODE_lor -> {
                    for (ExprOrOpArgNode disjunct : node.getArgs()) {
                        descend(disjunct, at, depth);
                    }
                }
                case ToolGlobals.OPCODE_be -> exists(node, at, depth);
                case ToolGlobals.OPCODE_cl, ToolGlobals.OPCODE_land -> conjunction(node, at, depth);
                default -> leaf(node, at);
            }
        }

        private void exists(OpApplNode node, Place at, int depth) {
            int level = LevelConstants.ConstantLevel;
            for (ExprNode bound : node.getBdedQuantBounds()) {
                level = Math.max(level, bound.getLevel());
            }
            if (level > LevelConstants.VariableLevel) {
                leaf(node, at);
                return;
            }
            if (level > LevelConstants.ConstantLevel && state == null) {
                deferred.add(new Deferred(node, at));
                return;
            }
            List<FormalParamNode> symbols = new ArrayList<>();
            for (FormalParamNode[] list : node.getBdedQuantSymbolLists()) {
                symbols.addAll(List.of(list));
            }
            String[] names = symbols.stream().map(s -> s.getName().toString()).toArray(String[]::new);
            IContextEnumerator contexts =
                    tool.contexts(node, at.context, stateAtHand(), TLCState.Empty.createEmpty(), EvalControl.Clear);
            for (Context c = contexts.nextElement(); c != null; c = contexts.nextElement()) {
                Value[] picked = new Value[names.length];
                for (int i = 0; i < names.length; i++) {
                    picked[i] = explicit((Value) c.lookup(symbols.get(i)));
                }
                descend(node.getArgs()[0], at.picked(c, names, picked), depth);
            }
        }

        private void conjunction(OpApplNode node, Place at, int depth) {
            int place = conjuncts.place(node, at.scope);
            if (place < 0) {
                leaf(node, at);
                return;
            }
            int foundBefore = found.size();
            int deferredBefore = deferred.size();
            try {
                through(node, place, at, depth);
            } catch (RuntimeException | StackOverflowError e) {
                // A conjunct before this one may keep it from being evaluated: TLC is to go through them in their
                // order.
                found.subList(foundBefore, found.size()).clear();
                leaf(node, at);
                return;
            }
            if (deferred.size() > deferredBefore) {
                // As a whole, so that what is caught here is caught in each state too.
                found.subList(foundBefore, found.size()).clear();
                deferred.subList(deferredBefore, deferred.size()).clear();
                deferred.add(new Deferred(node, at));
            }
        }

        private void through(OpApplNode conjunction, int place, Place at, int depth) {
            SemanticNode conjunct = conjunction.getArgs()[place];
            Place inside = at.through(new Frame(at.frame, conjunction, place));
            OpDefNode relation = conjuncts.relation(conjunct, at.scope);
            if (relation != null && conjunct instanceof OpApplNode application) {
                enter(application, application.getOperator(), relation, inside, Scope.RELATION, depth);
            } else {
                descend(conjunct, inside, depth);
            }
        }

        /**
         * Enters the body of an operator with its arguments evaluated. An override in the model's {@code .cfg} puts another definition in
         * its place; the event keeps the name and the arguments of the original.
         */
        private void enter(OpApplNode node, SymbolNode symbol, OpDefNode definition, Place at, Scope scope, int depth) {
            ExprOrOpArgNode[] arguments = node.getArgs();
            int level = LevelConstants.ConstantLevel;
            boolean evaluable = !definition.getInRecursive() && definition.getBody() != null;
            for (ExprOrOpArgNode argument : arguments) {
                level = Math.max(level, argument.getLevel());
                evaluable &= argument instanceof ExprNode;
            }
            if (level > LevelConstants.ConstantLevel && level <= LevelConstants.VariableLevel && state == null) {
                deferred.add(new Deferred(node, at));
                return;
            }
            String name = symbol.getName().toString();
            if (!evaluable || level > LevelConstants.VariableLevel) {
                Chain entered = at.chain.enter(name, new String[0], new Value[0]);
                leaf(node, new Place(at.context, entered, definition, scope, at.frame));
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
            Context inside = at.context;
            for (int i = 0; i < arguments.length; i++) {
                values[i] = explicit((Value) tool.eval(arguments[i], at.context, stateAtHand()));
                names[i] = named[i].getName().toString();
                inside = inside.cons(formals[i], values[i]);
            }
            Chain entered = at.chain.enter(name, names, values);
            descend(definition.getBody(), new Place(inside, entered, definition, scope, at.frame), depth);
        }

        private void leaf(SemanticNode node, Place at) {
            int label = labels.numberOf(at.chain);
            found.add(new Labelled(new Action(framed.whole(node, at.frame), at.context, at.operator), label, false));
            SemanticNode beyond = framed.beyondBounds(node, at.frame, at.operator);
            if (beyond != null) {
                found.add(new Labelled(new Action(beyond, at.context, at.operator), label, true));
            }
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
