package dev.lockstep.cli;

import picocli.CommandLine.Option;

/** The option of commands that explore to do without earlier graphs. */
final class CacheOption {
    @Option(names = "--no-cache", description = "Explore anew, and keep nothing for the next run.")
    private boolean noCache;

    /** Says whether earlier graphs may be used. */
    boolean useCache() {
        return !noCache;
    }
}
