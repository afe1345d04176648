package dev.lockstep.modelchecker.graph;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Writes a state graph into a file, in the format that the ending of its name tells; the same graph gives the same bytes. */
public enum GraphExport {
    /** Graphviz' DOT language. */
    DOT(".dot"),
    /** GraphML. */
    GRAPHML(".graphml"),
    /** JSON. */
    JSON(".json");

    private static final String COMPRESSED = ".gz";

    private final String ending;

    GraphExport(String ending) {
        this.ending = ending;
    }

    /** Gives the endings of files that can be written. */
    public static List<String> endings() {
        return Stream.of(values()).map(v -> v.ending).toList();
    }

    /** Gives the format of a file by the ending of its name, which may have {@code .gz} behind it. */
    public static Optional<GraphExport> of(Path file) {
        String name = file.toString();
        String plain = name.endsWith(COMPRESSED) ? name.substring(0, name.length() - COMPRESSED.length()) : name;
        for (GraphExport export : values()) {
            if (plain.endsWith(export.ending)) {
                return Optional.of(export);
            }
        }
        return Optional.empty();
    }

    /**
     * Writes a graph, compressed if the name ends in {@code .gz}; a file that is there is overwritten. What can't be written to the end is removed.
     *
     * @throws dev.lockstep.traces.itf.ItfException if the graph can't be written as JSON: a string in it has the name of a model value
     */
    public void write(StateGraph graph, Path file) {
        boolean written = false;
        try {
            writeAll(graph, file);
            written = true;
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file + ": " + e.getMessage(), e);
        } finally {
            if (!written && Files.isRegularFile(file)) {
                file.toFile().delete();
            }
        }
    }

    private void writeAll(StateGraph graph, Path file) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                OutputStream packed =
                        file.toString().endsWith(COMPRESSED) ? new GZIPOutputStream(bytes, 1 << 16) : bytes;
                Writer out = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8), 1 << 16)) {
            switch (this) {
                case DOT -> DotExport.write(graph, out);
                case GRAPHML -> GraphMlExport.write(graph, out);
                case JSON -> JsonExport.write(graph, out);
            }
        }
    }
}
