package dev.lockstep.cli;

import dev.lockstep.modelchecker.graph.ModelValues;
import dev.lockstep.modelchecker.graph.ShortestPaths;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.traces.itf.ItfWriter;
import dev.lockstep.traces.itf.TraceFolder;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that write shortest paths through a graph as ITF. */
final class PathOptions {
    private static final int SAMPLED = 200;
    private static final int TRACES_PER_SHARD = 10_000;

    @Nullable
    @Option(
            names = "--itf",
            paramLabel = "DIR",
            description =
                    "Write shortest paths from the initial states into this folder, as ITF in gzip shards: as many as it"
                            + " takes to pass every state.")
    private Path folder;

    @Option(
            names = "--path-to",
            paramLabel = "STATE",
            description =
                    "With --itf: write a shortest path to the state of this number only, as exports number them, into"
                            + " path-to-STATE.itf.json. May be given again.")
    private List<Integer> states = List.of();

    @Option(
            names = "--max-bytes",
            paramLabel = "N",
            description =
                    "With --itf: refuse to write more than N bytes of JSON, before compression; ${DEFAULT-VALUE} unless"
                            + " given.")
    private long maxBytes = 1_000_000_000;

    /**
     * Checks what can be checked before there is a graph.
     *
     * @throws UsageException if a path is asked for without a folder to write it to
     */
    void check() {
        if (folder == null && !states.isEmpty()) {
            throw new UsageException("--path-to: expected a folder for the path, found none; give --itf DIR too");
        }
    }

    /**
     * Writes the paths that were asked for.
     *
     * @throws UsageException if a state is not in the graph, a file is there already, or the paths are larger than allowed
     */
    void write(StateGraph graph, TraceOrigin origin, Console console) {
        if (folder == null) {
            return;
        }
        var paths = new ShortestPaths(graph);
        var writer = new ItfWriter(ModelValues.of(graph));
        int[] ends = states.isEmpty() ? paths.ends() : chosen(graph);
        requireAllowed(paths, ends, origin, writer);
        if (states.isEmpty()) {
            var traces =
                    Arrays.stream(ends).mapToObj(s -> paths.trace(s, origin)).iterator();
            List<Path> shards = TraceFolder.write(traces, ModelValues.of(graph), folder, TRACES_PER_SHARD);
            console.note(String.format("wrote %,d paths to %s (%,d files)", ends.length, folder, shards.size()));
        } else {
            for (int state : ends) {
                console.note("wrote " + writeOne(paths.trace(state, origin), state, folder, writer));
            }
        }
    }

    private int[] chosen(StateGraph graph) {
        for (int state : states) {
            if (state < 0 || state >= graph.stateCount()) {
                throw new UsageException("--path-to " + state + ": expected the number of a state, from 0 to "
                        + (graph.stateCount() - 1));
            }
        }
        return states.stream().mapToInt(s -> s).distinct().toArray();
    }

    /** Estimates the size from paths spread over all of them. */
    private void requireAllowed(ShortestPaths paths, int[] ends, TraceOrigin origin, ItfWriter writer) {
        long bytes = 0;
        long sampledStates = 0;
        int stride = Math.max(1, ends.length / SAMPLED);
        for (int i = 0; i < ends.length; i += stride) {
            var text = new StringWriter();
            writer.write(paths.trace(ends[i], origin), text);
            bytes += text.getBuffer().length();
            sampledStates += paths.length(ends[i]) + 1;
        }
        long allStates =
                Arrays.stream(ends).mapToLong(s -> paths.length(s) + 1L).sum();
        long estimated = sampledStates == 0 ? 0 : Math.round((double) bytes / sampledStates * allStates);
        if (estimated > maxBytes) {
            throw new UsageException(String.format(
                    "--itf: %,d paths would take about %d bytes, more than --max-bytes %d; raise it, or choose states with"
                            + " --path-to",
                    ends.length, estimated, maxBytes));
        }
    }

    private static Path writeOne(Trace trace, int state, Path folder, ItfWriter writer) {
        Path file = folder.resolve("path-to-" + state + ".itf.json");
        try {
            Files.createDirectories(folder);
            try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writer.write(trace, out);
            }
            return file;
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(
                    file + ": expected no file of that name, found one; remove it or name another folder");
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }
}
