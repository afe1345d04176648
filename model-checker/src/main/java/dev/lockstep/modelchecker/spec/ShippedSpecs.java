package dev.lockstep.modelchecker.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Opens the specs that ship with the product, from their jar or from their folder of compiled resources, and resolves
 * the MODEL arguments of commands.
 */
public final class ShippedSpecs implements AutoCloseable {
    private static final String PREFIX = "dev/lockstep/specs/";
    private static final String MARKER = PREFIX + "README.md";

    private final Path directory;
    private final @Nullable FileSystem jar;

    private ShippedSpecs(Path directory, @Nullable FileSystem jar) {
        this.directory = directory;
        this.jar = jar;
    }

    /**
     * Opens the shipped specs; those in a jar stay there, and are readable until close.
     *
     * @throws IllegalStateException if they are not on the class path
     */
    public static ShippedSpecs open() {
        return open(ShippedSpecs.class.getClassLoader());
    }

    /**
     * Opens the shipped specs that a class loader sees.
     *
     * @param loader where to look
     * @throws IllegalStateException if the loader sees none
     */
    public static ShippedSpecs open(ClassLoader loader) {
        URL marker = loader.getResource(MARKER);
        if (marker == null) {
            throw new IllegalStateException("the shipped specs are not on the class path: no resource " + MARKER);
        }
        try {
            if (marker.getProtocol().equals("file")) {
                return new ShippedSpecs(FileNames.folderOf(Path.of(marker.toURI())), null);
            }
            return inJar(marker);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot read the shipped specs at " + marker, e);
        }
    }

    /** Gives the folder that holds a folder for each system. */
    public Path directory() {
        return directory;
    }

    /** Lists all shipped models, sorted by name; none if no system ships. */
    public List<Model> models() {
        try (var folders = Files.list(directory)) {
            return folders.filter(Files::isDirectory).findAny().isEmpty() ? List.of() : Models.find(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    /**
     * Gives the models that an argument names: those at an existing path, else the shipped model or system of that name
     * ({@code raft/MCRaftSmall}, {@code raft}).
     *
     * @throws SpecException if it names nothing (2; close names and the known ones are listed)
     */
    public List<Model> resolve(String argument) {
        Optional<Path> path = existingPath(argument);
        if (path.isPresent()) {
            return Models.find(path.get());
        }
        List<Model> all = models();
        List<Model> named = all.stream()
                .filter(model -> model.name().equals(argument) || model.system().equals(argument))
                .toList();
        if (named.isEmpty()) {
            throw unknown(argument, all);
        }
        return named;
    }

    @Override
    public void close() {
        if (jar != null) {
            try {
                jar.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the jar of the shipped specs", e);
            }
        }
    }

    private static Optional<Path> existingPath(String argument) {
        try {
            return Optional.of(Path.of(argument)).filter(Files::exists);
        } catch (java.nio.file.InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static SpecException unknown(String argument, List<Model> all) {
        var known = new TreeSet<String>();
        all.forEach(model -> {
            known.add(model.name());
            known.add(model.system());
        });
        List<String> close = CloseNames.of(argument, known);
        var systems = new TreeSet<String>();
        all.forEach(model -> systems.add(model.system()));
        String hint = close.isEmpty()
                ? "shipped systems: " + String.join(", ", systems) + "; `lockstep check --help` tells what can be named"
                : "did you mean " + String.join(" or ", close) + "?";
        return new SpecException(
                SpecException.USAGE,
                argument + ": expected a path that exists or the name of a shipped model, found neither; " + hint);
    }

    /** Looks into the jar instead of unpacking it, so that there is nothing to leave behind. */
    private static ShippedSpecs inJar(URL marker) throws IOException, URISyntaxException {
        JarURLConnection connection = (JarURLConnection) marker.openConnection();
        Path jar = Path.of(connection.getJarFileURL().toURI());
        FileSystem files = FileSystems.newFileSystem(jar);
        return new ShippedSpecs(files.getPath("/" + PREFIX).normalize(), files);
    }
}
