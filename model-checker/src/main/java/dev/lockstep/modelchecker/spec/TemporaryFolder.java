package dev.lockstep.modelchecker.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A temporary folder that goes with all that is in it when it is closed, or when this JVM is ended from outside. */
public final class TemporaryFolder implements AutoCloseable {
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Thread hook;

    private TemporaryFolder(Path path) {
        this.path = path;
        this.hook = new Thread(() -> Folders.delete(path), "lockstep-temporary-folder");
    }

    /**
     * Makes an empty folder that only this user may read.
     *
     * @throws UncheckedIOException if none can be made
     */
    public static TemporaryFolder create() {
        try {
            var folder = new TemporaryFolder(
                    Files.createTempDirectory("lockstep-").toAbsolutePath().normalize());
            OPEN.add(folder.path);
            Runtime.getRuntime().addShutdownHook(folder.hook);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }

    /** Lists those that are there now: for a child process that is to delete them should this one be killed. */
    public static List<Path> open() {
        return OPEN.stream().sorted().toList();
    }

    /** Gives the folder's absolute path. */
    public Path path() {
        return path;
    }

    /**
     * Makes a folder inside it.
     *
     * @throws UncheckedIOException if that can't be made
     */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder in " + path, e);
        }
    }

    @Override
    public void close() {
        Folders.delete(path);
        OPEN.remove(path);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is ending already; the hook finds nothing to do.
            return;
        }
    }
}
