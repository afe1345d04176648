package dev.lockstep.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that names where users' own classes are. */
final class ClassPathOption {
    private static final String ALL_JARS = "*";

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description =
                    "Where your own classes are: jars and folders, separated as in a class path of Java; DIR/* stands for all jars in"
                            + " DIR.")
    private String path = "";

    /** Gives the path as it was given; empty if none was. */
    String path() {
        return path;
    }

    /**
     * Opens the classes of the path, after those of Lockstep.
     *
     * @throws UsageException if an entry is neither a jar nor a folder
     */
    UserClasses open() {
        List<URL> urls = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                urls.addAll(urls(entry));
            }
        }
        return new UserClasses(urls, path);
    }

    private static List<URL> urls(String entry) {
        boolean allJars =
                entry.equals(ALL_JARS) || entry.endsWith(File.separator + ALL_JARS) || entry.endsWith("/" + ALL_JARS);
        try {
            if (allJars) {
                return jars(Path.of(entry.equals(ALL_JARS) ? "." : entry.substring(0, entry.length() - 2)), entry);
            }
            Path file = Path.of(entry);
            boolean isJar = Files.isRegularFile(file) && entry.endsWith(".jar");
            if (isJar || Files.isDirectory(file)) {
                return List.of(file.toUri().toURL());
            }
            throw unfit(entry, Files.exists(file) ? "another kind of file" : "nothing");
        } catch (InvalidPathException | IOException e) {
            throw unfit(entry, e.toString());
        }
    }

    private static List<URL> jars(Path folder, String entry) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw unfit(entry, "no such folder");
        }
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path jar :
                    files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
                jars.add(jar.toUri().toURL());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (jars.isEmpty()) {
            throw unfit(entry, "no jar in it");
        }
        return jars;
    }

    private static UsageException unfit(String entry, String found) {
        return new UsageException("--classpath " + entry + ": expected a jar or a folder of classes, found " + found
                + "; build your project first, or check the path");
    }
}
