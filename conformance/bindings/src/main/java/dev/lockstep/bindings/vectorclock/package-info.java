/** Links the vector clocks of {@code protocols} to the spec {@code VectorClock}, with variants broken on purpose beside them. */
@NullMarked
package dev.lockstep.bindings.vectorclock;

import org.jspecify.annotations.NullMarked;
