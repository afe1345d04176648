/** TLC's evaluator behind the interface of {@code spi}; loaded only inside an isolated class loader, with TLC beside it. */
@NullMarked
package dev.lockstep.modelchecker.evaluator;

import org.jspecify.annotations.NullMarked;
