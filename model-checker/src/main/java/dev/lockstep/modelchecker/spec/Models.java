package dev.lockstep.modelchecker.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds models: of one {@code .cfg}, of a spec's folder, or of a tree of such folders.
 *
 * <p>A folder's models are those of its {@code manifest.json} and every other {@code .cfg} in it and in its
 * {@code mutants}. A checkout of tlaplus/Examples is such a tree.
 */
public final class Models {
    private static final int MAX_TREE_DEPTH = 8;
    /** How far above a {@code .cfg} its manifest may be: {@code specs/raft/mutants/X.cfg} has it one folder up. */
    private static final int MANIFEST_LEVELS = 4;

    private Models() {}

    /**
     * Finds the models at a path, sorted by name.
     *
     * @throws SpecException if there is nothing at the path, no model in it, or a model without a module (150); if a
     *     manifest is malformed (2); if a {@code .cfg} is named that does not exist (255)
     */
    public static List<Model> find(Path path) {
        Path at = path.toAbsolutePath().normalize();
        if (FileNames.last(at).endsWith(FileNames.CONFIG) && !Files.isDirectory(at)) {
            return List.of(ofConfig(at));
        }
        if (!Files.isDirectory(at)) {
            throw new SpecException(
                    SpecException.USAGE,
                    path + ": expected a .cfg file, a spec's folder or a tree of them, found "
                            + (Files.exists(at) ? "another kind of file" : "nothing")
                            + "; name a model's .cfg or the folder it is in");
        }
        List<Model> models = isSpecFolder(at) ? ofFolder(at) : ofTree(at);
        if (models.isEmpty()) {
            throw new SpecException(
                    SpecException.USAGE,
                    path + ": expected models, found no .cfg and no manifest.json in this folder or below it");
        }
        return models;
    }

    private static Model ofConfig(Path config) {
        if (!Files.isRegularFile(config)) {
            throw new SpecException(
                    SpecException.CONFIG, config + ": expected a model's .cfg file, found nothing; check the path");
        }
        Path folder = FileNames.folderOf(config);
        for (int level = 0; level < MANIFEST_LEVELS && folder != null; level++) {
            Path manifest = folder.resolve(Manifest.FILE);
            if (Files.isRegularFile(manifest)) {
                Optional<ManifestEntry> entry = Manifest.read(manifest).entryOf(config);
                if (entry.isPresent()) {
                    return listed(folder, entry.get());
                }
                break;
            }
            folder = folder.getParent();
        }
        return unlisted(systemOf(config), config);
    }

    private static boolean isSpecFolder(Path folder) {
        return Files.isRegularFile(folder.resolve(Manifest.FILE))
                || !files(folder, FileNames.CONFIG).isEmpty()
                || !files(folder.resolve(FileNames.MUTANTS), FileNames.CONFIG).isEmpty();
    }

    private static List<Model> ofFolder(Path folder) {
        var models = new TreeMap<String, Model>();
        Path manifest = folder.resolve(Manifest.FILE);
        if (Files.isRegularFile(manifest)) {
            for (ManifestEntry entry : Manifest.read(manifest).entries()) {
                Model model = listed(folder, entry);
                models.put(model.name(), model);
            }
        }
        Path system = FileNames.last(folder).equals(FileNames.MUTANTS) ? FileNames.folderOf(folder) : folder;
        var configs = new ArrayList<>(files(folder, FileNames.CONFIG));
        configs.addAll(files(folder.resolve(FileNames.MUTANTS), FileNames.CONFIG));
        for (Path config : configs) {
            if (!models.containsKey(name(system, config))) {
                Model model = Files.exists(manifest) ? unlisted(system, config) : ofConfig(config);
                models.put(model.name(), model);
            }
        }
        return List.copyOf(models.values());
    }

    private static List<Model> ofTree(Path root) {
        var models = new ArrayList<Model>();
        collect(root, MAX_TREE_DEPTH, models);
        models.sort(Comparator.comparing(Model::name).thenComparing(Model::config));
        return List.copyOf(models);
    }

    private static void collect(Path folder, int depth, List<Model> models) {
        if (isSpecFolder(folder)) {
            models.addAll(ofFolder(folder));
            return;
        }
        if (depth == 0) {
            return;
        }
        for (Path child : children(folder)) {
            String name = FileNames.last(child);
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
                    && !name.startsWith(".")
                    && !name.equals("target")
                    && !name.equals("states")) {
                collect(child, depth - 1, models);
            }
        }
    }

    private static Model listed(Path folder, ManifestEntry entry) {
        boolean mutant = FileNames.last(FileNames.folderOf(entry.config())).equals(FileNames.MUTANTS);
        return new Model(
                name(folder, entry.config()),
                folder,
                entry.module(),
                entry.config(),
                SizeClass.of(FileNames.stem(entry.config()), mutant),
                entry);
    }

    private static Model unlisted(Path folder, Path config) {
        boolean mutant = FileNames.last(FileNames.folderOf(config)).equals(FileNames.MUTANTS);
        Path module = mutant ? mutantsModule(folder, config) : longestPrefix(config);
        SizeClass size = SizeClass.of(FileNames.stem(config), mutant);
        return new Model(name(folder, config), folder, module, config, size, null);
    }

    private static Path systemOf(Path config) {
        Path folder = FileNames.folderOf(config);
        return FileNames.last(folder).equals(FileNames.MUTANTS) ? FileNames.folderOf(folder) : folder;
    }

    private static Path mutantsModule(Path folder, Path config) {
        List<Path> candidates = files(folder, FileNames.MODULE).stream()
                .filter(file -> FileNames.stem(file).startsWith("Mutants"))
                .toList();
        if (candidates.size() != 1) {
            throw new SpecException(
                    SpecException.MODULE,
                    config + ": expected one module Mutants*.tla in " + folder
                            + " for the models of its mutants, found "
                            + candidates.stream().map(FileNames::last).toList()
                            + "; add it, or name the module in " + Manifest.FILE);
        }
        return candidates.get(0);
    }

    private static Path longestPrefix(Path config) {
        Path folder = FileNames.folderOf(config);
        String name = FileNames.stem(config);
        return files(folder, FileNames.MODULE).stream()
                .filter(file -> name.startsWith(FileNames.stem(file)))
                .max(Comparator.comparingInt(file -> FileNames.stem(file).length()))
                .orElseThrow(() -> new SpecException(
                        SpecException.MODULE,
                        config + ": expected beside it a module whose name " + name + " begins with, found "
                                + files(folder, FileNames.MODULE).stream()
                                        .map(FileNames::last)
                                        .toList()
                                + "; rename the .cfg, or name its module in " + Manifest.FILE));
    }

    private static String name(Path folder, Path config) {
        Path inside = config.startsWith(folder)
                ? folder.relativize(config)
                : FileNames.folderOf(config).relativize(config);
        String path = inside.toString().replace(config.getFileSystem().getSeparator(), "/");
        return FileNames.last(folder) + "/" + path.substring(0, path.length() - FileNames.CONFIG.length());
    }

    private static List<Path> files(Path folder, String extension) {
        return children(folder).stream()
                .filter(file -> FileNames.last(file).endsWith(extension) && Files.isRegularFile(file))
                .toList();
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
