package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.spi.SpecEvaluator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one thread on which an evaluator's expander or judge is used, whoever asks. */
final class EvaluatorThread implements AutoCloseable {
    private final ExecutorService thread;

    EvaluatorThread(SpecEvaluator evaluator) {
        this.thread = Executors.newSingleThreadExecutor(evaluator.threads());
    }

    /** Runs a task there and waits for its result; throws what it throws. */
    <T> T call(Callable<T> task) {
        try {
            return thread.submit(task).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a spec was evaluated", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
