/**
 * Vector clocks after Fidge (1988) and Mattern (1989), and a process that stamps its events with them and
 * reconciles the versions of one replicated object as Dynamo does (2007, §4.4). The spec is {@code VectorClock}.
 */
@NullMarked
package dev.lockstep.protocols.vectorclock;

import org.jspecify.annotations.NullMarked;
