package dev.lockstep.modelchecker.cover;

import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;

/** Traces by number, each made when it is asked for. */
public interface Traces {
    /** Gives the number of traces. */
    int traceCount();

    /** Gives the number of steps of all traces together. */
    long stepCount();

    /** Gives the number of steps of a trace. */
    int length(int trace);

    /**
     * Gives a trace with its events and states.
     *
     * @param trace its number, from 0 on
     * @param origin where the traces come from; one that was drawn at random says its own seed instead of the origin's
     */
    Trace trace(int trace, TraceOrigin origin);
}
