package dev.lockstep.modelchecker.spec;

import java.nio.file.Path;

/** Takes the names of spec files apart. */
final class FileNames {
    static final String MODULE = ".tla";
    static final String CONFIG = ".cfg";
    static final String MUTANTS = "mutants";

    private FileNames() {}

    /** Gives the last part of a path; empty for a root. */
    static String last(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /** Gives a file's name without its extension. */
    static String stem(Path file) {
        String name = last(file);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? file.toAbsolutePath().normalize() : parent;
    }
}
