/** The contract between producer and consumer of behaviours: values, traces and logs. */
@NullMarked
package dev.lockstep.traces;

import org.jspecify.annotations.NullMarked;
