package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spi.SpecEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The threads of an exploration. One of them leads; where there is little to do, it does it alone, without waking the others. */
final class Workers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    Workers(SpecEvaluator evaluator, int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, evaluator.threads());
    }

    /** Runs what leads on one of the threads, and waits for it. */
    <T> T lead(Callable<T> leader) {
        return await(threads.submit(leader));
    }

    /** Runs tasks 0 to {@code tasks}, the latter exclusive. */
    void each(int tasks, IntConsumer task) {
        each(tasks, () -> true, task);
    }

    /**
     * Runs tasks from 0 on, each begun in the order of their numbers; for the leading thread.
     *
     * @param more asked before each task whether to begin it
     * @return how many were run: all up to this number, exclusive
     * @throws RuntimeException what the task of the lowest number threw, of those that threw; so too an {@link Error}
     */
    int each(int tasks, BooleanSupplier more, IntConsumer task) {
        var run = new Run(tasks, more, task);
        List<Future<?>> others = new ArrayList<>();
        for (int i = 1; i < Math.min(count, tasks); i++) {
            others.add(threads.submit(run));
        }
        run.run();
        others.forEach(Workers::await);
        return run.result();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("exploration was interrupted", e);
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
    }

    private static final class Run implements Runnable {
        private final int tasks;
        private final BooleanSupplier more;
        private final IntConsumer task;
        private final AtomicInteger next = new AtomicInteger();
        private int failedTask = Integer.MAX_VALUE;
        private volatile @Nullable Throwable failure;

        Run(int tasks, BooleanSupplier more, IntConsumer task) {
            this.tasks = tasks;
            this.more = more;
            this.task = task;
        }

        @Override
        public void run() {
            while (failure == null && next.get() < tasks && more.getAsBoolean()) {
                int number = next.getAndIncrement();
                if (number >= tasks) {
                    return;
                }
                try {
                    task.accept(number);
                } catch (RuntimeException | Error e) {
                    fail(number, e);
                }
            }
        }

        private synchronized void fail(int number, Throwable thrown) {
            if (number < failedTask) {
                failedTask = number;
                failure = thrown;
            }
        }

        int result() {
            if (failure != null) {
                throw rethrown(failure);
            }
            return Math.min(next.get(), tasks);
        }
    }
}
