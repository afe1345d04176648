/** The link between {@code dev.lockstep.protocols.quorum} and the spec {@code Quorum}, and the subjects broken on purpose. */
@NullMarked
package dev.lockstep.bindings.quorum;

import org.jspecify.annotations.NullMarked;
