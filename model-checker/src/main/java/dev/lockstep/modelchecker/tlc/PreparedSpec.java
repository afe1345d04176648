package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.Libraries;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.WorkingCopy;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds all that a spec is parsed from: a clean copy of it, its PlusCal translated if that is wanted, and the modules of libraries.
 *
 * @param copy the spec's copy
 * @param jar TLC's jar
 * @param libraryModules a folder of modules: those of all libraries, and stand-ins for those of the proof system
 * @param libraryJars the libraries that are jars, for the Java overrides in them
 */
public record PreparedSpec(WorkingCopy copy, Path jar, Path libraryModules, List<Path> libraryJars) {
    private static final String LIBRARIES = "libraries";

    /** Copies the list. */
    public PreparedSpec {
        libraryJars = List.copyOf(libraryJars);
    }

    /**
     * Prepares a model's spec in a folder that exists.
     *
     * @throws dev.lockstep.modelchecker.spec.SpecException if a file is missing (150, 255) or too large (2), or TLC's jar or a
     *     library is not what it should be (2)
     * @throws PlusCalException if an algorithm can't be translated
     * @throws InterruptedException if this thread is interrupted while PlusCal is translated
     */
    public static PreparedSpec into(Path folder, Model model, SpecTools tools) throws InterruptedException {
        Path jar = TlcJar.locate(tools.tla2tools());
        var copy = WorkingCopy.into(make(folder.resolve("spec")), model);
        Path modules = make(folder.resolve(LIBRARIES));
        Libraries.unpack(tools.libraries(), modules);
        StandIns.addTo(modules);
        if (tools.translate()) {
            new PlusCal(jar, folder).translate(model, copy);
        }
        return new PreparedSpec(copy, jar, modules, jarsOf(tools));
    }

    /** Gives TLC's jar and those of libraries. */
    public List<Path> jars() {
        List<Path> jars = new ArrayList<>(List.of(jar));
        jars.addAll(libraryJars);
        return List.copyOf(jars);
    }

    /**
     * Gives the class path of a JVM that runs TLC on what will be prepared in a folder; TLC looks for modules on it too, after the spec's folder and its
     * own modules.
     */
    static String classPath(Path folder, SpecTools tools) {
        List<Path> path = new ArrayList<>(List.of(TlcJar.locate(tools.tla2tools()), folder.resolve(LIBRARIES)));
        path.addAll(jarsOf(tools));
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> jarsOf(SpecTools tools) {
        return tools.libraries().stream()
                .filter(Libraries::isJar)
                .map(Path::toAbsolutePath)
                .toList();
    }

    private static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        }
    }
}
