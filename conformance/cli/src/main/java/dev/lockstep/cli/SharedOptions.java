package dev.lockstep.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class SharedOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @Option(names = "--json", description = "Print the result as JSON instead of text.")
    boolean json;

    @Nullable
    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Use N threads; as many as there are cores unless given.")
    Integer workerCount;

    /**
     * Gives the number of threads to use.
     *
     * @throws UsageException if fewer than one were asked for
     */
    int workers() {
        Integer asked = askedWorkers();
        return asked == null ? Runtime.getRuntime().availableProcessors() : asked;
    }

    /**
     * Gives the number of threads that were asked for, {@code null} if none were.
     *
     * @throws UsageException if fewer than one were asked for
     */
    @Nullable
    Integer askedWorkers() {
        if (workerCount != null && workerCount < 1) {
            throw new UsageException("--workers: expected at least 1, found " + workerCount);
        }
        return workerCount;
    }
}
