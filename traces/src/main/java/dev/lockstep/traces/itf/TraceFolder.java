package dev.lockstep.traces.itf;

import dev.lockstep.traces.trace.Trace;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Traces in files: {@code .itf.json} with one document, {@code .itf.jsonl} with one a line, either of them with {@code .gz} behind. Written as shards
 * {@code traces-00000.itf.jsonl.gz} and so on.
 */
public final class TraceFolder {
    private static final List<String> ENDINGS = List.of(".itf.json", ".itf.jsonl", ".itf.json.gz", ".itf.jsonl.gz");

    private static final String ENDING = ".itf.jsonl.gz";

    private TraceFolder() {}

    /**
     * Lists the trace files at a path, sorted by name: the file itself, or those right in the folder.
     *
     * @throws ItfException if there is nothing at the path
     */
    public static List<Path> files(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw new ItfException(path + ": expected a trace file or a folder of them, found nothing; check the path");
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(f -> ENDINGS.stream().anyMatch(f.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + path, e);
        }
    }

    /** Reads the traces of files one after another, each when it is asked for. */
    public static Iterator<Trace> read(List<Path> files) {
        return new Reading(files.iterator());
    }

    /**
     * Writes traces into shards in a folder, which is made if need be.
     *
     * @param traces the traces
     * @param modelValues the names of the model's model values
     * @param folder where to write; shards of an earlier run must not be there
     * @param tracesPerShard how many traces a shard takes
     * @return the shards
     */
    public static List<Path> write(Iterator<Trace> traces, Set<String> modelValues, Path folder, int tracesPerShard) {
        requireNoTraces(folder);
        var writer = new ItfWriter(modelValues);
        List<Path> shards = new ArrayList<>();
        while (traces.hasNext()) {
            Path shard = folder.resolve(shardName(shards.size()) + ENDING);
            shards.add(shard);
            write(writer, traces, tracesPerShard, shard);
        }
        return shards;
    }

    /**
     * Gives traces a file.
     *
     * @param name its name without {@code .itf.jsonl.gz}, such as {@link #shardName} gives
     * @param modelValues the names of the model values that may occur
     * @param traces the traces
     */
    public record Contents(String name, Set<String> modelValues, Iterator<Trace> traces) {
        /** Copies the names. */
        public Contents {
            modelValues = Set.copyOf(modelValues);
        }
    }

    /**
     * Writes files into a folder, which is made if need be.
     *
     * @param files what to write, each file when its turn comes
     * @param folder where to write; trace files of an earlier run must not be there
     * @return the files
     */
    public static List<Path> write(List<Contents> files, Path folder) {
        requireNoTraces(folder);
        List<Path> written = new ArrayList<>();
        for (Contents contents : files) {
            Path file = folder.resolve(contents.name + ENDING);
            written.add(file);
            write(new ItfWriter(contents.modelValues), contents.traces, Integer.MAX_VALUE, file);
        }
        return written;
    }

    /** Gives the name of a shard. */
    public static String shardName(int number) {
        return String.format("traces-%05d", number);
    }

    private static void requireNoTraces(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("can't make the folder " + folder, e);
        }
        List<Path> there = files(folder);
        if (!there.isEmpty()) {
            throw new ItfException(folder + ": expected a folder without traces, found " + there.size()
                    + "; remove them or name another folder");
        }
    }

    private static void write(ItfWriter writer, Iterator<Trace> traces, int most, Path file) {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            for (int i = 0; i < most && traces.hasNext(); i++) {
                writer.write(traces.next(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write traces to " + file, e);
        }
    }

    private static Reader open(Path file) {
        try {
            InputStream in = Files.newInputStream(file);
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ItfException(file + ": can't be read: " + e.getMessage(), e);
        }
    }

    private static final class Reading implements Iterator<Trace> {
        private final Iterator<Path> files;
        private @Nullable ItfReader current;

        Reading(Iterator<Path> files) {
            this.files = files;
        }

        @Override
        public boolean hasNext() {
            while (current == null || !current.hasNext()) {
                if (current != null) {
                    current.close();
                    current = null;
                }
                if (!files.hasNext()) {
                    return false;
                }
                Path file = files.next();
                current = new ItfReader(open(file), file.toString());
            }
            return true;
        }

        @Override
        public Trace next() {
            if (!hasNext() || current == null) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
