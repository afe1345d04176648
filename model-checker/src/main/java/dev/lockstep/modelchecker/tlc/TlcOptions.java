package dev.lockstep.modelchecker.tlc;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says how TLC is run.
 *
 * @param workers worker threads, at least 1
 * @param heap the JVM's heap as {@code -Xmx} takes it ({@code 4g}); {@code null} for the JVM's default
 * @param timeout the time after which a run is ended and undecided; {@code null} for none
 * @param checkDeadlock whether a state without successors is an error; {@code null} to leave that to the {@code .cfg}
 * @param seed the seed of random choices: simulation, {@code RandomElement}
 * @param walks random walks instead of a search; {@code null} for what the model's entry in the manifest says, else a
 *     search of all states
 * @param coverage whether to count how often each expression was evaluated, which takes time
 * @param continued whether to go on after a violation and to collect them all
 * @param checkpoints where a search saves what it has, or begins from; {@code null} for neither
 * @param quickStart whether the JVM is set up for a run of a second on one core instead of for throughput
 * @param extraArgs further arguments for TLC
 * @param jvmArgs further arguments for the JVM
 */
public record TlcOptions(
        int workers,
        @Nullable String heap,
        @Nullable Duration timeout,
        @Nullable Boolean checkDeadlock,
        long seed,
        @Nullable Walks walks,
        boolean coverage,
        boolean continued,
        @Nullable Checkpoints checkpoints,
        boolean quickStart,
        List<String> extraArgs,
        List<String> jvmArgs) {

    /**
     * Asks for random walks.
     *
     * @param count how many
     * @param depth how many states each has at most
     */
    public record Walks(long count, int depth) {
        /** The length of a walk if nothing else is asked for: TLC's own. */
        public static final int DEFAULT_DEPTH = 100;

        /** Checks the numbers. */
        public Walks {
            if (count < 1 || depth < 1) {
                throw new IllegalArgumentException(
                        "expected at least 1 walk of at least 1 state, found " + count + " of " + depth);
            }
        }
    }

    /** Checks the numbers and copies the lists. */
    public TlcOptions {
        if (workers < 1) {
            throw new IllegalArgumentException("expected at least 1 worker, found " + workers);
        }
        extraArgs = List.copyOf(extraArgs);
        jvmArgs = List.copyOf(jvmArgs);
    }

    /** Gives the options of a plain run: the given workers, no time limit, deadlocks as the {@code .cfg} says. */
    public static TlcOptions ofWorkers(int workers) {
        return new TlcOptions(workers, null, null, null, 0, null, false, false, null, false, List.of(), List.of());
    }

    /** Changes the number of workers. */
    public TlcOptions withWorkers(int count) {
        return with(draft -> draft.workers = count);
    }

    /** Changes the heap, for instance to {@code 4g}. */
    public TlcOptions withHeap(String size) {
        return with(draft -> draft.heap = size);
    }

    /** Sets a time limit. */
    public TlcOptions withTimeout(Duration limit) {
        return with(draft -> draft.timeout = limit);
    }

    /** Turns the check for deadlocks on or off, whatever the {@code .cfg} says. */
    public TlcOptions withCheckDeadlock(boolean check) {
        return with(draft -> draft.checkDeadlock = check);
    }

    /** Changes the seed. */
    public TlcOptions withSeed(long value) {
        return with(draft -> draft.seed = value);
    }

    /** Asks for random walks instead of a search. */
    public TlcOptions withWalks(Walks asked) {
        return with(draft -> draft.walks = asked);
    }

    /** Asks for coverage. */
    public TlcOptions withCoverage(boolean count) {
        return with(draft -> draft.coverage = count);
    }

    /** Goes on after a violation. */
    public TlcOptions withContinued(boolean on) {
        return with(draft -> draft.continued = on);
    }

    /** Saves checkpoints, or begins from one. */
    public TlcOptions withCheckpoints(Checkpoints where) {
        return with(draft -> draft.checkpoints = where);
    }

    /** Sets the JVM up for tiny models: first compiler only, serial collector. */
    public TlcOptions withQuickStart(boolean quick) {
        return with(draft -> draft.quickStart = quick);
    }

    /** Changes the further arguments of TLC. */
    public TlcOptions withExtraArgs(List<String> args) {
        return with(draft -> draft.extraArgs = args);
    }

    /** Changes the further arguments of the JVM. */
    public TlcOptions withJvmArgs(List<String> args) {
        return with(draft -> draft.jvmArgs = args);
    }

    private TlcOptions with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** A copy that can be changed in one place. */
    private static final class Draft {
        int workers;

        @Nullable
        String heap;

        @Nullable
        Duration timeout;

        @Nullable
        Boolean checkDeadlock;

        long seed;

        @Nullable
        Walks walks;

        boolean coverage;
        boolean continued;

        @Nullable
        Checkpoints checkpoints;

        boolean quickStart;
        List<String> extraArgs;
        List<String> jvmArgs;

        Draft(TlcOptions from) {
            workers = from.workers;
            heap = from.heap;
            timeout = from.timeout;
            checkDeadlock = from.checkDeadlock;
            seed = from.seed;
            walks = from.walks;
            coverage = from.coverage;
            continued = from.continued;
            checkpoints = from.checkpoints;
            quickStart = from.quickStart;
            extraArgs = from.extraArgs;
            jvmArgs = from.jvmArgs;
        }

        TlcOptions options() {
            return new TlcOptions(
                    workers,
                    heap,
                    timeout,
                    checkDeadlock,
                    seed,
                    walks,
                    coverage,
                    continued,
                    checkpoints,
                    quickStart,
                    extraArgs,
                    jvmArgs);
        }
    }
}
