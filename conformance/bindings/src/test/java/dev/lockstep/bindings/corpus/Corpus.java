package dev.lockstep.bindings.corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.lockstep.modelchecker.explore.SpecWalk;
import dev.lockstep.runner.replay.Divergence.Fault;
import dev.lockstep.traces.itf.TraceFolder;
import dev.lockstep.traces.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The golden traces: {@code corpus.json} says what there is, in words that show in a diff; the traces themselves are compressed ITF. */
final class Corpus {
    static final Path FOLDER = Path.of("../../traces/corpus");
    static final String REFRESH = "mvn -pl conformance/bindings -am test -Dtest=CorpusTests"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dlockstep.corpus.refresh=true";

    private static final Path INDEX = FOLDER.resolve("corpus.json");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * A file of traces.
     *
     * @param file the file, from the corpus on
     * @param model the model of whose graph they are paths
     * @param traces how many there are; one if it is for a mutant
     * @param mutant the broken subject that parts with the spec at the last step; empty for traces to which all that conform must conform
     * @param fault how they part; {@code null} for such traces
     * @param events the events of the trace for a mutant; empty for others
     */
    record Entry(
            String file,
            String model,
            int traces,
            String mutant,
            @Nullable Fault fault,
            List<String> events) {
        Entry {
            events = List.copyOf(events);
        }

        boolean isBad() {
            return !mutant.isEmpty();
        }
    }

    private Corpus() {}

    static List<Entry> entries() {
        try {
            return List.of(JSON.readValue(INDEX.toFile(), Entry[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(INDEX + ": can't be read; make it anew with " + REFRESH, e);
        }
    }

    static void write(List<Entry> entries) throws IOException {
        Files.writeString(INDEX, JSON.writeValueAsString(entries) + "\n");
    }

    static List<Trace> traces(Entry entry) {
        List<Trace> traces = new ArrayList<>();
        TraceFolder.read(List.of(FOLDER.resolve(entry.file()))).forEachRemaining(traces::add);
        return traces;
    }

    /** Lists the files of traces that there are, from the corpus on, sorted. */
    static List<String> files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".gz"))
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives how many bytes all of it has. */
    static long size() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            long size = 0;
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                size += Files.size(file);
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> events(Trace trace) {
        List<String> events = new ArrayList<>();
        trace.steps().forEach(step -> events.add(step.event().toString()));
        return events;
    }

    /**
     * Refuses a trace of another version of the spec.
     *
     * @throws IllegalStateException if it is one
     */
    static void requireVersion(Entry entry, Trace trace, SpecWalk spec) {
        String recorded = trace.origin().specHash();
        String now = spec.origin().specHash();
        if (!recorded.equals(now)) {
            throw new IllegalStateException(
                    "traces/corpus/" + entry.file() + " is of another version of the spec of " + entry.model() + " ("
                            + brief(recorded) + ") than there is now (" + brief(now) + "); make the corpus anew with `"
                            + REFRESH
                            + "`, and read the diff of corpus.json");
        }
    }

    private static String brief(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }
}
