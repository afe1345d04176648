package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says where a search saves what it has found so far, and whether it begins from what an earlier one saved there.
 *
 * @param folder the user's folder; it outlives the run
 * @param interval the time from one checkpoint to the next
 * @param recover whether to begin from the checkpoint in the folder
 */
public record Checkpoints(Path folder, Duration interval, boolean recover) {
    private static final String TLC_FOLDER = "tlc";
    private static final String ERROR_MARK = "error-found";

    /** The time between checkpoints if nothing else is asked for: TLC's own. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(30);

    /** Makes the folder absolute. */
    public Checkpoints {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Saves a checkpoint after each interval, in a folder that is empty or not there yet. */
    public static Checkpoints every(Duration interval, Path folder) {
        return new Checkpoints(folder, interval, false);
    }

    /** Begins from the checkpoint in a folder, and goes on to save checkpoints there after each interval. */
    public static Checkpoints recovering(Duration interval, Path folder) {
        return new Checkpoints(folder, interval, true);
    }

    /** Gives the folder for TLC's own files. */
    Path tlcFolder() {
        return folder.resolve(TLC_FOLDER);
    }

    /**
     * Compares what is about to be checked with what was, when recovering; else writes it down for a later recovery.
     *
     * @throws SpecException if the folder is in use, or its checkpoint of another run (2)
     */
    void begin(CheckpointIdentity identity) throws IOException {
        if (recover) {
            CheckpointIdentity.read(folder).requireSame(identity, folder);
            return;
        }
        if (Files.exists(folder) && !isEmpty(folder)) {
            throw new SpecException(
                    SpecException.USAGE,
                    folder + ": expected an empty folder for checkpoints, found files; name another folder, or go on"
                            + " from the checkpoint in it with --recover " + folder);
        }
        Files.createDirectories(tlcFolder());
        identity.write(folder);
    }

    /**
     * Gives the number of workers of the run that saved the checkpoint: a recovery needs the same.
     *
     * @throws SpecException if the folder holds none (2)
     */
    public static int recordedWorkers(Path folder) {
        String workers = CheckpointIdentity.read(folder).parts().getOrDefault(CheckpointIdentity.WORKERS, "");
        return workers.matches("[1-9]\\d{0,5}") ? Integer.parseInt(workers) : 1;
    }

    /**
     * Gives the folder of the checkpoint to begin from.
     *
     * @throws SpecException if there is none (2)
     */
    Path recoverable() {
        CheckpointIdentity.read(folder);
        if (Files.exists(folder.resolve(ERROR_MARK))) {
            throw new SpecException(
                    SpecException.USAGE,
                    folder
                            + ": the run that saved the checkpoint found an error, which one that goes on from there would"
                            + " not meet again; begin anew with --checkpoint and another folder");
        }
        List<Path> saved =
                subfolders().stream().filter(Checkpoints::holdsCheckpoint).toList();
        if (saved.isEmpty()) {
            throw new SpecException(
                    SpecException.USAGE,
                    folder + ": expected a checkpoint, found none: the run ended before the first was saved, or was"
                            + " complete; begin anew with --checkpoint");
        }
        Path last = saved.get(saved.size() - 1);
        requireWhole(last);
        return last;
    }

    /**
     * Keeps the checkpoint from being used. TLC saves one when it ends at a violation, and would go on from it to report
     * that there is none.
     */
    void markError() throws IOException {
        Files.writeString(folder.resolve(ERROR_MARK), "", StandardCharsets.UTF_8);
    }

    private List<Path> subfolders() {
        if (!Files.isDirectory(tlcFolder())) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(tlcFolder())) {
            return listed.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + tlcFolder(), e);
        }
    }

    private static boolean holdsCheckpoint(Path folder) {
        return names(folder).contains("queue.chkpt");
    }

    /**
     * Refuses a checkpoint whose parts are of different times. TLC writes all parts beside the old ones and then puts them
     * in place, the queue's first in both; so only without the queue's may another be left over.
     */
    private void requireWhole(Path saved) {
        List<String> names = names(saved);
        if (!names.contains("queue.tmp") && names.stream().anyMatch(name -> name.endsWith(".tmp"))) {
            throw new SpecException(
                    SpecException.USAGE,
                    folder + ": the run was killed while it put a new checkpoint in the place of the old one, so the"
                            + " parts don't belong together; begin anew with --checkpoint and another folder");
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.findAny().isEmpty();
        }
    }
}
