/** The golden traces in {@code traces/corpus}: read, judged, and made anew. */
@NullMarked
package dev.lockstep.bindings.corpus;

import org.jspecify.annotations.NullMarked;
