/** Sans-IO protocol cores: events in, messages out; no clock, thread, randomness or static state. */
@NullMarked
package dev.lockstep.protocols;

import org.jspecify.annotations.NullMarked;
