package dev.lockstep.modelchecker.tlc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says how TLC is run.
 *
 * @param workers worker threads, at least 1
 * @param heap the JVM's heap as {@code -Xmx} takes it ({@code 4g}); {@code null} for the JVM's default
 * @param timeout the time after which a run is ended and undecided; {@code null} for none
 * @param checkDeadlock whether a state without successors is an error; a {@code .cfg} can also turn that off
 * @param seed the seed of random choices: simulation, {@code RandomElement}
 * @param quickStart whether the JVM is set up for a run of a second on one core instead of for throughput
 * @param extraArgs further arguments for TLC
 * @param jvmArgs further arguments for the JVM
 * @param tla2tools TLC's jar; {@code null} for the one on the class path
 */
public record TlcOptions(
        int workers,
        @Nullable String heap,
        @Nullable Duration timeout,
        boolean checkDeadlock,
        long seed,
        boolean quickStart,
        List<String> extraArgs,
        List<String> jvmArgs,
        @Nullable Path tla2tools) {
    /** Checks the numbers and copies the lists. */
    public TlcOptions {
        if (workers < 1) {
            throw new IllegalArgumentException("expected at least 1 worker, found " + workers);
        }
        extraArgs = List.copyOf(extraArgs);
        jvmArgs = List.copyOf(jvmArgs);
    }

    /** Gives the options of a plain run: the given workers, no time limit, deadlocks reported. */
    public static TlcOptions ofWorkers(int workers) {
        return new TlcOptions(workers, null, null, true, 0, false, List.of(), List.of(), null);
    }

    /** Changes the number of workers. */
    public TlcOptions withWorkers(int count) {
        return new TlcOptions(count, heap, timeout, checkDeadlock, seed, quickStart, extraArgs, jvmArgs, tla2tools);
    }

    /** Changes the heap, for instance to {@code 4g}. */
    public TlcOptions withHeap(String size) {
        return new TlcOptions(workers, size, timeout, checkDeadlock, seed, quickStart, extraArgs, jvmArgs, tla2tools);
    }

    /** Sets a time limit. */
    public TlcOptions withTimeout(Duration limit) {
        return new TlcOptions(workers, heap, limit, checkDeadlock, seed, quickStart, extraArgs, jvmArgs, tla2tools);
    }

    /** Turns the check for deadlocks on or off. */
    public TlcOptions withCheckDeadlock(boolean check) {
        return new TlcOptions(workers, heap, timeout, check, seed, quickStart, extraArgs, jvmArgs, tla2tools);
    }

    /** Changes the seed. */
    public TlcOptions withSeed(long value) {
        return new TlcOptions(workers, heap, timeout, checkDeadlock, value, quickStart, extraArgs, jvmArgs, tla2tools);
    }

    /** Sets the JVM up for tiny models: first compiler only, serial collector. */
    public TlcOptions withQuickStart(boolean quick) {
        return new TlcOptions(workers, heap, timeout, checkDeadlock, seed, quick, extraArgs, jvmArgs, tla2tools);
    }

    /** Changes the further arguments of TLC. */
    public TlcOptions withExtraArgs(List<String> args) {
        return new TlcOptions(workers, heap, timeout, checkDeadlock, seed, quickStart, args, jvmArgs, tla2tools);
    }

    /** Changes the further arguments of the JVM. */
    public TlcOptions withJvmArgs(List<String> args) {
        return new TlcOptions(workers, heap, timeout, checkDeadlock, seed, quickStart, extraArgs, args, tla2tools);
    }

    /** Takes another jar of TLC, such as a newer upstream one. */
    public TlcOptions withTla2tools(Path jar) {
        return new TlcOptions(workers, heap, timeout, checkDeadlock, seed, quickStart, extraArgs, jvmArgs, jar);
    }
}
