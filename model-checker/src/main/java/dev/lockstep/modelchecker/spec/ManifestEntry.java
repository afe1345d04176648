package dev.lockstep.modelchecker.spec;

import java.nio.file.Path;
import java.util.Set;

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
 * @param features what the manifest says of the module and the model in a word or two: {@code pluscal}
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
        int workers,
        Set<String> features) {
    /** Stands for a count that the manifest does not have. */
    public static final long NOT_RECORDED = -1;

    /** The feature of a module that composes actions: TLC does that only when told to. */
    public static final String ACTION_COMPOSITION = "action composition";

    /** The feature of a model that is checked without regard to deadlocks; older manifests have it. */
    public static final String IGNORE_DEADLOCK = "ignore deadlock";

    /** Copies the set. */
    public ManifestEntry {
        features = Set.copyOf(features);
    }
}
