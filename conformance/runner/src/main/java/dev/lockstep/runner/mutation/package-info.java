/** How broken subjects are found: by replay, by random walks, and by the spec's invariants alone. */
@NullMarked
package dev.lockstep.runner.mutation;

import org.jspecify.annotations.NullMarked;
