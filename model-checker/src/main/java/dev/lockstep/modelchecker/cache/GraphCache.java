package dev.lockstep.modelchecker.cache;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.explore.ExploreBounds;
import dev.lockstep.modelchecker.explore.ExploreProgress;
import dev.lockstep.modelchecker.explore.SpecFiles;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.tlc.SpecTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Explores a model unless that was done before.
 *
 * <p>A graph is kept under all that it depends on. Complete graphs are kept, and those that a bound cut which cuts at the same place in
 * every run. A file is written beside and then moved, so runs at the same time do no harm; one that turns out to be damaged is made anew.
 */
public final class GraphCache {
    /** How much is kept unless told otherwise, in bytes. */
    public static final long DEFAULT_LIMIT = 2L << 30;

    private static final String KEPT = ".graph";
    private static final String UNFINISHED = ".part";
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;
    private final long limit;

    /**
     * Makes a cache.
     *
     * @param folder where the files are; made when there is something to keep
     * @param limit how many bytes to keep at the most; what was not used for longest goes first
     */
    public GraphCache(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /**
     * Explores a model, or reads what was explored earlier.
     *
     * @param notes told what the user should know: of the spec, and that the graph is an earlier one
     * @see Exploration#of(Model, SpecTools, int, ExploreBounds, Consumer, Consumer)
     */
    public Exploration explore(
            Model model,
            SpecTools tools,
            int workers,
            ExploreBounds bounds,
            Consumer<ExploreProgress> progress,
            Consumer<String> notes) {
        // Key and graph are of the same copy, so a file that is saved in between can't part them.
        try (SpecFiles files = SpecFiles.of(model, tools)) {
            String complete = CacheKey.of(files.prepared(), ExploreBounds.NONE);
            String cut = CacheKey.of(files.prepared(), bounds);
            Optional<Exploration> earlier =
                    cut.equals(complete) ? Optional.empty() : read(cut, model, ExploreBounds.NONE, notes);
            earlier = earlier.isPresent() ? earlier : read(complete, model, bounds, notes);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            List<String> told = new ArrayList<>();
            Exploration explored = Exploration.of(files, workers, bounds, progress, note -> {
                told.add(note);
                notes.accept(note);
            });
            if (!explored.graph().isPartial() || !bounds.hasHeapBound()) {
                keep(explored.graph().isPartial() ? cut : complete, explored, told, notes);
            }
            return explored;
        }
    }

    /** Reads a graph that bounds would not cut. */
    private Optional<Exploration> read(String key, Model model, ExploreBounds bounds, Consumer<String> notes) {
        Path file = folder.resolve(key + KEPT);
        List<String> told = new ArrayList<>();
        try (var reader = new ExplorationReader(file, key)) {
            if (reader.states() >= bounds.maxStates() || reader.depth() > bounds.maxDepth()) {
                return Optional.empty();
            }
            Exploration found = reader.read(model, told);
            touch(file);
            told.forEach(notes);
            notes.accept(String.format(
                    Locale.ROOT,
                    "the graph of %s is from the cache, explored in %.1f s then; --no-cache explores it anew",
                    model.name(),
                    found.elapsed().toMillis() / 1000.0));
            return Optional.of(found);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (DamagedFileException e) {
            notes.accept("the cached graph " + file + " can't be used: " + e.getMessage() + "; exploring "
                    + model.name() + " anew");
        } catch (IOException e) {
            notes.accept(
                    "the cached graph " + file + " can't be read (" + e + "); exploring " + model.name() + " anew");
        }
        return Optional.empty();
    }

    /** Marks a file as used now; no matter if that is not allowed. */
    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            return;
        }
    }

    private void keep(String key, Exploration explored, List<String> told, Consumer<String> notes) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, "graph-", UNFINISHED);
            try {
                ExplorationWriter.write(unfinished, key, explored, told);
                Files.move(
                        unfinished,
                        folder.resolve(key + KEPT),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            dropOldest();
        } catch (IOException | IllegalArgumentException e) {
            notes.accept("the graph of " + explored.model().name() + " is not kept in the cache " + folder + " (" + e
                    + "); set LOCKSTEP_CACHE to another folder, or use --no-cache");
        }
    }

    private record Kept(Path file, long size, FileTime used) {}

    private void dropOldest() throws IOException {
        List<Kept> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                inspect(file).ifPresent(kept::add);
            }
        }
        kept.sort((a, b) -> b.used().compareTo(a.used()));
        long size = 0;
        for (Kept one : kept) {
            size += one.size();
            if (size > limit) {
                Files.deleteIfExists(one.file());
            }
        }
    }

    /** Gives a file that is kept; deletes what a run that was ended left unfinished. */
    private static Optional<Kept> inspect(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            FileTime used = Files.getLastModifiedTime(file);
            if (name.endsWith(UNFINISHED)
                    && used.toInstant().isBefore(Instant.now().minus(ABANDONED))) {
                Files.deleteIfExists(file);
            }
            return name.endsWith(KEPT) ? Optional.of(new Kept(file, Files.size(file), used)) : Optional.empty();
        } catch (NoSuchFileException e) {
            // Another run dropped it just now.
            return Optional.empty();
        }
    }
}
