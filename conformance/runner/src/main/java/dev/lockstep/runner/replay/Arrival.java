package dev.lockstep.runner.replay;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.runner.binding.Subject;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subject that came to a state of the graph by one way. */
final class Arrival {
    final int state;
    /** The transition that led here; -1 for an initial state. */
    final int transition;

    final @Nullable Arrival before;
    /** Its place among those of its round, which orders arrivals by the same transition. */
    int rank;
    /** Whether its events will be replayed. */
    boolean accepted;
    /** The subject, until its events are replayed. */
    @Nullable
    Subject subject;
    /** The next arrival at this state in the same round, by transition and rank. */
    @Nullable
    Arrival next;

    Arrival(int state, int transition, @Nullable Arrival before, Subject subject) {
        this.state = state;
        this.transition = transition;
        this.before = before;
        this.subject = subject;
    }

    /** Says whether this way comes before another one to the same state in the same round. */
    boolean isBefore(Arrival other) {
        if (transition != other.transition) {
            return transition < other.transition;
        }
        return before != null && other.before != null && before.rank < other.before.rank;
    }

    /** Gives the way here. */
    Trace trace(StateGraph graph, TraceOrigin origin) {
        return trace(graph, origin, -1);
    }

    /** Gives the way here and on through a transition; none for -1. */
    Trace trace(StateGraph graph, TraceOrigin origin, int last) {
        List<Step> steps = new ArrayList<>();
        if (last >= 0) {
            steps.add(step(graph, last));
        }
        Arrival at = this;
        for (Arrival earlier = at.before; earlier != null; earlier = at.before) {
            steps.add(step(graph, at.transition));
            at = earlier;
        }
        Collections.reverse(steps);
        return new Trace(origin, graph.state(at.state), steps);
    }

    private static Step step(StateGraph graph, int transition) {
        return new Step(graph.event(graph.label(transition)), graph.state(graph.target(transition)));
    }
}
