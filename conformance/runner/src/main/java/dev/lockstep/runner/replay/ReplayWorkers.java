package dev.lockstep.runner.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that replay the events of many states. A subject that does not come back costs its thread: the thread is left behind as a daemon, another one goes on with the next
 * event.
 */
final class ReplayWorkers {
    /** Stands for all that there is to do in a state. */
    static final int ALL = -1;

    private static final int CHUNK = 32;
    private static final long LOOK_MILLIS = 20;

    /** Events to replay: those of a state from a transition on; {@link #ALL} for what the subject offers there, then all. */
    record Work(Arrival arrival, int from) {}

    /** What a worker does with a state. */
    interface Task {
        /** Replays the events of a state; ends early if the watch says that the event at hand no longer counts. */
        boolean replay(Work work, Watch<Arrival> watch, Tally tally);

        /** Takes note of a hang; gives what is left to do of the state. */
        Work hung(Watch<Arrival> watch, StackTraceElement[] stack, Tally tally);

        /** Makes an empty tally. */
        Tally tally();
    }

    private final Task task;
    private final int threads;
    private final Duration limit;
    private final Deque<Work> left = new ArrayDeque<>();
    private List<Arrival> frontier = List.of();
    private int next;
    private int hangs;

    ReplayWorkers(Task task, int threads, Duration limit) {
        this.task = task;
        this.threads = threads;
        this.limit = limit;
    }

    private final class Worker extends Thread {
        final Watch<Arrival> watch = new Watch<>();
        final Tally tally = task.tally();
        final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Work> chunk = List.of();
        volatile int at;

        Worker(int number) {
            super("lockstep-replay-" + number);
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                for (chunk = take(); !chunk.isEmpty(); chunk = take()) {
                    for (int i = 0; i < chunk.size(); i++) {
                        at = i;
                        if (!task.replay(chunk.get(i), watch, tally)) {
                            return;
                        }
                    }
                }
            } catch (Throwable thrown) {
                failure.set(thrown);
            }
        }
    }

    private synchronized List<Work> take() {
        List<Work> chunk = new ArrayList<>(CHUNK);
        while (chunk.size() < CHUNK && !left.isEmpty()) {
            chunk.add(left.remove());
        }
        while (chunk.size() < CHUNK && next < frontier.size()) {
            chunk.add(new Work(frontier.get(next++), ALL));
        }
        return chunk;
    }

    private synchronized void giveBack(Work rest, List<Work> chunk) {
        left.add(rest);
        left.addAll(chunk);
    }

    /** Replays the events of all states of a round. */
    Tally replay(List<Arrival> round) {
        frontier = round;
        next = 0;
        Tally sum = task.tally();
        List<Worker> running = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, 1 + round.size() / CHUNK); i++) {
            running.add(start());
        }
        while (!running.isEmpty()) {
            Worker worker = running.get(0);
            if (!isAlive(worker)) {
                running.remove(0);
                rethrow(worker.failure.get());
                sum.add(worker.tally);
            }
            List<Worker> fresh = new ArrayList<>();
            for (Worker other : List.copyOf(running)) {
                if (other.watch.takeIfOver(limit.toNanos())) {
                    running.remove(other);
                    replace(other, sum);
                    fresh.add(start());
                }
            }
            running.addAll(fresh);
        }
        return sum;
    }

    /** Gives how many threads were left behind. */
    int hangs() {
        return hangs;
    }

    private void replace(Worker worker, Tally sum) {
        hangs++;
        StackTraceElement[] stack = worker.getStackTrace();
        worker.interrupt();
        Work rest = task.hung(worker.watch, stack, worker.tally);
        giveBack(rest, worker.chunk.subList(worker.at + 1, worker.chunk.size()));
        sum.add(worker.tally);
    }

    private Worker start() {
        var worker = new Worker(hangs);
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
}
