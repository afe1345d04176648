package dev.lockstep.modelchecker.cover;

import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.List;

/**
 * Traces that were made one by one.
 *
 * @param list the traces
 */
public record TraceList(List<Trace> list) implements Traces {
    /** Copies the list. */
    public TraceList {
        list = List.copyOf(list);
    }

    @Override
    public int traceCount() {
        return list.size();
    }

    @Override
    public long stepCount() {
        return list.stream().mapToLong(trace -> trace.steps().size()).sum();
    }

    @Override
    public int length(int trace) {
        return list.get(trace).steps().size();
    }

    /** Gives a trace as it was made: it knows its origin itself. */
    @Override
    public Trace trace(int trace, TraceOrigin origin) {
        return list.get(trace);
    }
}
