package dev.lockstep.runner.junit;

import dev.lockstep.modelchecker.cache.CacheFolder;
import dev.lockstep.modelchecker.cache.GraphCache;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.explore.ExploreBounds;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.tlc.SpecTools;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the model that an annotation names, in a folder, on the class path or among the shipped specs; a jar that it is in stays open until close. */
final class ModelSource implements AutoCloseable {
    private static final String MODULE = ".tla";
    private static final String CONFIG = ".cfg";

    private final Model model;
    private final Closeable files;

    private ModelSource(Model model, Closeable files) {
        this.model = model;
        this.files = files;
    }

    /**
     * Finds a model.
     *
     * @param spec a folder or a {@code .tla}
     * @param name the {@code .cfg}
     * @param loader where to look for resources
     * @throws SpecException if there is no such spec, or no such model in it
     */
    static ModelSource find(String spec, String name, ClassLoader loader) {
        String config = name.endsWith(CONFIG) ? name : name + CONFIG;
        Optional<Path> path = existing(spec);
        if (path.isPresent()) {
            return new ModelSource(model(path.get(), config), () -> {});
        }
        ModelSource found = resource(spec, config, loader);
        found = found == null ? shipped(spec, config, loader) : found;
        if (found == null) {
            throw new SpecException(
                    SpecException.USAGE,
                    "spec \"" + spec + "\": expected a folder or a .tla in "
                            + Path.of("").toAbsolutePath()
                            + ", such a resource on the class path, or a system of dev.lockstep:lockstep-specs there, found none of them; check the"
                            + " name, and whether the spec is in src/test/resources");
        }
        return found;
    }

    private static Optional<Path> existing(String spec) {
        try {
            return spec.isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(spec)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static @Nullable ModelSource resource(String spec, String config, ClassLoader loader) {
        URL url = loader.getResource(spec);
        // A jar need not have entries for its folders.
        url = url == null ? loader.getResource(spec + "/" + config) : url;
        if (url == null || spec.isBlank()) {
            return null;
        }
        try {
            if (url.openConnection() instanceof JarURLConnection connection) {
                FileSystem jar = FileSystems.newFileSystem(
                        Path.of(connection.getJarFileURL().toURI()));
                return of(jar.getPath("/", spec), config, jar);
            }
            return of(Path.of(url.toURI()), config, () -> {});
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot read the spec at " + url, e);
        }
    }

    private static @Nullable ModelSource shipped(String spec, String config, ClassLoader loader) {
        ShippedSpecs specs;
        try {
            specs = ShippedSpecs.open(loader);
        } catch (IllegalStateException e) {
            // They need not be on the class path.
            return null;
        }
        Path folder = specs.directory().resolve(spec);
        if (!spec.isBlank() && Files.isDirectory(folder)) {
            return of(folder, config, specs::close);
        }
        specs.close();
        return null;
    }

    private static ModelSource of(Path spec, String config, Closeable files) {
        try {
            return new ModelSource(model(spec, config), files);
        } catch (RuntimeException e) {
            close(files);
            throw e;
        }
    }

    private static Model model(Path spec, String config) {
        Path at = spec.toAbsolutePath().normalize();
        boolean isModule = String.valueOf(at.getFileName()).endsWith(MODULE) && Files.isRegularFile(at);
        Path folder = isModule ? folderOf(at) : at;
        Path file = folder.resolve(config);
        if (!Files.isRegularFile(file)) {
            throw new SpecException(
                    SpecException.CONFIG,
                    "model \"" + config + "\": expected it in " + folder + ", found there the models "
                            + Models.find(folder).stream().map(Model::name).toList());
        }
        if (!isModule) {
            return Models.find(file).get(0);
        }
        String name = folder.getFileName() + "/" + config.substring(0, config.length() - CONFIG.length());
        return new Model(name, folder, at, file, SizeClass.FOCUSED, null);
    }

    private static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** Gives the model. */
    Model model() {
        return model;
    }

    /** Explores the model, or takes its graph from the cache of earlier runs. */
    Exploration explore(int workers, Consumer<String> notes) {
        Optional<Path> cache = CacheFolder.locate(
                System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", ""));
        if (cache.isPresent()) {
            return new GraphCache(cache.get(), GraphCache.DEFAULT_LIMIT)
                    .explore(model, SpecTools.standard(), workers, ExploreBounds.NONE, p -> {}, notes);
        }
        return Exploration.of(model, SpecTools.standard(), workers, ExploreBounds.NONE, p -> {}, notes);
    }

    @Override
    public void close() {
        close(files);
    }

    private static void close(Closeable files) {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the jar of a spec", e);
        }
    }
}
