/** A divergence made small: the shortest trace to it where the whole graph is at hand, else a trace from which nothing can be left out. */
@NullMarked
package dev.lockstep.runner.shrink;

import org.jspecify.annotations.NullMarked;
