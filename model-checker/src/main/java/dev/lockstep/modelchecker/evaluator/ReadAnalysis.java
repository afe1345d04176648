package dev.lockstep.modelchecker.evaluator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.AtNode;
import tla2sany.semantic.DecimalNode;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.NumeralNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpArgNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.StringNode;
import tla2sany.semantic.Subst;
import tla2sany.semantic.SubstInNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.OpValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/**
 * Finds what an expression reads, from its text and the meaning of its names alone.
 *
 * <p>It may name more than is read, never less; where it can't tell it says so. Functions applied to constants are read at that place
 * only, so that {@code currentTerm[s1]} does not depend on the term of {@code s2}.
 */
final class ReadAnalysis {
    /** Stands in a context for the value of a symbol that the expression itself binds. */
    private static final Object BOUND_INSIDE = new Object();

    /** Operators that TLC implements in Java and whose value depends on their arguments alone. */
    private static final Set<String> PURE_MODULES =
            Set.of("Naturals", "Integers", "Reals", "Sequences", "FiniteSets", "Bags", "ProtoReals");

    private static final Set<String> PURE_OF_TLC = Set.of(":>", "@@", "SortSeq", "Permutations", "ToString");

    private final FastTool tool;
    private final Map<UniqueString, Integer> variables;
    private final PartTable parts;

    ReadAnalysis(FastTool tool, Map<UniqueString, Integer> variables, PartTable parts) {
        this.tool = tool;
        this.variables = variables;
        this.parts = parts;
    }

    /** Analyses an expression whose free symbols mean what the context says. */
    Reads of(SemanticNode expression, Context context) {
        var walk = new Walk();
        walk.node(expression, context, false);
        return walk.reads;
    }

    /** Analyses what the enumeration of a bounded quantifier's values reads. */
    Reads ofBounds(OpApplNode quantifier, Context context) {
        var walk = new Walk();
        for (ExprNode bound : quantifier.getBdedQuantBounds()) {
            walk.node(bound, context, false);
        }
        return walk.reads;
    }

    /** Analyses what {@link NextSplitter} evaluates when it splits a relation: bounds of quantifiers and arguments, but not the actions. */
    Reads ofSplit(SemanticNode relation, Context context, NamedConjunct.Scope scope, NamedConjunct conjuncts) {
        var walk = new Walk();
        walk.split(relation, context, scope, conjuncts);
        return walk.reads;
    }

    /** Adds to the context what an instance puts in the place of a module's names. */
    static Context substituted(SubstInNode node, FastTool tool, Context context) {
        Context inside = context;
        for (Subst subst : node.getSubsts()) {
            ExprOrOpArgNode expression = subst.getExpr();
            Object meaning = expression instanceof OpArgNode operator
                    ? tool.lookup(operator.getOp(), context, false)
                    : new LazyValue(expression, context, false, CostModel.DO_NOT_RECORD);
            inside = inside.cons(subst.getOp(), meaning);
        }
        return inside;
    }

    private final class Walk {
        private final Reads reads = new Reads();
        private final Set<OpDefNode> recursive = new HashSet<>();
        private int lazy;

        private void node(@Nullable SemanticNode node, Context context, boolean primed) {
            if (node == null || !reads.isKnown()) {
                return;
            }
            if (node instanceof OpApplNode application) {
                application(application, context, primed);
            } else if (node instanceof LetInNode let) {
                node(let.getBody(), context, primed);
            } else if (node instanceof LabelNode label) {
                node(label.getBody(), context, primed);
            } else if (node instanceof SubstInNode instance) {
                node(instance.getBody(), substituted(instance, tool, context), primed);
            } else if (node instanceof OpArgNode operator) {
                symbol(operator.getOp(), context, primed);
            } else if (!(node instanceof NumeralNode
                    || node instanceof StringNode
                    || node instanceof DecimalNode
                    || node instanceof AtNode)) {
                reads.unknown();
            }
        }

        private void split(SemanticNode node, Context context, NamedConjunct.Scope scope, NamedConjunct conjuncts) {
            if (node instanceof LetInNode let) {
                split(let.getBody(), context, scope, conjuncts);
            } else if (node instanceof LabelNode label) {
                split(label.getBody(), context, scope, conjuncts);
            } else if (node instanceof OpApplNode application) {
                int opcode = BuiltInOPs.getOpCode(application.getOperator().getName());
                if (opcode == 0
                        && tool.lookup(application.getOperator(), context, false) instanceof OpDefNode definition) {
                    opcode = BuiltInOPs.getOpCode(definition.getName());
                    if (opcode == 0) {
                        splitDefinition(
                                application, definition, context, NamedConjunct.entered(scope, application), conjuncts);
                    }
                }
                if (opcode == ToolGlobals.OPCODE_dl || opcode == ToolGlobals.OPCODE_lor) {
                    for (ExprOrOpArgNode disjunct : application.getArgs()) {
                        split(disjunct, context, scope, conjuncts);
                    }
                } else if (opcode == ToolGlobals.OPCODE_cl || opcode == ToolGlobals.OPCODE_land) {
                    splitConjunction(application, context, scope, conjuncts);
                } else if (opcode == ToolGlobals.OPCODE_be) {
                    for (ExprNode bound : application.getBdedQuantBounds()) {
                        node(bound, context, false);
                    }
                    split(application.getArgs()[0], insideQuantifier(application, context), scope, conjuncts);
                }
            }
        }

        private void splitConjunction(
                OpApplNode conjunction, Context context, NamedConjunct.Scope scope, NamedConjunct conjuncts) {
            int place = conjuncts.place(conjunction, scope);
            if (place < 0) {
                return;
            }
            SemanticNode conjunct = conjunction.getArgs()[place];
            OpDefNode relation = conjuncts.relation(conjunct, scope);
            if (relation != null) {
                split(relation.getBody(), context, scope, conjuncts);
            } else {
                split(conjunct, context, scope, conjuncts);
            }
        }

        private void splitDefinition(
                OpApplNode application,
                OpDefNode definition,
                Context context,
                NamedConjunct.Scope scope,
                NamedConjunct conjuncts) {
            for (ExprOrOpArgNode argument : application.getArgs()) {
                node(argument, context, false);
            }
            if (definition.getBody() != null && !definition.getInRecursive()) {
                split(definition.getBody(), boundInside(definition.getParams(), context), scope, conjuncts);
            }
        }

        private void application(OpApplNode node, Context context, boolean primed) {
            int opcode = BuiltInOPs.getOpCode(node.getOperator().getName());
            if (opcode == 0) {
                opcode = symbol(node.getOperator(), context, primed);
            }
            switch (opcode) {
                case ToolGlobals.OPCODE_prime -> {
                    if (primed) {
                        reads.unknown();
                    }
                    node(node.getArgs()[0], context, true);
                }
                case ToolGlobals.OPCODE_unchanged -> {
                    if (primed) {
                        reads.unknown();
                    }
                    node(node.getArgs()[0], context, false);
                    node(node.getArgs()[0], context, true);
                }
                case ToolGlobals.OPCODE_enabled,
                        ToolGlobals.OPCODE_aa,
                        ToolGlobals.OPCODE_sa,
                        ToolGlobals.OPCODE_cdot,
                        ToolGlobals.OPCODE_sf,
                        ToolGlobals.OPCODE_wf,
                        ToolGlobals.OPCODE_te,
                        ToolGlobals.OPCODE_tf,
                        ToolGlobals.OPCODE_leadto,
                        ToolGlobals.OPCODE_arrow,
                        ToolGlobals.OPCODE_box,
                        ToolGlobals.OPCODE_diamond -> reads.unknown();
                default -> {
                    Path path = primed ? null : path(node, context);
                    if (path != null) {
                        reads.path(path);
                    } else {
                        parts(node, context, primed);
                    }
                }
            }
        }

        private void parts(OpApplNode node, Context context, boolean primed) {
            for (ExprNode bound : node.getBdedQuantBounds()) {
                node(bound, context, primed);
            }
            Context inside = insideQuantifier(node, context);
            for (ExprOrOpArgNode argument : node.getArgs()) {
                node(argument, inside, primed);
            }
        }

        private Context insideQuantifier(OpApplNode node, Context context) {
            Context inside = context;
            @Nullable FormalParamNode[][] lists = node.getBdedQuantSymbolLists();
            if (lists != null) {
                for (FormalParamNode[] symbols : lists) {
                    inside = boundInside(symbols, inside);
                }
            }
            return boundInside(node.getUnbdedQuantSymbols(), inside);
        }

        private Context boundInside(FormalParamNode @Nullable [] symbols, Context context) {
            Context inside = context;
            if (symbols != null) {
                for (FormalParamNode symbol : symbols) {
                    inside = inside.cons(symbol, BOUND_INSIDE);
                }
            }
            return inside;
        }

        /** Takes the meaning of a name; gives the number of the built-in operator that it stands for, or 0. */
        private int symbol(SymbolNode symbol, Context context, boolean primed) {
            Object meaning = tool.lookup(symbol, context, false);
            if (meaning instanceof OpDefNode definition) {
                int opcode = BuiltInOPs.getOpCode(definition.getName());
                if (opcode == 0) {
                    definition(definition, context, primed);
                }
                return opcode;
            } else if (meaning instanceof Slot slot) {
                slot(slot, primed);
            } else if (meaning instanceof LazyValue value) {
                lazy++;
                node(value.expr, value.con, primed);
                lazy--;
            } else if (meaning instanceof OpValue) {
                if (!isPure(symbol)) {
                    reads.unknown();
                }
            } else if (meaning == BOUND_INSIDE) {
                reads.local();
                if (primed) {
                    reads.unknown();
                }
            } else if (meaning == symbol && symbol.getKind() == ASTConstants.VariableDeclKind) {
                variable(symbol, primed);
            } else if (!(meaning instanceof Value)) {
                reads.unknown();
            }
            return 0;
        }

        private void slot(Slot slot, boolean primed) {
            // Inside a lazy value TLC would meet the slot itself.
            if (primed || lazy > 0) {
                reads.unknown();
            }
            reads.slot(slot);
        }

        private void variable(SymbolNode symbol, boolean primed) {
            Integer variable = variables.get(symbol.getName());
            if (variable == null) {
                reads.unknown();
            } else if (primed) {
                reads.primed(variable);
            } else {
                reads.path(new Path(variable, List.of()));
            }
        }

        private void definition(OpDefNode definition, Context context, boolean primed) {
            if (definition.getBody() == null) {
                reads.unknown();
            } else if (!definition.getInRecursive() || recursive.add(definition)) {
                node(definition.getBody(), boundInside(definition.getParams(), context), primed);
            }
        }
    }

    private static boolean isPure(SymbolNode symbol) {
        if (!(symbol instanceof OpDefNode definition) || definition.getOriginallyDefinedInModuleNode() == null) {
            return false;
        }
        String module = definition.getOriginallyDefinedInModuleNode().getName().toString();
        return PURE_MODULES.contains(module)
                || (module.equals("TLC")
                        && PURE_OF_TLC.contains(definition.getName().toString()));
    }

    /** Gives the part of a variable that an expression such as {@code matchIndex[i][j]} is, or null if it is none. */
    private @Nullable Path path(SemanticNode node, Context context) {
        if (!(node instanceof OpApplNode application)) {
            return null;
        }
        SymbolNode symbol = application.getOperator();
        int opcode = BuiltInOPs.getOpCode(symbol.getName());
        if (opcode == ToolGlobals.OPCODE_fa || opcode == ToolGlobals.OPCODE_rs) {
            Path of = path(application.getArgs()[0], context);
            Integer step = of == null ? null : step(application.getArgs()[1], context);
            return of == null || step == null ? null : of.then(step);
        }
        Integer variable = opcode == 0 && symbol.getKind() == ASTConstants.VariableDeclKind
                ? variables.get(symbol.getName())
                : null;
        return variable == null || tool.lookup(symbol, context, false) != symbol
                ? null
                : new Path(variable, new ArrayList<>());
    }

    private @Nullable Integer step(SemanticNode argument, Context context) {
        if (!of(argument, context).isConstant()) {
            return null;
        }
        try {
            return parts.numberOf((Value) tool.eval(argument, context, TLCState.Empty));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return null; // TLC will say what is wrong when it evaluates the whole.
        }
    }
}
