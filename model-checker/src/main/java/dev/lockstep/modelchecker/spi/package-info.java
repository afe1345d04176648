/** What crosses into and out of the isolated class loader of an evaluator, and nothing else does: successors of a state. */
@NullMarked
package dev.lockstep.modelchecker.spi;

import org.jspecify.annotations.NullMarked;
