/** The state graph: compact, typed, seen through JGraphT; statistics and exports. */
@NullMarked
package dev.lockstep.modelchecker.graph;

import org.jspecify.annotations.NullMarked;
