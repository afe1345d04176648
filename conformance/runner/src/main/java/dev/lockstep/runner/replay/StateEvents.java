package dev.lockstep.runner.replay;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.Offer;
import dev.lockstep.runner.binding.PreparedEvent;
import dev.lockstep.runner.binding.Subject;
import dev.lockstep.runner.binding.Tolerances;
import dev.lockstep.runner.binding.UnfitException;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.runner.replay.ReplayWorkers.Work;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Replays the events of one state after the other: what the subject offers, then each event on a copy of it. */
final class StateEvents implements ReplayWorkers.Task {
    private static final int OFFERS = ReplayWorkers.ALL;
    private static final int UNKNOWN = -1;
    private static final int MOST_OFFERS = 1 << 20;

    private final StateGraph graph;
    private final Binding binding;
    private final Arrivals arrivals;
    private final ReplayOptions options;
    private final PreparedEvent[] events;
    private final int[] sameEvent;
    private final int[] firstInto;
    private final boolean offers;
    private final boolean[] isOffered;
    private final Map<Event, Integer> eventLabels = new HashMap<>();
    private final Map<Offer, Integer> offerLabels = new ConcurrentHashMap<>();
    private final EqualValues equalValues;

    StateEvents(StateGraph graph, Binding binding, Arrivals arrivals, ReplayOptions options) {
        this.graph = graph;
        this.binding = binding;
        this.arrivals = arrivals;
        this.options = options;
        this.equalValues = new EqualValues(graph);
        this.events = new PreparedEvent[graph.labelCount()];
        this.sameEvent = new int[graph.labelCount()];
        this.offers = !binding.offeredActions().isEmpty();
        this.isOffered = new boolean[graph.labelCount()];
        for (int label = 0; label < events.length; label++) {
            events[label] = binding.prepare(graph.event(label));
            sameEvent[label] =
                    label > 0 && graph.event(label).equals(graph.event(label - 1)) ? sameEvent[label - 1] : label;
            isOffered[label] =
                    binding.offeredActions().contains(graph.event(label).action());
            eventLabels.putIfAbsent(graph.event(label), sameEvent[label]);
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
        boolean known =
                arrival.state < graph.expandedCount(); // Of a state that was not expanded nobody knows what is enabled.
        if (offers && known && work.from() == OFFERS && !compareOffers(arrival, subject, watch, tally)) {
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
        List<Offer> offered;
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
        int[] theirs = new int[offered.size()];
        for (int i = 0; i < theirs.length; i++) {
            theirs[i] = labelOf(offered.get(i));
            if (theirs[i] == UNKNOWN) {
                addOffered(Kind.FORBIDDEN, arrival, binding.event(offered.get(i)), tally);
            }
        }
        compare(arrival, theirs, enabled(arrival.state), tally);
        return true;
    }

    /** Gives the labels of what the spec enables in a state, of the actions whose events the subject lists. */
    private int[] enabled(int state) {
        int first = graph.firstTransition(state);
        int end = graph.firstTransition(state + 1);
        int[] cuts = graph.cuts(state);
        int[] labels = new int[end - first + cuts.length];
        int size = 0;
        for (int i = 0; i < labels.length; i++) {
            int label = i < end - first ? graph.label(first + i) : cuts[i - (end - first)];
            if (isOffered[label]) {
                labels[size++] = sameEvent[label];
            }
        }
        return Arrays.copyOf(labels, size);
    }

    /** Tells what is on one side only; both sides may say the same twice. */
    private void compare(Arrival arrival, int[] theirs, int[] enabled, Tally tally) {
        Arrays.sort(theirs);
        Arrays.sort(enabled);
        int i = 0;
        int k = 0;
        while (i < theirs.length || k < enabled.length) {
            int mine = i < theirs.length ? theirs[i] : Integer.MAX_VALUE;
            int specs = k < enabled.length ? enabled[k] : Integer.MAX_VALUE;
            int label = Math.min(mine, specs);
            if (mine < specs && mine != UNKNOWN) {
                addOffered(Kind.FORBIDDEN, arrival, graph.event(mine), tally);
            } else if (specs < mine) {
                addOffered(Kind.REFUSED, arrival, graph.event(specs), tally);
            }
            while (i < theirs.length && theirs[i] == label) {
                i++;
            }
            while (k < enabled.length && enabled[k] == label) {
                k++;
            }
        }
    }

    private static void addOffered(Kind kind, Arrival arrival, Event event, Tally tally) {
        tally.add(new Finding(kind, arrival, -1, List.of(), event, null, null));
    }

    /** Gives the label of an offer; {@link #UNKNOWN} for an event that the spec enables in no state. */
    private int labelOf(Offer offer) {
        Integer known = offerLabels.get(offer);
        if (known == null) {
            known = eventLabels.getOrDefault(binding.event(offer), UNKNOWN);
            if (offerLabels.size() < MOST_OFFERS) { // Arguments without equals would be new ones in every state.
                offerLabels.put(offer, known);
            }
        }
        return known;
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
        tally.apply(graph.label(from));
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
            if (value != null && !equalValues.areEqual(value, graph.value(state, i))) {
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
