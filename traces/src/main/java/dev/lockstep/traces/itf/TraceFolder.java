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
        var writer = new ItfWriter(modelValues);
        var shards = new java.util.ArrayList<Path>();
        try {
            Files.createDirectories(folder);
            if (!files(folder).isEmpty()) {
                throw new ItfException(folder + ": expected a folder without traces, found "
                        + files(folder).size() + "; remove them or name another folder");
            }
            while (traces.hasNext()) {
                Path shard = folder.resolve(String.format("traces-%05d.itf.jsonl.gz", shards.size()));
                shards.add(shard);
                try (Writer out = new BufferedWriter(new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(shard), 1 << 16), StandardCharsets.UTF_8))) {
                    for (int i = 0; i < tracesPerShard && traces.hasNext(); i++) {
                        writer.write(traces.next(), out);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write traces to " + folder, e);
        }
        return shards;
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
