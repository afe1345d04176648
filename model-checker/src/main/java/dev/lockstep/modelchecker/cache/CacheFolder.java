package dev.lockstep.modelchecker.cache;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds where a user's caches are. */
public final class CacheFolder {
    private static final String OURS = "lockstep";

    private CacheFolder() {}

    /**
     * Gives the folder: {@code $LOCKSTEP_CACHE}; else {@code lockstep} in {@code $XDG_CACHE_HOME}, else in where the system keeps
     * caches in the user's home folder.
     *
     * @param environment the environment's variables
     * @param system the system's name, as {@code os.name} has it
     * @param home the user's home folder
     * @return the folder, which need not exist; nothing if there is no home folder to put it in
     */
    public static Optional<Path> locate(Map<String, String> environment, String system, String home) {
        try {
            String own = environment.getOrDefault("LOCKSTEP_CACHE", "");
            if (!own.isEmpty()) {
                return Optional.of(Path.of(own));
            }
            String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
            if (!xdg.isEmpty() && Path.of(xdg).isAbsolute()) {
                return Optional.of(Path.of(xdg, OURS));
            }
            String name = system.toLowerCase(Locale.ROOT);
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            if (name.startsWith("windows") && !local.isEmpty()) {
                return Optional.of(Path.of(local, OURS, "cache"));
            }
            if (home.isEmpty() || !Path.of(home).isAbsolute()) {
                return Optional.empty();
            }
            return Optional.of(
                    name.startsWith("mac") ? Path.of(home, "Library", "Caches", OURS) : Path.of(home, ".cache", OURS));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
