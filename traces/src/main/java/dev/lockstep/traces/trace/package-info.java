/** Events, states, steps and traces: what a behaviour of a spec consists of. */
@NullMarked
package dev.lockstep.traces.trace;

import org.jspecify.annotations.NullMarked;
