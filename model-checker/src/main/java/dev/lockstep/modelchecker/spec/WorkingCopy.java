package dev.lockstep.modelchecker.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Holds a clean copy of a spec's modules and the model's {@code .cfg} in a folder of its own, deleted at close.
 *
 * <p>Only {@code .tla} files and that {@code .cfg} are copied: TLC would load a {@code .class} that lies beside a spec,
 * and it leaves files of its own where it runs.
 *
 * @param directory the folder
 * @param module the copy of the model's module
 * @param config the copy of the model's {@code .cfg}
 */
public record WorkingCopy(Path directory, Path module, Path config) {

    /**
     * Copies a model's spec into a folder that exists.
     *
     * @throws SpecException if a file is missing (150, 255) or too large to be a spec (2)
     */
    public static WorkingCopy into(Path directory, Model model) {
        if (!Files.isRegularFile(model.module())) {
            throw new SpecException(
                    SpecException.MODULE, model.module() + ": expected a TLA+ module, found nothing; check the path");
        }
        if (!Files.isRegularFile(model.config())) {
            throw new SpecException(
                    SpecException.CONFIG,
                    model.config() + ": expected a model's .cfg file, found nothing; check the path");
        }
        var files = new LinkedHashMap<String, Path>();
        files.put(FileNames.last(model.module()), model.module());
        files.put(FileNames.last(model.config()), model.config());
        for (Path folder : model.moduleFolders()) {
            addModules(folder, root(model), files);
        }
        try {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                Files.write(directory.resolve(file.getKey()), SpecText.bytes(file.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the spec of " + model.name() + " to " + directory, e);
        }
        return new WorkingCopy(
                directory,
                directory.resolve(FileNames.last(model.module())),
                directory.resolve(FileNames.last(model.config())));
    }

    private static Path root(Model model) {
        try {
            return model.folder().toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + model.folder(), e);
        }
    }

    private static void addModules(Path folder, Path root, Map<String, Path> files) {
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file : listed.sorted().toList()) {
                if (FileNames.last(file).endsWith(FileNames.MODULE)
                        && Files.isRegularFile(file)
                        && staysInside(file, root)) {
                    files.putIfAbsent(FileNames.last(file), file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static boolean staysInside(Path file, Path root) throws IOException {
        return !Files.isSymbolicLink(file) || file.toRealPath().startsWith(root);
    }
}
