package dev.lockstep.modelchecker.graph;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Reads a state graph from a DOT file, as a stream: what TLC writes with {@code -dump dot} and its variants, and what {@link DotExport} writes.
 *
 * <p>A node is a state: its id an integer, its label a conjunction of variables and values. Those with {@code style=filled} are initial; those with a
 * {@code fillcolor} too lie outside the model's constraints, and transitions to them become cut events. A value that is not TLA+ text of a value is kept
 * as a string of that text. An edge is a transition: its label is the event; without label it is an event {@code Next}. Arguments whose names the file
 * doesn't tell are called 1, 2 and so on. Edges with the same event between the same states are one transition. A dashed edge without label is the
 * stuttering of {@code [Next]_vars} and left out.
 *
 * <p>States are numbered as an exploration does, so the order of lines doesn't matter. Every state must be reachable from an initial one.
 */
public final class DotReader {
    private static final int MAX_STATES = 100_000_000;
    private static final int MAX_TRANSITIONS = 1_000_000_000;
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final String source;
    private final StateLabels stateLabels = new StateLabels();
    private final EventLabels eventLabels = new EventLabels();
    private final StateIds ids = new StateIds();
    private final IntColumn rows = new IntColumn();
    private final BitSet initial = new BitSet();
    private final BitSet outside = new BitSet();
    private final BitSet unexpanded = new BitSet();
    private final IntColumn sources = new IntColumn();
    private final IntColumn targets = new IntColumn();
    private final IntColumn labels = new IntColumn();
    private long stuttering;

    private DotReader(String source) {
        this.source = source;
    }

    /**
     * Reads a file; one whose name ends in {@code .gz} is decompressed.
     *
     * @throws DotException if there is no such file, or it holds no state graph
     */
    public static StateGraph read(Path file) {
        return read(file, note -> {});
    }

    /**
     * Reads a file.
     *
     * @param notes told what of the file the graph doesn't show, a sentence each
     * @throws DotException if there is no such file, or it holds no state graph
     */
    public static StateGraph read(Path file, Consumer<String> notes) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
                Reader text = new InputStreamReader(plain, StandardCharsets.UTF_8)) {
            return new DotReader(file.toString()).read(text, notes);
        } catch (NoSuchFileException e) {
            throw new DotException(file + ": expected a DOT file, found none; check the path", e);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(file, e);
        }
    }

    private static DotException unreadable(Path file, Exception e) {
        return new DotException(file + ": expected a DOT file, found one that can't be read: " + e.getMessage(), e);
    }

    private StateGraph read(Reader text, Consumer<String> notes) {
        new DotParser(new DotScanner(text, source), new Collector()).parse();
        requireStates();
        var order = new GraphOrder(stateLabels, eventLabels, rows, sources, targets, labels);
        try {
            StateGraph graph = order.graph(initial, outside, unexpanded, ids::id);
            tell(order.repeated(), notes);
            return graph;
        } catch (IllegalArgumentException e) {
            throw new DotException(source + ": " + e.getMessage(), e);
        }
    }

    private void requireStates() {
        int width = stateLabels.variables().size();
        if (width == 0) {
            throw new DotException(source + ": expected at least one state with a label, found none");
        }
        for (int state = 0; state < ids.size(); state++) {
            if (state * width >= rows.size() || rows.get(state * width) < 0) {
                throw new DotException(source + ": expected a label with the values of state " + ids.id(state)
                        + ", found only its id; was the file written to the end?");
            }
        }
    }

    private void tell(long repeated, Consumer<String> notes) {
        if (repeated > 0) {
            notes.accept(String.format("%,d edges repeat an event between the same two states; left out", repeated));
        }
        if (stuttering > 0) {
            notes.accept(String.format("%,d edges are stuttering steps; left out", stuttering));
        }
        int unparsed = stateLabels.unparsed() + eventLabels.unparsed();
        if (unparsed > 0) {
            notes.accept(String.format("%,d values are not TLA+ text of a value; kept as strings", unparsed));
        }
    }

    /** Collects nodes and edges in the order of the file. */
    private final class Collector implements DotParser.Elements {
        @Override
        public void node(long id, DotAttributes attributes) {
            int state = number(id);
            String label = attributes.label();
            if (label == null) {
                return; // TLC mentions each node once more, to draw the states of a level in a row.
            }
            int[] row = stateLabels.row(label);
            if ((state + 1L) * row.length > LONGEST_ARRAY) {
                throw new IllegalArgumentException(
                        "expected states with " + LONGEST_ARRAY + " values at most, found more");
            }
            for (int i = 0; i < row.length; i++) {
                int place = state * row.length + i;
                if (place < rows.size() && rows.get(place) >= 0 && rows.get(place) != row[i]) {
                    throw new IllegalArgumentException(
                            "expected one label for state " + id + ", found another one before");
                }
                rows.set(place, row[i], -1);
            }
            mark(initial, state, attributes.isInitial());
            mark(outside, state, attributes.isOutside());
            mark(unexpanded, state, attributes.isUnexpanded());
        }

        @Override
        public void edge(long from, long to, DotAttributes attributes) {
            if (attributes.isStuttering()) {
                stuttering++;
                return;
            }
            if (sources.size() == MAX_TRANSITIONS) {
                throw new IllegalArgumentException("expected " + MAX_TRANSITIONS + " transitions at most, found more");
            }
            sources.add(number(from));
            targets.add(number(to));
            labels.add(eventLabels.number(attributes.label(), attributes.names()));
        }

        private int number(long id) {
            int state = ids.number(id);
            if (state == MAX_STATES) {
                throw new IllegalArgumentException("expected " + MAX_STATES + " states at most, found more");
            }
            return state;
        }

        private void mark(BitSet states, int state, boolean marked) {
            if (marked) {
                states.set(state);
            }
        }
    }
}
