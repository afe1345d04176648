package dev.lockstep.modelchecker.evaluator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.EvalControl;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/**
 * An expression of an action whose results are kept by the numbers of all that it reads, so that TLC evaluates it once for each combination of these, not
 * once for each state. A result is a number; what it means is up to the use that is made of the expression.
 *
 * @param <V> what evaluating it gives
 */
final class Memoized<V> {
    /** Evaluates an expression. */
    interface Evaluation<V> {
        V of(Context context, TLCState state, TLCState next);
    }

    /** Turns what evaluating gives into a number, not negative. */
    interface Numbering<V> {
        int of(V value);
    }

    private final Context context;
    private final Evaluation<V> evaluation;
    private final Numbering<V> numbering;
    private final Part[] parts;
    private final int[] primed;
    private final Slot[] slots;
    private final KeyTable results;
    private final int[] key;

    /**
     * Makes one.
     *
     * @param reads what the value depends on
     * @throws Unplanned if that is not known
     */
    Memoized(Reads reads, PartReader reader, Context context, Evaluation<V> evaluation, Numbering<V> numbering) {
        if (!reads.isKnown()) {
            throw new Unplanned();
        }
        this.context = context;
        this.evaluation = evaluation;
        this.numbering = numbering;
        this.parts = reads.paths().stream().map(reader::part).toArray(Part[]::new);
        this.primed = reads.primed().stream().mapToInt(Integer::intValue).toArray();
        this.slots = reads.slots().toArray(new Slot[0]);
        this.key = new int[parts.length + primed.length + slots.length];
        this.results = reader.register(new KeyTable(key.length));
    }

    /** Gives the evaluation by TLC of an expression. */
    static Evaluation<Value> byTlc(FastTool tool, SemanticNode expression) {
        return (context, state, next) -> (Value) tool.eval(expression, context, state, next, EvalControl.Clear);
    }

    /**
     * Gives the number of the result.
     *
     * @throws Unplanned if the next value of a variable is read before it is given
     */
    int number(Run run) {
        for (int i = 0; i < slots.length; i++) {
            key[parts.length + primed.length + i] = slots[i].number(run);
        }
        for (int i = 0; i < parts.length; i++) {
            key[i] = parts[i].number(run);
        }
        for (int i = 0; i < primed.length; i++) {
            key[parts.length + i] = run.next(primed[i]);
        }
        run.asked();
        int result = results.find(key);
        return result != KeyTable.ABSENT ? result : evaluate(run);
    }

    private int evaluate(Run run) {
        Context inside = context;
        for (int i = 0; i < slots.length; i++) {
            inside = inside.cons(slots[i].symbol(), run.partValue(key[parts.length + primed.length + i]));
        }
        @Nullable
        V value = evaluation.of(inside, run.state(), primed.length == 0 ? TLCState.Empty : run.nextState(primed));
        int result = numbering.of(value);
        int before = results.footprint();
        results.put(key, result);
        run.evaluated(results.footprint() - before);
        return result;
    }

    /** Says whether the result is the same in all states. */
    boolean isConstant() {
        return key.length == 0;
    }

    /** Gives what it depends on besides state and arguments: nothing for a constant. */
    List<Slot> slots() {
        return List.of(slots);
    }
}
