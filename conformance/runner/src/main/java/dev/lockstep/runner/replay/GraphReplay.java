package dev.lockstep.runner.replay;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.Subject;
import dev.lockstep.runner.replay.Divergence.Fault;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replays a whole state graph: each event of each state is executed once, on a copy of a subject that was brought to that state.
 *
 * <p>Where several transitions share state and event, the subject may match any of them. Goes level by level, so the trace to the first divergence is a shortest one; and ends
 * with the level of that one, unless all are asked for. In each state, the events that the subject offers are compared with those that the spec enables, those included that a
 * model's constraint cut off.
 */
public final class GraphReplay {
    private static final int MOST_HANGS = 16;

    private final StateGraph graph;
    private final Binding binding;
    private final TraceOrigin origin;
    private final ReplayOptions options;
    private final Arrivals arrivals;
    private final Map<Fault, FaultGroup> faults = new LinkedHashMap<>();
    private final Tally total;

    private GraphReplay(StateGraph graph, Binding binding, TraceOrigin origin, ReplayOptions options) {
        this.graph = graph;
        this.binding = binding;
        this.origin = origin;
        this.options = options;
        this.arrivals = new Arrivals(graph.stateCount(), options.paths(), binding.isSnapshotted());
        this.total = new Tally(graph);
    }

    /** Replays a graph to its first divergence, on as many threads as there are processors. */
    public static ReplayResult replay(StateGraph graph, Binding binding, TraceOrigin origin) {
        return replay(
                graph,
                binding,
                origin,
                ReplayOptions.ofWorkers(Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Replays a graph against a subject.
     *
     * @param graph the spec's state graph
     * @param binding the subject; must be copyable
     * @param origin what traces to divergences say of their origin
     * @param options how
     * @return what was found
     * @throws IllegalArgumentException if the binding is not copyable
     * @throws dev.lockstep.runner.binding.UnfitException if the binding offers what is no event of the spec
     */
    public static ReplayResult replay(StateGraph graph, Binding binding, TraceOrigin origin, ReplayOptions options) {
        if (!binding.isCopyable()) {
            throw new IllegalArgumentException(
                    "subject " + binding.factory().name()
                            + " can't be copied, so a whole graph can't be replayed; let its binding implement Copyable, or replay traces");
        }
        return new GraphReplay(graph, binding, origin, options).run();
    }

    private ReplayResult run() {
        List<Arrival> frontier = start();
        var events = new StateEvents(graph, binding, arrivals, options);
        var workers = new ReplayWorkers(events, options.workers(), options.eventTimeout());
        while (!frontier.isEmpty() && goesOn() && workers.hangs() < MOST_HANGS) {
            Tally round = workers.replay(frontier);
            frontier.forEach(arrival -> arrival.subject = null);
            List<Arrivals.Different> different = new ArrayList<>();
            frontier = arrivals.endRound(different);
            for (Arrivals.Different found : different) {
                round.add(new Finding(Kind.HIDDEN_STATE, found.arrival(), -1, List.of(), null, null, found.first()));
            }
            total.addCounts(round);
            round.faults().forEach(this::add);
        }
        return new ReplayResult(
                arrivals.states(),
                total.applied(),
                0,
                total.untaken,
                binding.unobserved(),
                binding.unofferedActions(),
                tolerated(binding, total.tolerated),
                List.copyOf(faults.values()));
    }

    /** Says whether there is more to find: state that the spec does not have ends nothing, since what comes of it is worth more. */
    private boolean goesOn() {
        return options.all() || faults.keySet().stream().allMatch(fault -> fault.kind() == Kind.HIDDEN_STATE);
    }

    private void add(Fault fault, Tally.Found found) {
        FaultGroup earlier = faults.get(fault);
        if (earlier != null) {
            faults.put(fault, new FaultGroup(earlier.shortest(), earlier.count() + found.count));
        } else if (options.all() || goesOn() || fault.kind() == Kind.HIDDEN_STATE) {
            faults.put(fault, new FaultGroup(found.first.divergence(graph, origin), found.count));
        }
    }

    /** Names every rule, also those that were not needed. */
    static Map<String, Long> tolerated(Binding binding, Map<String, Long> needed) {
        Map<String, Long> all = new LinkedHashMap<>();
        binding.tolerances().rules().forEach(rule -> all.put(rule.reason(), needed.getOrDefault(rule.reason(), 0L)));
        return all;
    }

    /** Starts a subject, which has an initial state of its own: it must show one of the spec's. */
    private List<Arrival> start() {
        var initial = new Trace(origin, graph.state(0), List.of());
        List<Difference> differences = new ArrayList<>();
        try {
            Subject subject = binding.start();
            var observed = Comparison.observe(subject, graph.variables().size());
            for (int state = 0; state < graph.initialCount(); state++) {
                List<Difference> found = Comparison.differences(graph.state(state), observed);
                if (found.isEmpty()) {
                    arrivals.add(new Arrival(state, -1, null, subject));
                    return arrivals.endRound(new ArrayList<>());
                }
                if (state == 0) {
                    differences = found;
                }
            }
        } catch (Throwable thrown) {
            add(Divergence.ofException(initial, thrown));
            return List.of();
        }
        add(Divergence.ofState(initial, differences));
        return List.of();
    }

    private void add(Divergence divergence) {
        faults.put(divergence.fault(), new FaultGroup(divergence, 1));
    }
}
