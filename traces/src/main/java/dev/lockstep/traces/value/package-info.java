/** TLA+ values as typed, canonical, totally ordered Java values, with TLA+ text in and out. */
@NullMarked
package dev.lockstep.traces.value;

import org.jspecify.annotations.NullMarked;
