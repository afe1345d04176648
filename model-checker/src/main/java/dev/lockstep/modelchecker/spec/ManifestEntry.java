package dev.lockstep.modelchecker.spec;

import java.nio.file.Path;

/**
 * Holds what a manifest records of one model; counts are {@link #NOT_RECORDED} where it says nothing.
 *
 * @param manifest the manifest's file
 * @param line the line of the manifest that the entry begins at
 * @param modulePath the module's path as written
 * @param configPath the {@code .cfg}'s path as written; the key of the entry
 * @param module the module's file
 * @param config the {@code .cfg}'s file
 * @param mode how the model is run
 * @param result the recorded result: {@code success}, {@code safety failure} and so on, or {@code unknown}
 * @param distinctStates distinct states of the whole graph
 * @param totalStates generated states, repetitions included
 * @param stateDepth depth of the breadth-first search, in states
 * @param workers the number of workers the entry asks for, 0 if any number will do
 */
public record ManifestEntry(
        Path manifest,
        int line,
        String modulePath,
        String configPath,
        Path module,
        Path config,
        RunMode mode,
        String result,
        long distinctStates,
        long totalStates,
        long stateDepth,
        int workers) {
    /** Stands for a count that the manifest does not have. */
    public static final long NOT_RECORDED = -1;
}
