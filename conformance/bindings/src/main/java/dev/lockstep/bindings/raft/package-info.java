/** What links the Raft core to the spec {@code Raft}, and the broken variants that show that a replay can fail. */
@NullMarked
package dev.lockstep.bindings.raft;

import org.jspecify.annotations.NullMarked;
