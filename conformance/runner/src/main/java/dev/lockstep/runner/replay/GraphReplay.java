package dev.lockstep.runner.replay;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.PreparedEvent;
import dev.lockstep.runner.binding.Subject;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Replays a whole state graph: each event of each state is executed once, on a copy of a subject that was brought to that state.
 *
 * <p>Where several transitions share state and event, the subject may match any of them. Goes level by level and ends with the level of the first
 * divergence, so the trace to it is a shortest one.
 */
public final class GraphReplay {
    private static final int UNREACHED = -1;
    private static final int INITIAL = -2;
    private static final Object[] LOCKS =
            IntStream.range(0, 64).mapToObj(i -> new Object()).toArray();

    private final StateGraph graph;
    private final Binding binding;
    private final TraceOrigin origin;
    private final PreparedEvent[] events;
    private final AtomicReferenceArray<Subject> subjects;
    private final int[] parentTransition;
    private final int[] rounds;
    private final int[] sameEvent;

    private GraphReplay(StateGraph graph, Binding binding, TraceOrigin origin) {
        this.graph = graph;
        this.binding = binding;
        this.origin = origin;
        this.events = new PreparedEvent[graph.labelCount()];
        this.subjects = new AtomicReferenceArray<>(graph.stateCount());
        this.parentTransition = new int[graph.stateCount()];
        Arrays.fill(parentTransition, UNREACHED);
        this.rounds = new int[graph.stateCount()];
        this.sameEvent = new int[graph.labelCount()];
    }

    /**
     * Replays a graph against a subject.
     *
     * @param graph the spec's state graph
     * @param binding the subject; must be copyable
     * @param origin what traces to divergences say of their origin
     * @return what was found; at most one divergence
     * @throws IllegalArgumentException if the binding is not copyable
     */
    public static ReplayResult replay(StateGraph graph, Binding binding, TraceOrigin origin) {
        if (!binding.isCopyable()) {
            throw new IllegalArgumentException(
                    "subject " + binding.factory().name()
                            + " can't be copied, so a whole graph can't be replayed; let its binding implement Copyable, or replay traces");
        }
        return new GraphReplay(graph, binding, origin).run();
    }

    private ReplayResult run() {
        for (int label = 0; label < events.length; label++) {
            events[label] = binding.prepare(graph.event(label));
            sameEvent[label] =
                    label > 0 && graph.event(label).equals(graph.event(label - 1)) ? sameEvent[label - 1] : label;
        }
        Divergence divergence = startInitialState();
        long transitions = 0;
        long untaken = 0;
        int[] frontier = reachedIn(0);
        for (int round = 1; frontier.length > 0 && divergence == null; round++) {
            int next = round;
            StateReplay[] replayed = Arrays.stream(frontier)
                    .parallel()
                    .mapToObj(state -> replayState(state, next))
                    .toArray(StateReplay[]::new);
            for (StateReplay state : replayed) {
                transitions += state.executed;
                untaken += state.untaken;
                divergence = divergence == null ? state.divergence : divergence;
            }
            frontier = reachedIn(round);
        }
        long states =
                Arrays.stream(parentTransition).filter(t -> t != UNREACHED).count();
        return new ReplayResult(
                states,
                transitions,
                0,
                untaken,
                binding.unobserved(),
                divergence == null ? Collections.emptyList() : List.of(divergence));
    }

    /** Starts a subject, which has an initial state of its own: it must show one of the spec's. */
    private @Nullable Divergence startInitialState() {
        Subject subject = binding.start();
        List<Difference> differences = new ArrayList<>();
        try {
            var observed = Comparison.observe(subject, graph.variables().size());
            for (int state = 0; state < graph.initialCount(); state++) {
                List<Difference> found = Comparison.differences(graph.state(state), observed);
                if (found.isEmpty()) {
                    subjects.set(state, subject);
                    parentTransition[state] = INITIAL;
                    return null;
                }
                if (state == 0) {
                    differences = found;
                }
            }
        } catch (Throwable thrown) {
            return new Divergence(new Trace(origin, graph.state(0), List.of()), List.of(), thrown);
        }
        return new Divergence(new Trace(origin, graph.state(0), List.of()), differences, null);
    }

    /** Gives the states that were first reached in a round; states are numbered level by level, so it is a narrow range. */
    private int[] reachedIn(int round) {
        return IntStream.range(0, rounds.length)
                .filter(s -> parentTransition[s] != UNREACHED && rounds[s] == round)
                .toArray();
    }

    private static final class StateReplay {
        private int executed;
        private int untaken;
        private @Nullable Divergence divergence;
    }

    private StateReplay replayState(int state, int round) {
        var result = new StateReplay();
        Subject subject = subjects.getAndSet(state, null);
        int end = graph.firstTransition(state + 1);
        for (int t = graph.firstTransition(state); subject != null && t < end && result.divergence == null; ) {
            int next = t + 1;
            while (next < end && sameEvent[graph.label(next)] == sameEvent[graph.label(t)]) {
                next++;
            }
            result.executed++;
            result.untaken += next - t - 1;
            result.divergence = replayEvent(subject.copy(), t, next, round);
            t = next;
        }
        return result;
    }

    /** Applies the event that the transitions {@code from} to {@code to} share; one of them must be what the subject did. */
    private @Nullable Divergence replayEvent(Subject subject, int from, int to, int round) {
        @Nullable TlaValue[] observed;
        try {
            subject.apply(events[graph.label(from)]);
            observed = Comparison.observe(subject, graph.variables().size());
        } catch (Throwable thrown) {
            return new Divergence(traceTo(from), List.of(), thrown);
        }
        for (int t = from; t < to; t++) {
            if (matches(graph.target(t), observed)) {
                reached(t, subject, round);
                return null;
            }
        }
        return new Divergence(traceTo(from), Comparison.differences(graph.state(graph.target(from)), observed), null);
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

    /**
     * Keeps the subject that comes to a new state; of several in one round that by the transition of the lowest number, so that the paths do not depend
     * on the order in which threads work.
     */
    private void reached(int transition, Subject subject, int round) {
        int target = graph.target(transition);
        synchronized (LOCKS[target & (LOCKS.length - 1)]) {
            int earlier = parentTransition[target];
            if (earlier == UNREACHED || (rounds[target] == round && transition < earlier)) {
                parentTransition[target] = transition;
                rounds[target] = round;
                subjects.set(target, subject);
            }
        }
    }

    /** Gives the trace along which the subject came to a transition, with that transition as its last step. */
    private Trace traceTo(int transition) {
        List<Step> steps = new ArrayList<>();
        int at = transition;
        int initial;
        while (true) {
            steps.add(new Step(graph.event(graph.label(at)), graph.state(graph.target(at))));
            int source = graph.source(at);
            int parent = parentTransition[source];
            if (parent == INITIAL) {
                initial = source;
                break;
            }
            at = parent;
        }
        Collections.reverse(steps);
        return new Trace(origin, graph.state(initial), steps);
    }
}
