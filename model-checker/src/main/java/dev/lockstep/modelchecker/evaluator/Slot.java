package dev.lockstep.modelchecker.evaluator;

import tla2sany.semantic.SymbolNode;
import tlc2.value.impl.Value;

/**
 * The argument of an operator, or a definition of a LET, whose value depends on the state. It stands for the value in the contexts of a plan, and is
 * evaluated once a state, when something asks for it.
 */
final class Slot {
    private final SymbolNode symbol;
    private final Memoized<Value> expression;
    private long evaluatedFor = -1;
    private int number;

    Slot(SymbolNode symbol, Memoized<Value> expression) {
        this.symbol = symbol;
        this.expression = expression;
    }

    SymbolNode symbol() {
        return symbol;
    }

    /** Gives the number of its value among the parts. */
    int number(Run run) {
        if (evaluatedFor != run.serial()) {
            number = expression.number(run);
            evaluatedFor = run.serial();
        }
        return number;
    }
}
