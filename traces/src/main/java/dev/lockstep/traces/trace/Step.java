package dev.lockstep.traces.trace;

/**
 * A step of a trace: an event and the state that it leads to.
 *
 * @param event what happened
 * @param state the state after it
 */
public record Step(Event event, State state) {}
