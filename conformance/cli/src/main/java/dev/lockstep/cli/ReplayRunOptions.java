package dev.lockstep.cli;

import dev.lockstep.runner.replay.ReplayOptions;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that say how a replay is done. */
final class ReplayRunOptions {
    private static final Pattern SHARD = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    @Option(
            names = "--all",
            description = "Go on elsewhere after a divergence; those of one action, kind and variable are told as one.")
    private boolean all;

    @Option(
            names = "--paths",
            paramLabel = "N",
            description = "Come to each state by N different ways, to find what depends on the way; 1 unless given.")
    private int paths = 1;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Do the I-th of N parts, such as 2/4; together they do all.")
    private String shard = "1/1";

    @Option(
            names = "--no-shrink",
            description = "Show a divergence that a trace led to as it was met; it is made short otherwise.")
    private boolean noShrink;

    @Option(
            names = "--event-timeout",
            paramLabel = "SECONDS",
            description =
                    "An event that the subject does not come back from within so long is a divergence; ${DEFAULT-VALUE} unless given.")
    private double eventTimeout = ReplayOptions.EVENT_TIMEOUT.toSeconds();

    /**
     * Gives the options.
     *
     * @throws UsageException if one is out of range
     */
    ReplayOptions options(int workers) {
        if (paths < 1) {
            throw new UsageException("--paths: expected at least 1, found " + paths);
        }
        if (!(eventTimeout >= 0.001 && eventTimeout <= 86_400)) {
            throw new UsageException("--event-timeout: expected 0.001 to 86400 seconds, found " + eventTimeout);
        }
        Matcher parts = SHARD.matcher(shard);
        int part = parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
        int of = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        if (part < 1 || part > of) {
            throw new UsageException("--shard: expected a part and how many there are, such as 2/4, found " + shard);
        }
        return ReplayOptions.ofWorkers(workers)
                .withAll(all)
                .withPaths(paths)
                .withEventTimeout(Duration.ofNanos((long) (eventTimeout * 1e9)))
                .withShard(part, of);
    }

    /** Says whether traces to divergences are to be made short. */
    boolean shrinks() {
        return !noShrink;
    }

    /** Says whether traces can be replayed like this: they are ways already. */
    boolean hasPaths() {
        return paths > 1;
    }
}
