package dev.lockstep.runner.replay;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.PreparedEvent;
import dev.lockstep.runner.binding.Subject;
import dev.lockstep.runner.binding.Tolerances;
import dev.lockstep.runner.binding.UnfitException;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.runner.replay.ReplayWorkers.Work;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replays the events of one state after the other: what the subject offers, then each event on a copy of it. */
final class StateEvents implements ReplayWorkers.Task {
    private static final int OFFERS = ReplayWorkers.ALL;

    private final StateGraph graph;
    private final Binding binding;
    private final Arrivals arrivals;
    private final ReplayOptions options;
    private final PreparedEvent[] events;
    private final int[] sameEvent;
    private final int[] firstInto;
    private final boolean offers;

    StateEvents(StateGraph graph, Binding binding, Arrivals arrivals, ReplayOptions options) {
        this.graph = graph;
        this.binding = binding;
        this.arrivals = arrivals;
        this.options = options;
        this.events = new PreparedEvent[graph.labelCount()];
        this.sameEvent = new int[graph.labelCount()];
        this.offers = !binding.offeredActions().isEmpty();
        for (int label = 0; label < events.length; label++) {
            events[label] = binding.prepare(graph.event(label));
            sameEvent[label] =
                    label > 0 && graph.event(label).equals(graph.event(label - 1)) ? sameEvent[label - 1] : label;
        }
        this.firstInto = options.shards() == 1 ? new int[0] : firstTransitions();
    }

    /** Gives for each state the first transition into it: every shard takes these, to come to all states. */
    private int[] firstTransitions() {
        int[] first = new int[graph.stateCount()];
        Arrays.fill(first, -1);
        for (int t = 0; t < graph.transitionCount(); t++) {
            if (first[graph.target(t)] < 0) {
                first[graph.target(t)] = t;
            }
        }
        return first;
    }

    @Override
    public Tally tally() {
        return new Tally(graph);
    }

    @Override
    public boolean replay(Work work, Watch<Arrival> watch, Tally tally) {
        Arrival arrival = work.arrival();
        Subject subject = arrival.subject;
        if (subject == null) {
            throw new IllegalStateException("the subject of state " + arrival.state + " is gone");
        }
        int first = graph.firstTransition(arrival.state);
        if (offers && work.from() == OFFERS && !compareOffers(arrival, subject, watch, tally)) {
            return false;
        }
        int end = graph.firstTransition(arrival.state + 1);
        for (int t = Math.max(first, work.from()); t < end; ) {
            int next = after(t, end);
            if (isMine(t, next)) {
                if (!replayEvent(arrival, subject, t, next, watch, tally)) {
                    return false;
                }
            }
            t = next;
        }
        return true;
    }

    /** Gives the transition after those that share state and event with this one. */
    private int after(int transition, int end) {
        int next = transition + 1;
        while (next < end && sameEvent[graph.label(next)] == sameEvent[graph.label(transition)]) {
            next++;
        }
        return next;
    }

    /** Says whether this shard takes an event: its part, and all that leads to new states. */
    private boolean isMine(int from, int to) {
        if (options.shards() == 1 || from % options.shards() == options.shard() - 1) {
            return true;
        }
        for (int t = from; t < to; t++) {
            if (firstInto[graph.target(t)] == t && graph.target(t) != graph.source(t)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Work hung(Watch<Arrival> watch, StackTraceElement[] stack, Tally tally) {
        Arrival arrival = watch.place();
        int transition = watch.event();
        var hang = new HangException(options.eventTimeout());
        hang.setStackTrace(stack);
        tally.add(new Finding(Kind.HANG, arrival, transition, List.of(), null, hang, null));
        int first = graph.firstTransition(arrival.state);
        int end = graph.firstTransition(arrival.state + 1);
        return new Work(arrival, transition == OFFERS ? first : after(transition, end));
    }

    private boolean compareOffers(Arrival arrival, Subject subject, Watch<Arrival> watch, Tally tally) {
        Set<Event> offered;
        watch.start(arrival, OFFERS);
        try {
            offered = subject.copy().offered();
        } catch (UnfitException e) {
            throw e;
        } catch (Throwable thrown) {
            if (!watch.end()) {
                return false;
            }
            tally.add(new Finding(Kind.EXCEPTION, arrival, -1, List.of(), null, thrown, null));
            return true;
        }
        if (!watch.end()) {
            return false;
        }
        Set<Event> enabled = new HashSet<>();
        for (int t = graph.firstTransition(arrival.state); t < graph.firstTransition(arrival.state + 1); t++) {
            enabled.add(graph.event(graph.label(t)));
        }
        for (int label : graph.cuts(arrival.state)) {
            enabled.add(graph.event(label));
        }
        for (Event event : offered) {
            if (!enabled.contains(event)) {
                tally.add(new Finding(Kind.FORBIDDEN, arrival, -1, List.of(), event, null, null));
            }
        }
        for (Event event : enabled) {
            if (binding.offeredActions().contains(event.action()) && !offered.contains(event)) {
                tally.add(new Finding(Kind.REFUSED, arrival, -1, List.of(), event, null, null));
            }
        }
        return true;
    }

    /** Applies the event that the transitions {@code from} to {@code to} share; one of them must be what the subject did. */
    private boolean replayEvent(Arrival arrival, Subject before, int from, int to, Watch<Arrival> watch, Tally tally) {
        @Nullable TlaValue[] observed = null;
        Throwable thrown = null;
        Subject subject = before;
        watch.start(arrival, from);
        try {
            subject = before.copy();
            subject.apply(events[graph.label(from)]);
            observed = Comparison.observe(subject, graph.variables().size());
        } catch (Throwable t) {
            thrown = t;
        }
        if (!watch.end()) {
            return false;
        }
        tally.apply(graph.event(graph.label(from)).action(), 1);
        tally.untaken += to - from - 1;
        if (observed != null) {
            for (int t = from; t < to; t++) {
                if (matches(graph.target(t), observed)) {
                    arrive(arrival, t, subject, tally);
                    return true;
                }
            }
        }
        Tolerances.Rule rule = binding.tolerances().isEmpty() ? null : tolerating(subject, from, observed, thrown);
        if (rule != null) {
            tally.tolerate(rule.reason(), 1);
            if (rule.goOn()) {
                arrive(arrival, from, subject, tally);
            }
        } else if (observed == null) {
            tally.add(new Finding(Kind.EXCEPTION, arrival, from, List.of(), null, thrown, null));
        } else {
            List<Difference> differences = Comparison.differences(graph.state(graph.target(from)), observed);
            tally.add(new Finding(Kind.STATE, arrival, from, differences, null, null, null));
        }
        return true;
    }

    private Tolerances.@Nullable Rule tolerating(
            Subject subject, int transition, @Nullable TlaValue @Nullable [] observed, @Nullable Throwable thrown) {
        return Comparison.tolerating(
                subject,
                graph.event(graph.label(transition)),
                graph.state(graph.source(transition)),
                graph.state(graph.target(transition)),
                observed,
                thrown);
    }

    private boolean matches(int state, @Nullable TlaValue[] observed) {
        for (int i = 0; i < observed.length; i++) {
            TlaValue value = observed[i];
            if (value != null && !value.equals(graph.value(state, i))) {
                return false;
            }
        }
        return true;
    }

    private void arrive(Arrival from, int transition, Subject subject, Tally tally) {
        int target = graph.target(transition);
        if (!arrivals.isWanted(target)) {
            return;
        }
        try {
            arrivals.add(new Arrival(target, transition, from, subject));
        } catch (Throwable thrown) {
            tally.add(new Finding(Kind.EXCEPTION, from, transition, List.of(), null, thrown, null));
        }
    }
}
