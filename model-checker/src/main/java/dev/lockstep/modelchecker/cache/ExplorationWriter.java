package dev.lockstep.modelchecker.cache;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an exploration to a file: magic text, key, size, what is to be told, the values, the signature, the labels, then the graph state by state, where
 * what ascends is written as differences; a checksum last.
 */
final class ExplorationWriter {
    static final String MAGIC = "lockstep graph 1\n";

    private final StateGraph graph;
    private final SpecSignature signature;
    private final ValueWriter values = new ValueWriter();
    private final CheckedOutput out;

    private ExplorationWriter(Exploration exploration, CheckedOutput out) {
        this.graph = exploration.graph();
        this.signature = exploration.signature();
        this.out = out;
    }

    /**
     * Writes a file.
     *
     * @throws IllegalArgumentException if a value is too large to be read again
     */
    static void write(Path file, String key, Exploration exploration, List<String> notes) throws IOException {
        try (var out = new CheckedOutput(file)) {
            for (int i = 0; i < MAGIC.length(); i++) {
                out.raw(MAGIC.charAt(i));
            }
            out.text(key);
            out.number(exploration.graph().stateCount());
            out.number(exploration.graph().depth());
            out.number(exploration.elapsed().toNanos());
            out.text(exploration.origin().specHash());
            out.number(notes.size());
            for (String note : notes) {
                out.text(note);
            }
            new ExplorationWriter(exploration, out).write();
            out.finish();
        }
    }

    private void write() throws IOException {
        for (int variable = 0; variable < graph.variables().size(); variable++) {
            graph.values(variable).forEach(values::include);
        }
        signature.constants().values().forEach(values::include);
        for (int label = 0; label < graph.labelCount(); label++) {
            graph.chain(label).forEach(e -> e.arguments().values().forEach(values::include));
        }
        values.write(out);
        writeSignature();
        writeLabels();
        writeStates();
        writeTransitions();
    }

    private void writeTexts(List<String> texts) throws IOException {
        out.number(texts.size());
        for (String text : texts) {
            out.text(text);
        }
    }

    private void writeNamed(Map<String, TlaValue> named) throws IOException {
        out.number(named.size());
        for (Map.Entry<String, TlaValue> one : named.entrySet()) {
            out.text(one.getKey());
            out.number(values.number(one.getValue()));
        }
    }

    private void writeSignature() throws IOException {
        writeTexts(signature.variables());
        out.number(signature.actions().size());
        for (SpecSignature.ActionSignature action : signature.actions()) {
            out.text(action.name());
            writeTexts(action.parameters());
            out.text(action.location());
        }
        writeNamed(new TreeMap<>(signature.constants()));
    }

    private void writeLabels() throws IOException {
        out.number(graph.labelCount());
        for (int label = 0; label < graph.labelCount(); label++) {
            out.number(graph.chain(label).size());
            for (Event event : graph.chain(label)) {
                out.text(event.action());
                writeNamed(event.arguments());
            }
        }
    }

    private void writeStates() throws IOException {
        writeTexts(graph.variables());
        for (int variable = 0; variable < graph.variables().size(); variable++) {
            out.number(graph.values(variable).size());
            for (TlaValue value : graph.values(variable)) {
                out.number(values.number(value));
            }
        }
        for (int level = 0; level < graph.depth(); level++) {
            out.number(graph.firstOfLevel(level + 1) - graph.firstOfLevel(level));
        }
        for (int state = 0; state < graph.stateCount(); state++) {
            for (int variable = 0; variable < graph.variables().size(); variable++) {
                out.number(graph.valueNumber(state, variable));
            }
        }
    }

    private void writeTransitions() throws IOException {
        out.number(graph.expandedCount());
        for (int state = 0; state < graph.expandedCount(); state++) {
            int first = graph.firstTransition(state);
            int end = graph.firstTransition(state + 1);
            out.number(end - first);
            int label = 0;
            for (int t = first; t < end; t++) {
                out.signed(graph.label(t) - label);
                out.signed(graph.target(t) - state);
                label = graph.label(t);
            }
            int[] cuts = graph.cuts(state);
            out.number(cuts.length);
            label = 0;
            for (int cut : cuts) {
                out.signed(cut - label);
                label = cut;
            }
        }
    }
}
