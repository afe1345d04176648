package dev.lockstep.cli;

import dev.lockstep.modelchecker.tlc.Checkpoints;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcOptions.Walks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how TLC is run. */
final class TlcRunOptions {
    private static final long MOST_MINUTES = 30_000;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "Check N models side by side; 1 unless given. Each has --workers threads, or its share of the cores.")
    private int jobs = 1;

    @Nullable
    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "End a model's run after so long; it is then undecided (23).")
    private Long timeout;

    @Nullable
    @Option(names = "--max-heap", paramLabel = "SIZE", description = "Give TLC so much heap, such as 4g.")
    private String heap;

    @Nullable
    @Option(
            names = "--deadlock",
            negatable = true,
            description = "Check, or don't check, for states without successors; as the .cfg says unless given.")
    private Boolean deadlock;

    @Option(
            names = "--continue",
            description = "Go on after a violation, and list all that are violated. It stays a violation.")
    private boolean continued;

    @Option(
            names = "--coverage",
            description = "Count how often each action is taken, and list the expressions that were never reached.")
    private boolean coverage;

    @Nullable
    @Option(
            names = "--simulate",
            paramLabel = "N",
            description =
                    "Take N random walks (also: num=N) instead of a search; without a violation it is undecided (23). One worker"
                            + " unless --workers is given, so that the seed says it all.")
    private String walks;

    @Nullable
    @Option(
            names = "--depth",
            paramLabel = "D",
            description = "With --simulate: walks of at most D states; 100 unless given.")
    private Integer depth;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The seed of random choices: walks, RandomElement; 0 unless given.")
    private long seed;

    @Nullable
    @Option(
            names = "--checkpoint",
            paramLabel = "MINUTES",
            description = "Save the search after each so many minutes, to go on from there with --recover.")
    private Integer minutes;

    @Nullable
    @Option(names = "--checkpoint-dir", paramLabel = "DIR", description = "Where --checkpoint saves: an empty folder.")
    private Path checkpointFolder;

    @Nullable
    @Option(
            names = "--recover",
            paramLabel = "DIR",
            description = "Go on from the checkpoint in DIR: with the same spec, model, TLC, options and workers.")
    private Path recovered;

    /**
     * Gives the number of models to check side by side.
     *
     * @throws UsageException if fewer than one were asked for
     */
    int jobs() {
        if (jobs < 1) {
            throw new UsageException("--jobs: expected at least 1, found " + jobs);
        }
        return jobs;
    }

    /**
     * Refuses to record results of runs that are not what the model by itself says.
     *
     * @throws UsageException if an option changes what is checked
     */
    void requirePlain(TlcArguments passedOn) {
        var changing = new ArrayList<String>();
        if (deadlock != null) {
            changing.add("--[no-]deadlock");
        }
        if (continued) {
            changing.add("--continue");
        }
        if (walks != null) {
            changing.add("--simulate");
        }
        if (!passedOn.isEmpty()) {
            changing.add("options after --");
        }
        if (!changing.isEmpty()) {
            throw new UsageException("--update-manifest: records what a model says by itself; leave out "
                    + String.join(" and ", changing));
        }
    }

    /**
     * Gives the options for TLC.
     *
     * @param workers the workers that the user asked for, {@code null} if none were
     * @param passedOn further arguments for TLC
     * @param models the number of models to check
     * @throws UsageException if options contradict each other or are out of range
     */
    TlcOptions options(@Nullable Integer workers, TlcArguments passedOn, int models) {
        Walks walking = walking();
        Checkpoints checkpoints = checkpoints(models, passedOn);
        TlcOptions options = TlcOptions.ofWorkers(
                        workers(workers, walking != null || passedOn.wantOneWorker(), checkpoints))
                .withSeed(seed)
                .withContinued(continued)
                .withCoverage(coverage)
                .withExtraArgs(passedOn.arguments())
                .withJvmArgs(shareOfMemory());
        options = timeout == null ? options : options.withTimeout(limit(timeout));
        options = deadlock == null ? options : options.withCheckDeadlock(deadlock);
        options = walking == null ? options : options.withWalks(walking);
        options = checkpoints == null ? options : options.withCheckpoints(checkpoints);
        return heap == null ? options : options.withHeap(size(heap));
    }

    private int workers(@Nullable Integer asked, boolean one, @Nullable Checkpoints checkpoints) {
        if (asked != null) {
            return asked;
        } else if (checkpoints != null && checkpoints.recover()) {
            return Checkpoints.recordedWorkers(checkpoints.folder());
        }
        return one ? 1 : Math.max(1, Runtime.getRuntime().availableProcessors() / jobs());
    }

    /** Keeps the JVMs of several jobs from promising themselves more memory than there is; a quarter is what one takes. */
    private List<String> shareOfMemory() {
        return heap == null && jobs() > 3 ? List.of("-XX:MaxRAMPercentage=" + 75.0 / jobs()) : List.of();
    }

    private @Nullable Walks walking() {
        if (walks == null) {
            if (depth != null) {
                throw new UsageException("--depth: is the length of random walks; add --simulate N");
            }
            return null;
        }
        String count = walks.startsWith("num=") ? walks.substring("num=".length()) : walks;
        if (!count.matches("[1-9]\\d{0,17}")) {
            throw new UsageException("--simulate: expected a number of walks, as in --simulate 100, found " + walks);
        }
        if (depth != null && depth < 1) {
            throw new UsageException("--depth: expected at least 1, found " + depth);
        }
        return new Walks(Long.parseLong(count), depth == null ? Walks.DEFAULT_DEPTH : depth);
    }

    private @Nullable Checkpoints checkpoints(int models, TlcArguments passedOn) {
        if (minutes == null && checkpointFolder == null && recovered == null) {
            return null;
        }
        String option = recovered == null ? "--checkpoint" : "--recover";
        if (models != 1) {
            throw new UsageException(option + ": expected one model, found " + models + "; name one");
        }
        if (walks != null || passedOn.wantOneWorker()) {
            throw new UsageException(option
                    + ": only a search of all states has checkpoints; leave out --simulate, -simulate and -dfid");
        }
        if (continued || passedOn.arguments().contains("-continue")) {
            throw new UsageException(
                    option + ": a recovered search doesn't know the violations found before; leave out --continue");
        }
        if (minutes != null && (minutes < 1 || minutes > MOST_MINUTES)) {
            throw new UsageException("--checkpoint: expected 1 to " + MOST_MINUTES + " minutes, found " + minutes);
        }
        Duration interval = minutes == null ? Checkpoints.DEFAULT_INTERVAL : Duration.ofMinutes(minutes);
        if (recovered != null) {
            if (checkpointFolder != null) {
                throw new UsageException("--recover: goes on saving in its own folder; leave out --checkpoint-dir");
            }
            return Checkpoints.recovering(interval, recovered);
        }
        if (minutes == null || checkpointFolder == null) {
            throw new UsageException(
                    "--checkpoint MINUTES and --checkpoint-dir DIR: expected both or neither, found one of them");
        }
        return Checkpoints.every(interval, checkpointFolder);
    }

    private static Duration limit(long seconds) {
        if (seconds < 1) {
            throw new UsageException("--timeout: expected at least 1 second, found " + seconds);
        }
        return Duration.ofSeconds(seconds);
    }

    private static String size(String heap) {
        if (!heap.matches("[1-9]\\d{0,9}[kKmMgG]?")) {
            throw new UsageException("--max-heap: expected a size, as in --max-heap 4g, found " + heap);
        }
        return heap;
    }
}
