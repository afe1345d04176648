package dev.lockstep.modelchecker.evaluator;

import org.jspecify.annotations.Nullable;
import tla2sany.semantic.OpApplNode;

/**
 * A conjunction that the descent went through by one of its conjuncts: the others belong to each action that it finds.
 *
 * @param outer the conjunction around it that it went through before, if any
 * @param conjunction the conjunction
 * @param place the place of the conjunct
 */
record Frame(@Nullable Frame outer, OpApplNode conjunction, int place) {}
