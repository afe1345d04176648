/** Traces as ITF JSON (Apalache ADR-015) with the event labels that Quint writes. */
@NullMarked
package dev.lockstep.traces.itf;

import org.jspecify.annotations.NullMarked;
