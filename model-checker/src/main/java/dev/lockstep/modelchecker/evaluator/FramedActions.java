package dev.lockstep.modelchecker.evaluator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.LevelConstants;
import tla2sany.semantic.LevelNode;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import util.UniqueString;

/**
 * Puts actions back into the conjunctions in which they were found. What it makes is made once: plans are kept by the formula that they are of. For any thread.
 *
 * <p>The conjuncts before an action may be bounds of the model: conditions that the root module puts before an action of another module. Like a constraint
 * they say how far to follow, and nothing of what may happen: what they alone prevent is cut.
 */
final class FramedActions {
    private final ModuleNode root;
    private final Map<List<? extends SemanticNode>, SemanticNode> made = new ConcurrentHashMap<>();

    FramedActions(ModuleNode root) {
        this.root = root;
    }

    /** Gives the conjunctions with an action in the place of the conjunct through which it was found. */
    SemanticNode whole(SemanticNode action, @Nullable Frame frame) {
        SemanticNode whole = action;
        for (Frame f = frame; f != null; f = f.outer()) {
            whole = with(f, whole);
        }
        return whole;
    }

    /**
     * Gives what an action does where the bounds of the model keep it from being followed, or null if there are none.
     *
     * @param operator the definition that the action belongs to
     */
    @Nullable
    SemanticNode beyondBounds(SemanticNode action, @Nullable Frame frame, @Nullable OpDefNode operator) {
        if (frame == null || operator == null || isOfRoot(operator)) {
            return null;
        }
        SemanticNode unbounded = action;
        List<ExprOrOpArgNode> bounds = new ArrayList<>();
        for (Frame f = frame; f != null; f = f.outer()) {
            if (isBound(f)) {
                bounds.addAll(0, Arrays.asList(f.conjunction().getArgs()).subList(0, f.place()));
            } else {
                unbounded = with(f, unbounded);
            }
        }
        return bounds.isEmpty() ? null : beyond(bounds, unbounded);
    }

    private boolean isOfRoot(SemanticNode node) {
        return node.getLocation().source().equals(root.getName().toString());
    }

    /** Says whether all other conjuncts are conditions, which come first: others may be what keeps them from being evaluated. */
    private boolean isBound(Frame frame) {
        ExprOrOpArgNode[] conjuncts = frame.conjunction().getArgs();
        return isOfRoot(frame.conjunction())
                && frame.place() == conjuncts.length - 1
                && Arrays.stream(conjuncts, 0, frame.place())
                        .allMatch(c -> c.getLevel() <= LevelConstants.VariableLevel);
    }

    private SemanticNode with(Frame frame, SemanticNode conjunct) {
        return made(List.of(frame.conjunction(), conjunct), () -> {
            ExprOrOpArgNode[] conjuncts = frame.conjunction().getArgs().clone();
            conjuncts[frame.place()] = (ExprOrOpArgNode) conjunct;
            return application(ASTConstants.OP_cl, conjunct, conjuncts);
        });
    }

    private SemanticNode beyond(List<ExprOrOpArgNode> bounds, SemanticNode unbounded) {
        List<SemanticNode> parts = new ArrayList<>(bounds);
        parts.add(unbounded);
        return made(parts, () -> {
            ExprOrOpArgNode within = application(ASTConstants.OP_cl, unbounded, bounds.toArray(new ExprOrOpArgNode[0]));
            ExprOrOpArgNode outside = application(UniqueString.uniqueStringOf("\\lnot"), unbounded, within);
            return application(ASTConstants.OP_cl, unbounded, outside, (ExprOrOpArgNode) unbounded);
        });
    }

    /** Gives what is made of these parts, which stand for themselves. */
    private SemanticNode made(List<? extends SemanticNode> parts, Supplier<SemanticNode> making) {
        SemanticNode known = made.get(parts);
        if (known != null) {
            return known;
        }
        // The parser numbers nodes as they are made, and not for many threads.
        synchronized (made) {
            return made.computeIfAbsent(List.copyOf(parts), key -> making.get());
        }
    }

    private OpApplNode application(UniqueString operator, SemanticNode place, ExprOrOpArgNode... arguments) {
        var node = new OpApplNode(operator, arguments, place.getTreeNode(), root);
        int checked = Arrays.stream(arguments)
                .mapToInt(a -> ((LevelNode) a).levelChecked)
                .min()
                .orElse(1);
        node.levelCheck(checked);
        return node;
    }
}
