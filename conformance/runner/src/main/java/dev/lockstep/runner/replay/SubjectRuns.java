package dev.lockstep.runner.replay;

import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.Offer;
import dev.lockstep.runner.binding.PreparedEvent;
import dev.lockstep.runner.binding.Subject;
import dev.lockstep.runner.binding.Tolerances;
import dev.lockstep.runner.binding.UnfitException;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs of subjects that are brought along events one at a time, for those who decide after each event what comes next. An event that the subject does not come
 * back from within its time costs the thread it runs on: that one is left behind, the next run has another. For the use of one thread.
 */
public final class SubjectRuns implements AutoCloseable {
    private final Binding binding;
    private final Duration limit;
    private final Map<Event, PreparedEvent> prepared = new HashMap<>();
    private @Nullable ExecutorService executor;
    private volatile @Nullable Thread thread;

    /**
     * Makes runs of the subjects of a binding.
     *
     * @param limit the time that an event has
     */
    public SubjectRuns(Binding binding, Duration limit) {
        this.binding = binding;
        this.limit = limit;
    }

    /** One subject from its initial state on. */
    public final class Run {
        private @Nullable Subject subject;
        private Shown shown;

        private Run() {
            this.shown = observed(() -> {
                Subject started = binding.start();
                subject = started;
                return started;
            });
        }

        /** Gives what the subject shows now. */
        public Shown shown() {
            return shown;
        }

        /**
         * Lets the subject handle an event.
         *
         * @throws UnfitException if the event does not fit the binding
         * @throws IllegalStateException if the subject did not come back from an event before
         */
        public Shown apply(Event event) {
            PreparedEvent next = prepared.computeIfAbsent(event, binding::prepare);
            Subject current = subject();
            shown = observed(() -> {
                current.apply(next);
                return current;
            });
            return shown;
        }

        /** Lets the subject handle an event; if it throws, the subject stays as it was, if it can be copied. */
        public Shown attempt(Event event) {
            Shown before = shown;
            Subject current = subject();
            if (!binding.isCopyable()) {
                return apply(event);
            }
            PreparedEvent next = prepared.computeIfAbsent(event, binding::prepare);
            Shown after = observed(() -> {
                Subject copy = current.copy();
                copy.apply(next);
                subject = copy;
                return copy;
            });
            if (after.failure() == null) {
                shown = after;
            } else {
                subject = after.failure() instanceof HangException ? null : current;
                shown = before;
            }
            return after;
        }

        /**
         * Gives the events that the subject would take now, of the actions that its binding lists.
         *
         * @return the events, or {@code null} if it failed to tell; then {@link #shown()} says how
         */
        public @Nullable Set<Event> offered() {
            Subject current = subject();
            Object told = call(() -> (binding.isCopyable() ? current.copy() : current).offered());
            if (told instanceof List<?> offers) {
                Set<Event> offered = new LinkedHashSet<>();
                offers.forEach(offer -> offered.add(binding.event((Offer) offer)));
                return offered;
            }
            shown = Shown.failed((Throwable) told);
            return null;
        }

        /** Gives the rule of the binding that allows the subject to show what it shows after an event, or {@code null}. */
        public Tolerances.@Nullable Rule tolerating(Event event, State before, State expected) {
            return binding.tolerances().isEmpty() || subject == null
                    ? null
                    : Comparison.tolerating(subject(), event, before, expected, shown.valuesOrNull(), shown.failure());
        }

        private Subject subject() {
            Subject current = subject;
            if (current == null) {
                throw new IllegalStateException("the subject did not start or did not come back: " + shown.failure());
            }
            return current;
        }

        private Shown observed(Bringing act) {
            Object result = call(() -> {
                try {
                    return Shown.of(
                            Comparison.observe(act.call(), binding.variables().size()));
                } catch (UnfitException e) {
                    throw e;
                } catch (Throwable thrown) {
                    return Shown.failed(thrown);
                }
            });
            if (result instanceof Shown known) {
                return known;
            }
            subject = null;
            return Shown.failed((Throwable) result);
        }
    }

    /** Starts a subject. */
    public Run start() {
        return new Run();
    }

    /** Brings a subject to where it is to be observed; may throw anything. */
    private interface Bringing {
        Subject call() throws Throwable;
    }

    /** What a call gives; may throw anything. */
    private interface Act {
        Object call() throws Throwable;
    }

    /** Runs something of a subject; gives its result, or what it threw, or the exception of a hang. */
    private Object call(Act act) {
        Future<Object> future = executor().submit(() -> {
            try {
                return act.call();
            } catch (UnfitException e) {
                throw e;
            } catch (Throwable thrown) {
                return thrown;
            }
        });
        try {
            return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return leave();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a subject was run", e);
        }
    }

    private ExecutorService executor() {
        ExecutorService current = executor;
        if (current == null) {
            current = Executors.newSingleThreadExecutor(task -> {
                var made = new Thread(task, "lockstep-subject");
                made.setDaemon(true);
                thread = made;
                return made;
            });
            executor = current;
        }
        return current;
    }

    private HangException leave() {
        var hang = new HangException(limit);
        Thread stuck = thread;
        if (stuck != null) {
            hang.setStackTrace(stuck.getStackTrace());
        }
        close();
        return hang;
    }

    @Override
    public void close() {
        ExecutorService current = executor;
        if (current != null) {
            current.shutdownNow();
            executor = null;
        }
    }
}
