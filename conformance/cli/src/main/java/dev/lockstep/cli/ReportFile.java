package dev.lockstep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the files that a command is asked for beside its result. */
final class ReportFile {
    private ReportFile() {}

    /**
     * Writes a text, making the folder if need be.
     *
     * @param option the option that named the file
     * @throws UsageException if it can't be written
     */
    static void write(String option, Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException(option + ": expected a file that can be written, found " + e);
        }
    }
}
