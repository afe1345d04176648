package dev.lockstep.modelchecker.evaluator;

import dev.lockstep.modelchecker.evaluator.NamedConjunct.Scope;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.LevelConstants;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.ITool;
import tlc2.tool.ToolGlobals;
import tlc2.util.Context;

/** Lists the actions of a spec by the same descent as {@link NextSplitter}, over the text alone: actions that no state enables are found too. */
final class ActionWalk {
    private final ITool tool;
    private final NamedConjunct conjuncts;
    private final Map<String, ActionSignature> actions = new TreeMap<>();
    private final Set<SemanticNode> visited = new HashSet<>();

    ActionWalk(ITool tool) {
        this.tool = tool;
        this.conjuncts = new NamedConjunct(tool);
    }

    List<ActionSignature> actions() {
        NextRelation next = NextRelation.of(tool);
        if (next != null) {
            SemanticNode definition = next.operator() == null ? next.body() : next.operator();
            walk(next.body(), next.name(), List.of(), definition, Scope.RELATION);
        }
        return List.copyOf(actions.values());
    }

    private void walk(SemanticNode node, String name, List<String> parameters, SemanticNode definition, Scope scope) {
        if (node instanceof LetInNode let) {
            walk(let.getBody(), name, parameters, definition, scope);
        } else if (node instanceof LabelNode label) {
            walk(label.getBody(), name, parameters, definition, scope);
        } else if (node instanceof OpApplNode application) {
            application(application, name, parameters, definition, scope);
        } else {
            leaf(name, parameters, definition);
        }
    }

    private void application(
            OpApplNode node, String name, List<String> parameters, SemanticNode definition, Scope scope) {
        SymbolNode symbol = node.getOperator();
        int opcode = BuiltInOPs.getOpCode(symbol.getName());
        OpDefNode entered = null;
        if (opcode == 0 && tool.lookup(symbol, Context.Empty, false) instanceof OpDefNode found) {
            opcode = BuiltInOPs.getOpCode(found.getName());
            entered = opcode == 0 ? found : null;
        }
        if (entered != null) {
            enter(node, symbol, entered, NamedConjunct.entered(scope, node));
        } else if (opcode == ToolGlobals.OPCODE_dl || opcode == ToolGlobals.OPCODE_lor) {
            for (ExprOrOpArgNode disjunct : node.getArgs()) {
                walk(disjunct, name, parameters, definition, scope);
            }
        } else if (opcode == ToolGlobals.OPCODE_cl || opcode == ToolGlobals.OPCODE_land) {
            conjunction(node, name, parameters, definition, scope);
        } else if (opcode == ToolGlobals.OPCODE_be && atMostStateLevel(node.getBdedQuantBounds())) {
            List<String> picked = new ArrayList<>(parameters);
            for (FormalParamNode[] list : node.getBdedQuantSymbolLists()) {
                for (FormalParamNode parameter : list) {
                    picked.add(parameter.getName().toString());
                }
            }
            walk(node.getArgs()[0], name, picked, definition, scope);
        } else {
            leaf(name, parameters, definition);
        }
    }

    private void conjunction(
            OpApplNode node, String name, List<String> parameters, SemanticNode definition, Scope scope) {
        int place = conjuncts.place(node, scope);
        if (place < 0) {
            leaf(name, parameters, definition);
            return;
        }
        SemanticNode conjunct = node.getArgs()[place];
        OpDefNode relation = conjuncts.relation(conjunct, scope);
        if (relation != null && conjunct instanceof OpApplNode application) {
            enter(application, application.getOperator(), relation, scope);
        } else {
            walk(conjunct, name, parameters, definition, scope);
        }
    }

    private void enter(OpApplNode node, SymbolNode symbol, OpDefNode definition, Scope scope) {
        String name = symbol.getName().toString();
        if (definition.getInRecursive() || definition.getBody() == null || !atMostStateLevel(node.getArgs())) {
            leaf(name, List.of(), definition);
            return;
        }
        OpDefNode named =
                symbol instanceof OpDefNode original && original.getParams().length == definition.getParams().length
                        ? original
                        : definition;
        List<String> parameters = new ArrayList<>();
        for (FormalParamNode parameter : named.getParams()) {
            parameters.add(parameter.getName().toString());
        }
        // One definition may be reached by many paths; its own parts are the same each time.
        if (visited.add(definition)) {
            walk(definition.getBody(), name, parameters, definition, scope);
        }
    }

    private static boolean atMostStateLevel(@Nullable SemanticNode[] nodes) {
        for (SemanticNode node : nodes) {
            if (!(node instanceof tla2sany.semantic.ExprNode e) || e.getLevel() > LevelConstants.VariableLevel) {
                return false;
            }
        }
        return true;
    }

    private void leaf(String name, List<String> parameters, SemanticNode definition) {
        String location = definition.getLocation().source() + ".tla:"
                + definition.getLocation().beginLine();
        actions.putIfAbsent(name, new ActionSignature(name, parameters, location));
    }
}
