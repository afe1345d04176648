package dev.lockstep.runner.replay;

import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.Subject;
import dev.lockstep.runner.binding.Tolerances;
import dev.lockstep.runner.binding.UnfitException;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Replays traces, each against a fresh subject; after each event all observed variables are compared. */
public final class TraceReplay {
    private static final long LOOK_MILLIS = 20;
    private static final int MOST_HANGS = 16;

    private final Iterator<Trace> traces;
    private final Binding binding;
    private final ReplayOptions options;
    private final NavigableMap<Integer, Outcome> outcomes = new ConcurrentSkipListMap<>();
    private int taken;
    private volatile boolean ended;

    private TraceReplay(Iterator<Trace> traces, Binding binding, ReplayOptions options) {
        this.traces = traces;
        this.binding = binding;
        this.options = options;
    }

    /** A trace with its place among all. */
    private record Numbered(int number, Trace trace) {}

    /** What came of a trace; how many events of each action were applied. */
    private record Outcome(
            Map<String, Long> applied, @Nullable Divergence divergence, Map<String, Long> tolerated) {
        static Outcome after(Trace trace, int steps, @Nullable Divergence divergence, Map<String, Long> tolerated) {
            Map<String, Long> applied = new TreeMap<>();
            for (Step step : trace.steps().subList(0, steps)) {
                applied.merge(step.event().action(), 1L, Long::sum);
            }
            // There are as many as traces, so they are kept small.
            return new Outcome(Map.copyOf(applied), divergence, tolerated);
        }
    }

    /** Replays traces, one after the other, until one diverges. */
    public static ReplayResult replay(Iterator<Trace> traces, Binding binding) {
        return replay(traces, binding, ReplayOptions.ofWorkers(1));
    }

    /**
     * Replays traces.
     *
     * @param traces the traces, in the order of their variables as the spec declares them
     * @param binding the subject
     * @param options how; there is but one path to a state of a trace
     * @return what was found
     * @throws UnfitException if a trace has events or variables that the spec does not have
     */
    public static ReplayResult replay(Iterator<Trace> traces, Binding binding, ReplayOptions options) {
        var replay = new TraceReplay(traces, binding, options);
        replay.run();
        return replay.result();
    }

    private final class Worker extends Thread {
        final Watch<Numbered> watch = new Watch<>();
        final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Worker() {
            super("lockstep-replay-traces");
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                for (Numbered next = take(); next != null; next = take()) {
                    Outcome outcome = replayOne(next, watch);
                    if (outcome == null) {
                        return;
                    }
                    put(next.number, outcome);
                }
            } catch (Throwable thrown) {
                failure.set(thrown);
                ended = true;
            }
        }
    }

    private void put(int number, Outcome outcome) {
        outcomes.put(number, outcome);
        if (outcome.divergence != null && !options.all()) {
            ended = true;
        }
    }

    private synchronized @Nullable Numbered take() {
        while (!ended && traces.hasNext()) {
            Trace trace = traces.next();
            int number = taken++;
            if (number % options.shards() == options.shard() - 1) {
                requireVariables(trace, binding);
                return new Numbered(number, trace);
            }
        }
        return null;
    }

    private void run() {
        List<Worker> running = new ArrayList<>();
        for (int i = 0; i < options.workers(); i++) {
            running.add(start());
        }
        int hangs = 0;
        while (!running.isEmpty()) {
            Worker first = running.get(0);
            if (!isAlive(first)) {
                running.remove(0);
                rethrow(first.failure.get());
            }
            for (Worker worker : List.copyOf(running)) {
                if (worker.watch.takeIfOver(options.eventTimeout().toNanos())) {
                    running.remove(worker);
                    StackTraceElement[] stack = worker.getStackTrace();
                    worker.interrupt();
                    Numbered at = worker.watch.place();
                    int steps = worker.watch.event();
                    put(
                            at.number,
                            Outcome.after(
                                    at.trace,
                                    steps,
                                    Divergence.ofHang(upTo(at.trace, steps), options.eventTimeout(), stack),
                                    Map.of()));
                    hangs++;
                    ended |= hangs >= MOST_HANGS;
                    running.add(start());
                }
            }
        }
    }

    private Worker start() {
        var worker = new Worker();
        worker.start();
        return worker;
    }

    private static boolean isAlive(Worker worker) {
        try {
            worker.join(LOOK_MILLIS);
            return worker.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the replay was interrupted", e);
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        } else if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /** Sums up what came of the traces; without {@code all} up to the first divergence, however far other threads came. */
    private ReplayResult result() {
        Map<String, Long> applied = new TreeMap<>();
        long replayed = 0;
        Map<String, Long> tolerated = new TreeMap<>();
        Map<Divergence.Fault, FaultGroup> faults = new LinkedHashMap<>();
        for (Outcome outcome : outcomes.values()) {
            replayed++;
            outcome.applied.forEach((action, count) -> applied.merge(action, count, Long::sum));
            outcome.tolerated.forEach((reason, count) -> tolerated.merge(reason, count, Long::sum));
            Divergence divergence = outcome.divergence;
            if (divergence != null) {
                faults.merge(
                        divergence.fault(),
                        new FaultGroup(divergence, 1),
                        (a, b) -> new FaultGroup(
                                a.shortest().step() <= b.shortest().step() ? a.shortest() : b.shortest(),
                                a.count() + b.count()));
                if (!options.all()) {
                    break;
                }
            }
        }
        long steps = applied.values().stream().mapToLong(Long::longValue).sum();
        return new ReplayResult(
                steps + replayed,
                applied,
                replayed,
                0,
                binding.unobserved(),
                binding.actions(),
                GraphReplay.tolerated(binding, tolerated),
                List.copyOf(faults.values()));
    }

    private static void requireVariables(Trace trace, Binding binding) {
        if (!trace.initial().variables().equals(binding.variables())) {
            throw new UnfitException(
                    "the trace has the variables " + trace.initial().variables() + ", the spec has "
                            + binding.variables() + "; generate the traces anew");
        }
    }

    /** Replays one trace; gives null if its time was taken away. */
    private @Nullable Outcome replayOne(Numbered numbered, Watch<Numbered> watch) {
        Trace trace = numbered.trace;
        Map<String, Long> tolerated = new TreeMap<>();
        Subject subject = null;
        for (int i = 0; i <= trace.steps().size(); i++) {
            var event = i == 0 ? null : binding.prepare(trace.steps().get(i - 1).event());
            State expected = i == 0 ? trace.initial() : trace.steps().get(i - 1).state();
            @Nullable TlaValue[] observed = null;
            Throwable thrown = null;
            watch.start(numbered, i);
            try {
                subject = subject == null ? binding.start() : subject;
                if (event != null) {
                    subject.apply(event);
                }
                observed = Comparison.observe(subject, binding.variables().size());
            } catch (Throwable t) {
                thrown = t;
            }
            if (!watch.end()) {
                return null;
            }
            List<Difference> differences = observed == null ? List.of() : Comparison.differences(expected, observed);
            if (observed != null && differences.isEmpty()) {
                continue;
            }
            Tolerances.Rule rule = subject == null || i == 0 ? null : tolerating(subject, trace, i, observed, thrown);
            if (rule != null) {
                tolerated.merge(rule.reason(), 1L, Long::sum);
                if (rule.goOn()) {
                    continue;
                }
                return Outcome.after(trace, i, null, tolerated);
            }
            return Outcome.after(
                    trace,
                    i,
                    thrown == null
                            ? Divergence.ofState(upTo(trace, i), differences)
                            : Divergence.ofException(upTo(trace, i), thrown),
                    tolerated);
        }
        return Outcome.after(trace, trace.steps().size(), null, tolerated);
    }

    private Tolerances.@Nullable Rule tolerating(
            Subject subject,
            Trace trace,
            int step,
            @Nullable TlaValue @Nullable [] observed,
            @Nullable Throwable thrown) {
        if (binding.tolerances().isEmpty()) {
            return null;
        }
        Step taken = trace.steps().get(step - 1);
        State before = step == 1 ? trace.initial() : trace.steps().get(step - 2).state();
        return Comparison.tolerating(subject, taken.event(), before, taken.state(), observed, thrown);
    }

    private static Trace upTo(Trace trace, int steps) {
        return new Trace(trace.origin(), trace.initial(), trace.steps().subList(0, steps));
    }
}
