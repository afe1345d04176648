package dev.lockstep.modelchecker.evaluator;

import org.jspecify.annotations.Nullable;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.LevelConstants;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.ITool;
import tlc2.tool.ToolGlobals;
import tlc2.util.Context;

/**
 * Finds the one part of a conjunction that names actions, from the text alone.
 *
 * <p>A relation is often a conjunction: {@code Next /\ history' = ...} adds a variable, {@code (\/ A \/ B) /\ clock' = ...} says what all actions do, and
 * {@code \E i \in Server : MayTimeout(i) /\ Timeout(i)} bounds one. Whoever reads it takes {@code A}, {@code B} and {@code Timeout(i)} for the actions. The body
 * of an action is a conjunction too, but what it applies are its parts, and not actions.
 */
final class NamedConjunct {
    /** Where in a relation a conjunction stands. */
    enum Scope {
        /** In the relation's own text, or in that of another relation which it extends. */
        RELATION,
        /** In an operator without parameters: it may stand for several actions, or be one. */
        UNIT,
        /** In an operator with parameters: that is an action. */
        ACTION
    }

    private static final int MAX_DEPTH = 100;
    private static final int NONE = -1;

    private final ITool tool;

    NamedConjunct(ITool tool) {
        this.tool = tool;
    }

    /** Gives the definition of the spec's own operator that is applied, or null if it is none. */
    @Nullable
    OpDefNode definition(SemanticNode node) {
        return node instanceof OpApplNode application
                        && BuiltInOPs.getOpCode(application.getOperator().getName()) == 0
                        && tool.lookup(application.getOperator(), Context.Empty, false) instanceof OpDefNode found
                        && BuiltInOPs.getOpCode(found.getName()) == 0
                ? found
                : null;
    }

    /** Gives the scope of the body of an operator that is met in a scope. */
    static Scope entered(Scope from, OpApplNode application) {
        return from == Scope.ACTION || application.getArgs().length > 0 ? Scope.ACTION : Scope.UNIT;
    }

    /** Gives the definition of the whole relation that a conjunct stands for, which the one around it extends; null if it stands for none. */
    @Nullable
    OpDefNode relation(SemanticNode conjunct, Scope scope) {
        return scope == Scope.RELATION
                        && conjunct instanceof OpApplNode application
                        && application.getArgs().length == 0
                        && forks(conjunct, Scope.RELATION, 0)
                ? definition(conjunct)
                : null;
    }

    /** Gives the place of the conjunct to go on through; negative if the conjunction is an action as it is. */
    int place(OpApplNode conjunction, Scope scope) {
        return place(conjunction, scope, 0);
    }

    private int place(OpApplNode conjunction, Scope scope, int depth) {
        if (scope == Scope.ACTION || depth > MAX_DEPTH) {
            return NONE;
        }
        int forking = NONE;
        int forks = 0;
        int named = NONE;
        int names = 0;
        ExprOrOpArgNode[] conjuncts = conjunction.getArgs();
        for (int i = 0; i < conjuncts.length; i++) {
            if (conjuncts[i].getLevel() > LevelConstants.VariableLevel) {
                if (forks(conjuncts[i], scope, depth + 1)) {
                    forking = i;
                    forks++;
                } else if (names(conjuncts[i], scope, depth + 1)) {
                    named = i;
                    names++;
                }
            }
        }
        if (forks > 0 || scope != Scope.RELATION) {
            return forks == 1 ? forking : NONE;
        }
        return names == 1 ? named : NONE;
    }

    /** Says whether the descent from a node comes to several actions, or to one for each value that is picked. */
    private boolean forks(SemanticNode node, Scope scope, int depth) {
        if (depth > MAX_DEPTH || !(unwrapped(node) instanceof OpApplNode application)) {
            return false;
        }
        OpDefNode definition = definition(application);
        if (definition != null) {
            boolean isRelation = scope == Scope.RELATION && application.getArgs().length == 0;
            return !definition.getInRecursive()
                    && definition.getBody() != null
                    && forks(definition.getBody(), isRelation ? scope : entered(scope, application), depth + 1);
        }
        return switch (BuiltInOPs.getOpCode(application.getOperator().getName())) {
            case ToolGlobals.OPCODE_dl, ToolGlobals.OPCODE_lor -> {
                int named = 0;
                for (ExprOrOpArgNode disjunct : application.getArgs()) {
                    named += names(disjunct, scope, depth + 1) ? 1 : 0;
                }
                yield scope == Scope.RELATION ? named > 0 : named == application.getArgs().length;
            }
            case ToolGlobals.OPCODE_be ->
                scope == Scope.RELATION && names(application.getArgs()[0], scope, depth + 1);
            case ToolGlobals.OPCODE_cl, ToolGlobals.OPCODE_land -> {
                int place = place(application, scope, depth + 1);
                yield place != NONE && forks(application.getArgs()[place], scope, depth + 1);
            }
            default -> false;
        };
    }

    /** Says whether the descent from a node comes to an action that has a name. */
    private boolean names(SemanticNode node, Scope scope, int depth) {
        if (depth > MAX_DEPTH
                || !(unwrapped(node) instanceof OpApplNode application)
                || application.getLevel() != LevelConstants.ActionLevel) {
            return false;
        }
        if (definition(application) != null) {
            return true;
        }
        return switch (BuiltInOPs.getOpCode(application.getOperator().getName())) {
            case ToolGlobals.OPCODE_be -> names(application.getArgs()[0], scope, depth + 1);
            case ToolGlobals.OPCODE_cl, ToolGlobals.OPCODE_land -> place(application, scope, depth + 1) != NONE;
            default -> forks(application, scope, depth + 1);
        };
    }

    /** Gives what LETs and labels are around. */
    private static SemanticNode unwrapped(SemanticNode node) {
        SemanticNode inside = node;
        while (true) {
            if (inside instanceof LetInNode let) {
                inside = let.getBody();
            } else if (inside instanceof LabelNode label) {
                inside = label.getBody();
            } else {
                return inside;
            }
        }
    }
}
