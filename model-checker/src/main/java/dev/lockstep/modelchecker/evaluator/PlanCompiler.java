package dev.lockstep.modelchecker.evaluator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.LevelConstants;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpArgNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SubstInNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.EvalControl;
import tlc2.tool.IContextEnumerator;
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.Enumerable;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.Value;
import tlc2.value.impl.ValueEnumeration;
import util.UniqueString;

/** Makes plans of actions; for the use of one thread. */
final class PlanCompiler {
    private static final int MAX_SIZE = 20_000;

    private final FastTool tool;
    private final Map<UniqueString, Integer> variables;
    private final ReadAnalysis analysis;
    private final PartReader reader;
    private final Run run;
    private int size;

    /** Makes a compiler whose plans are for one run. */
    PlanCompiler(
            FastTool tool, Map<UniqueString, Integer> variables, ReadAnalysis analysis, PartReader reader, Run run) {
        this.tool = tool;
        this.variables = variables;
        this.analysis = analysis;
        this.reader = reader;
        this.run = run;
    }

    /**
     * Makes a plan of a formula.
     *
     * @param end what comes after it
     * @throws Unplanned if it has parts that only TLC can evaluate
     */
    Plan compile(SemanticNode formula, Context context, Plan end) {
        size = 0;
        return plan(formula, context, end);
    }

    private Plan plan(SemanticNode node, Context context, Plan next) {
        if (++size > MAX_SIZE) {
            throw new Unplanned();
        }
        if (node instanceof OpApplNode application) {
            return application(application, context, next);
        } else if (node instanceof LetInNode let) {
            Context inside = context;
            for (OpDefNode definition : let.getLets()) {
                if (definition.getArity() == 0) {
                    inside = inside.cons(definition, meaning(definition, definition.getBody(), inside));
                }
            }
            return plan(let.getBody(), inside, next);
        } else if (node instanceof LabelNode label) {
            return plan(label.getBody(), context, next);
        } else if (node instanceof SubstInNode instance) {
            return plan(instance.getBody(), ReadAnalysis.substituted(instance, tool, context), next);
        }
        return condition(node, context, next);
    }

    private Plan application(OpApplNode node, Context context, Plan next) {
        int opcode = BuiltInOPs.getOpCode(node.getOperator().getName());
        if (opcode == 0) {
            Object meaning = tool.lookup(node.getOperator(), context, false);
            if (meaning instanceof OpDefNode definition) {
                opcode = BuiltInOPs.getOpCode(definition.getName());
                if (opcode == 0 && !definition.getInRecursive() && definition.getBody() != null) {
                    return plan(definition.getBody(), entered(definition, node.getArgs(), context), next);
                }
            } else if (meaning instanceof LazyValue value && node.getArgs().length == 0) {
                return plan(value.expr, value.con, next);
            }
        }
        return builtIn(opcode, node, context, next);
    }

    private Plan builtIn(int opcode, OpApplNode node, Context context, Plan next) {
        ExprOrOpArgNode[] arguments = node.getArgs();
        boolean action = node.getLevel() > LevelConstants.VariableLevel;
        switch (opcode) {
            case ToolGlobals.OPCODE_cl, ToolGlobals.OPCODE_land -> {
                Plan plan = next;
                for (int i = arguments.length - 1; i >= 0; i--) {
                    plan = plan(arguments[i], context, plan);
                }
                return plan;
            }
            case ToolGlobals.OPCODE_unchanged -> {
                return unchanged(arguments[0], context, next);
            }
            case ToolGlobals.OPCODE_eq, ToolGlobals.OPCODE_in -> {
                SymbolNode primed = tool.getPrimedVar(arguments[0], context, false);
                return primed == null
                        ? condition(node, context, next)
                        : assignment(opcode, primed, arguments[1], context, next);
            }
            case ToolGlobals.OPCODE_dl, ToolGlobals.OPCODE_lor -> {
                return action ? branches(arguments, context, next) : condition(node, context, next);
            }
            case ToolGlobals.OPCODE_ite -> {
                return action
                        ? choice(arguments[0], arguments[1], arguments[2], context, next)
                        : condition(node, context, next);
            }
            case ToolGlobals.OPCODE_case -> {
                return action ? cases(arguments, 0, context, next) : condition(node, context, next);
            }
            case ToolGlobals.OPCODE_be -> {
                return action ? picks(node, context, next) : condition(node, context, next);
            }
            case ToolGlobals.OPCODE_bf,
                    ToolGlobals.OPCODE_fa,
                    ToolGlobals.OPCODE_subseteq,
                    ToolGlobals.OPCODE_aa,
                    ToolGlobals.OPCODE_sa -> {
                if (action) {
                    throw new Unplanned();
                }
                return condition(node, context, next);
            }
            default -> {
                return condition(node, context, next);
            }
        }
    }

    /** Binds the parameters of an operator to what its arguments mean. */
    private Context entered(OpDefNode definition, ExprOrOpArgNode[] arguments, Context context) {
        Context inside = context;
        for (int i = 0; i < arguments.length; i++) {
            inside = inside.cons(definition.getParams()[i], meaning(definition.getParams()[i], arguments[i], context));
        }
        return inside;
    }

    /** Gives the value of an argument where it is the same in all states, else a slot; a formula about next values stays as it is. */
    private Object meaning(SymbolNode symbol, ExprOrOpArgNode argument, Context context) {
        if (argument instanceof OpArgNode operator) {
            return tool.lookup(operator.getOp(), context, false);
        }
        Reads reads = analysis.of(argument, context);
        if (!reads.isKnown() || !reads.primed().isEmpty()) {
            return new LazyValue(argument, context, false, CostModel.DO_NOT_RECORD);
        }
        if (reads.isConstant()) {
            try {
                return tool.eval(argument, context, TLCState.Empty);
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                // It may never be asked for: the slot will evaluate it again if it is.
            }
        }
        return new Slot(symbol, memoized(argument, reads, context, reader.table()::numberOf));
    }

    private Memoized<Value> memoized(
            SemanticNode node, Reads reads, Context context, Memoized.Numbering<Value> numbering) {
        return new Memoized<>(reads, reader, context, Memoized.byTlc(tool, node), numbering);
    }

    private static int truth(Value value) {
        if (value instanceof BoolValue b) {
            return b.val ? 1 : 0;
        }
        throw new Unplanned();
    }

    private Memoized<Value> truthOf(SemanticNode node, Context context) {
        return memoized(node, analysis.of(node, context), context, PlanCompiler::truth);
    }

    private Plan condition(SemanticNode node, Context context, Plan next) {
        Memoized<Value> condition = truthOf(node, context);
        Boolean constant = constant(condition);
        if (constant == null) {
            return Plan.condition(condition, next);
        }
        return constant ? next : Plan.DEAD;
    }

    /** Gives the truth of what is the same in all states, null of all else. */
    private @Nullable Boolean constant(Memoized<Value> condition) {
        try {
            return condition.isConstant() ? condition.number(run) == 1 : null;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return null; // What comes before may keep it from being evaluated.
        }
    }

    private Plan choice(SemanticNode condition, SemanticNode then, SemanticNode otherwise, Context context, Plan next) {
        Memoized<Value> truth = truthOf(condition, context);
        Boolean constant = constant(truth);
        if (constant != null) {
            return plan(constant ? then : otherwise, context, next);
        }
        return Plan.choice(truth, plan(then, context, next), plan(otherwise, context, next));
    }

    private Plan cases(ExprOrOpArgNode[] arms, int from, Context context, Plan next) {
        if (from == arms.length) {
            return run -> {
                throw new Unplanned(); // No case holds: TLC will say so.
            };
        }
        ExprOrOpArgNode[] arm = ((OpApplNode) arms[from]).getArgs();
        if (arm[0] == null) {
            return plan(arm[1], context, next);
        }
        return Plan.choice(truthOf(arm[0], context), plan(arm[1], context, next), cases(arms, from + 1, context, next));
    }

    private Plan branches(ExprOrOpArgNode[] disjuncts, Context context, Plan next) {
        List<Plan> branches = new ArrayList<>();
        for (ExprOrOpArgNode disjunct : disjuncts) {
            Plan branch = plan(disjunct, context, next);
            if (branch != Plan.DEAD) {
                branches.add(branch);
            }
        }
        return branches.isEmpty() ? Plan.DEAD : branches.size() == 1 ? branches.get(0) : Plan.branches(branches);
    }

    private Plan assignment(int opcode, SymbolNode primed, SemanticNode value, Context context, Plan next) {
        Integer variable = variables.get(primed.getName());
        if (variable == null) {
            throw new Unplanned();
        }
        Reads reads = analysis.of(value, context);
        if (opcode == ToolGlobals.OPCODE_eq) {
            return Plan.assignment(variable, memoized(value, reads, context, v -> run.number(variable, v)), next);
        }
        List<int[]> sets = new ArrayList<>();
        Memoized<Value> set = memoized(value, reads, context, v -> {
            sets.add(elements(variable, v));
            return sets.size() - 1;
        });
        return Plan.oneOf(variable, set, sets, next);
    }

    private int[] elements(int variable, Value set) {
        if (!(set instanceof Enumerable enumerable)) {
            throw new Unplanned();
        }
        List<Integer> numbers = new ArrayList<>();
        ValueEnumeration elements = enumerable.elements();
        for (Value element = elements.nextElement(); element != null; element = elements.nextElement()) {
            numbers.add(run.number(variable, element));
        }
        return numbers.stream().mapToInt(Integer::intValue).distinct().toArray();
    }

    private Plan unchanged(SemanticNode node, Context context, Plan next) {
        if (node instanceof SubstInNode instance) {
            return unchanged(instance.getBody(), ReadAnalysis.substituted(instance, tool, context), next);
        } else if (node instanceof LabelNode label) {
            return unchanged(label.getBody(), context, next);
        } else if (!(node instanceof OpApplNode application)) {
            throw new Unplanned();
        } else if (BuiltInOPs.getOpCode(application.getOperator().getName()) == ToolGlobals.OPCODE_tup) {
            Plan plan = next;
            for (int i = application.getArgs().length - 1; i >= 0; i--) {
                plan = unchanged(application.getArgs()[i], context, plan);
            }
            return plan;
        } else {
            return unchangedSymbol(application.getOperator(), context, next);
        }
    }

    private Plan unchangedSymbol(SymbolNode symbol, Context context, Plan next) {
        Object meaning = tool.lookup(symbol, context, false);
        if (meaning instanceof OpDefNode definition && definition.getArity() == 0 && definition.getBody() != null) {
            return unchanged(definition.getBody(), context, next);
        } else if (meaning instanceof LazyValue value) {
            return unchanged(value.expr, value.con, next);
        }
        Integer variable = meaning == symbol && symbol.getKind() == ASTConstants.VariableDeclKind
                ? variables.get(symbol.getName())
                : null;
        if (variable == null) {
            throw new Unplanned();
        }
        return Plan.unchanged(variable, next);
    }

    private Plan picks(OpApplNode node, Context context, Plan next) {
        List<FormalParamNode> symbols = new ArrayList<>();
        for (FormalParamNode[] list : node.getBdedQuantSymbolLists()) {
            symbols.addAll(List.of(list));
        }
        Map<List<Integer>, Plan> plans = new HashMap<>();
        List<List<Plan>> known = new ArrayList<>();
        Memoized.Evaluation<List<Plan>> evaluation = (inside, state, successor) -> {
            IContextEnumerator contexts = tool.contexts(node, inside, state, successor, EvalControl.Clear);
            List<Plan> found = new ArrayList<>();
            for (Context c = contexts.nextElement(); c != null; c = contexts.nextElement()) {
                List<Integer> picked = new ArrayList<>();
                // Only what is picked belongs to the plan: the rest of that context may be of this state alone.
                Context with = context;
                for (FormalParamNode symbol : symbols) {
                    Value value = (Value) c.lookup(symbol);
                    picked.add(reader.table().numberOf(value));
                    with = with.cons(symbol, value);
                }
                Plan plan = plans.get(picked);
                if (plan == null) {
                    plan = plan(node.getArgs()[0], with, next);
                    plans.put(picked, plan);
                }
                found.add(plan);
            }
            return found;
        };
        var memoized = new Memoized<>(analysis.ofBounds(node, context), reader, context, evaluation, found -> {
            known.add(found);
            return known.size() - 1;
        });
        return Plan.picks(memoized, known);
    }
}
