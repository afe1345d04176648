package dev.lockstep.modelchecker.cache;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.graph.IntVector;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.graph.StateRows;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.TraceOrigin;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link ExplorationWriter} wrote; a file that would not make a graph is refused, whatever its checksum says. */
final class ExplorationReader implements AutoCloseable {
    private static final int MOST = Integer.MAX_VALUE - 8;

    private final CheckedInput in;
    private final ValueReader values;
    private final int states;
    private final int depth;

    /**
     * Opens a file and reads how large its graph is.
     *
     * @throws DamagedFileException if it is no such file, or not that of the key
     */
    ExplorationReader(Path file, String key) throws IOException {
        this.in = new CheckedInput(file);
        try {
            this.values = new ValueReader(in);
            for (int i = 0; i < ExplorationWriter.MAGIC.length(); i++) {
                if (in.raw() != ExplorationWriter.MAGIC.charAt(i)) {
                    throw new DamagedFileException("it is not a graph of this version");
                }
            }
            if (!in.text().equals(key)) {
                throw new DamagedFileException("it is of another model");
            }
            this.states = in.count();
            this.depth = in.count();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Gives the number of states. */
    int states() {
        return states;
    }

    /** Gives the number of levels. */
    int depth() {
        return depth;
    }

    /**
     * Reads the rest.
     *
     * @param notes takes what was to be told of the spec
     * @throws DamagedFileException if that is not what was written
     */
    Exploration read(Model model, List<String> notes) throws IOException {
        var elapsed = Duration.ofNanos(in.number(Long.MAX_VALUE));
        var origin = new TraceOrigin(model.name(), in.text(), 0);
        notes.addAll(texts());
        values.readAll();
        SpecSignature signature = signature();
        List<List<Event>> chains = chains();
        StateGraph graph = graph(signature, chains);
        in.finish();
        return new Exploration(model, signature, origin, graph, elapsed);
    }

    private List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (int n = in.count(); n > 0; n--) {
            texts.add(in.text());
        }
        return texts;
    }

    private Map<String, TlaValue> named() throws IOException {
        Map<String, TlaValue> named = new LinkedHashMap<>();
        for (int n = in.count(); n > 0; n--) {
            named.put(in.text(), values.value());
        }
        return named;
    }

    private SpecSignature signature() throws IOException {
        List<String> variables = texts();
        List<ActionSignature> actions = new ArrayList<>();
        for (int n = in.count(); n > 0; n--) {
            actions.add(new ActionSignature(in.text(), texts(), in.text()));
        }
        return new SpecSignature(variables, actions, named());
    }

    private List<List<Event>> chains() throws IOException {
        List<List<Event>> chains = new ArrayList<>();
        for (int n = in.count(); n > 0; n--) {
            List<Event> chain = new ArrayList<>();
            for (int length = in.count(); length > 0; length--) {
                chain.add(new Event(in.text(), named()));
            }
            if (chain.isEmpty()) {
                throw new DamagedFileException("it has a label without an event");
            }
            chains.add(List.copyOf(chain));
        }
        return chains;
    }

    private StateGraph graph(SpecSignature signature, List<List<Event>> chains) throws IOException {
        List<String> variables = texts();
        if (!variables.equals(signature.variables())) {
            throw new DamagedFileException("its variables are not those of its spec");
        }
        TlaValue[][] columns = new TlaValue[variables.size()][];
        for (int variable = 0; variable < columns.length; variable++) {
            columns[variable] = new TlaValue[in.count()];
            for (int i = 0; i < columns[variable].length; i++) {
                columns[variable][i] = values.value();
            }
        }
        int[] levels = new int[depth + 1];
        for (int level = 0; level < depth; level++) {
            levels[level + 1] = levels[level] + (int) in.number(states - levels[level]);
        }
        if (depth < 1 || levels[depth] != states) {
            throw new DamagedFileException("its levels are not all of its states");
        }
        StateRows rows = rows(columns);
        var transitions = new TransitionReader(chains.size());
        int expanded = (int) in.number(states);
        transitions.read(expanded);
        return new StateGraph(
                variables,
                columns,
                rows,
                levels,
                transitions.first,
                transitions.targets,
                transitions.labels,
                transitions.firstCut,
                transitions.cuts,
                chains,
                expanded);
    }

    private StateRows rows(TlaValue[][] columns) throws IOException {
        var rows = new StateRows(columns.length);
        int[] row = new int[columns.length];
        for (int state = 0; state < states; state++) {
            for (int variable = 0; variable < row.length; variable++) {
                row[variable] = in.index(columns[variable].length);
            }
            rows.resize(state + 1);
            rows.put(state, row, 0);
        }
        return rows;
    }

    /** What leaves the states. */
    private final class TransitionReader {
        private final int labelCount;
        private final IntVector first = new IntVector();
        private final IntVector targets = new IntVector();
        private final IntVector labels = new IntVector();
        private final IntVector firstCut = new IntVector();
        private final IntVector cuts = new IntVector();

        TransitionReader(int labelCount) {
            this.labelCount = labelCount;
        }

        void read(int expanded) throws IOException {
            for (int state = 0; state < expanded; state++) {
                first.add(targets.size());
                int out = (int) in.number(MOST - targets.size());
                int label = 0;
                for (int i = 0; i < out; i++) {
                    label = within(label + in.signed(), labelCount);
                    labels.add(label);
                    targets.add(within(state + in.signed(), states));
                }
                firstCut.add(cuts.size());
                int cut = (int) in.number(MOST - cuts.size());
                label = 0;
                for (int i = 0; i < cut; i++) {
                    label = within(label + in.signed(), labelCount);
                    cuts.add(label);
                }
            }
            for (int state = expanded; state <= states; state++) {
                first.add(targets.size());
                firstCut.add(cuts.size());
            }
        }

        private int within(long index, int things) throws IOException {
            if (index < 0 || index >= things) {
                throw new DamagedFileException("it has a number that is out of range");
            }
            return (int) index;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
