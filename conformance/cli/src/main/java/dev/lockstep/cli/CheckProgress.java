package dev.lockstep.cli;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.tlc.TlcProgress;
import dev.lockstep.modelchecker.tlc.TlcStatistics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far checks are: on a terminal one line that is written over, elsewhere a line now and then. TLC counts once
 * a minute; the time goes on in between.
 */
final class CheckProgress implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
    private static final Duration ELSEWHERE = Duration.ofSeconds(30);

    private final Console console;
    private final int models;
    private final LongSupplier nanos;
    private final ScheduledExecutorService clock;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private int done;

    @Nullable
    private Future<?> ticks;

    /** A check that runs: since when, and its last two counts. */
    private static final class Running {
        final long since;

        @Nullable
        TlcProgress before;

        @Nullable
        TlcProgress last;

        Running(long since) {
            this.since = since;
        }
    }

    /** Begins to tell of the checks of so many models. */
    CheckProgress(Console console, int models) {
        this(console, models, System::nanoTime);
        Duration pause = console.isTerminal() ? ON_TERMINAL : ELSEWHERE;
        ticks = clock.scheduleAtFixedRate(this::show, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    CheckProgress(Console console, int models, LongSupplier nanos) {
        this.console = console;
        this.models = models;
        this.nanos = nanos;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "lockstep-progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Notes that a check begins, and gives what its progress is to be told to. */
    Consumer<TlcProgress> begin(Model model) {
        synchronized (this) {
            running.put(model.name(), new Running(nanos.getAsLong()));
        }
        console.progress(line());
        return counts -> {
            count(model, counts);
            console.progress(line());
        };
    }

    private synchronized void count(Model model, TlcProgress counts) {
        Running check = running.get(model.name());
        if (check != null) {
            check.before = check.last;
            check.last = counts;
        }
    }

    /** Notes that a check has ended. */
    synchronized void end(Model model) {
        running.remove(model.name());
        done++;
    }

    private void show() {
        String line = line();
        if (line.isEmpty()) {
            return;
        }
        if (console.isTerminal()) {
            console.progress(line);
        } else {
            console.note(line);
        }
    }

    /** Gives the line as of now; empty if nothing runs. */
    synchronized String line() {
        long now = nanos.getAsLong();
        List<String> checks = running.entrySet().stream()
                .map(check -> check.getKey() + ": " + text(check.getValue(), now))
                .toList();
        if (checks.isEmpty()) {
            return "";
        }
        String place = models == 1 ? "" : " (" + done + " of " + models + " done)";
        return "checking" + place + " " + String.join("; ", checks);
    }

    private static String text(Running check, long now) {
        var text = new StringBuilder();
        TlcProgress last = check.last;
        if (last != null) {
            add(text, "%,d states", last.generated());
            add(text, "%,d distinct", last.distinct());
            add(text, "%,d on queue", last.queue());
            add(text, "%,d/s", rate(check.before, last));
            add(text, "depth %,d", last.depth());
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(now - check.since);
        return text + String.format("%d:%02d", seconds / 60, seconds % 60);
    }

    private static void add(StringBuilder text, String format, long count) {
        if (count != TlcStatistics.UNKNOWN) {
            text.append(String.format(format, count)).append(", ");
        }
    }

    /** Gives the states generated in a second, since the count before or else since the start. */
    private static long rate(@Nullable TlcProgress before, TlcProgress last) {
        long states = last.generated() - (before == null ? 0 : before.generated());
        Duration time = before == null ? last.elapsed() : last.elapsed().minus(before.elapsed());
        return last.generated() == TlcStatistics.UNKNOWN || time.isZero()
                ? TlcStatistics.UNKNOWN
                : states * 1000 / Math.max(1, time.toMillis());
    }

    @Override
    public void close() {
        if (ticks != null) {
            ticks.cancel(false);
        }
        clock.shutdownNow();
    }
}
