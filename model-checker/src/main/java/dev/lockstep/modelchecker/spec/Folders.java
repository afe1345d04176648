package dev.lockstep.modelchecker.spec;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes temporary folders. */
public final class Folders {
    private Folders() {}

    /**
     * Deletes a folder with all that is in it, following no symbolic link; what cannot be deleted is left, because a
     * failure to tidy up must not hide a result.
     */
    public static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return remove(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
                    return remove(directory);
                }
            });
        } catch (IOException e) {
            // As said above: nothing to be done about it here.
            return;
        }
    }

    private static FileVisitResult remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return FileVisitResult.CONTINUE;
        }
        return FileVisitResult.CONTINUE;
    }
}
