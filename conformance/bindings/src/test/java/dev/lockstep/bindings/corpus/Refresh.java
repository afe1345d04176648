package dev.lockstep.bindings.corpus;

import dev.lockstep.bindings.corpus.Corpus.Entry;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.graph.ShortestPaths;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.GraphReplay;
import dev.lockstep.runner.replay.ReplayOptions;
import dev.lockstep.runner.shrink.ShrinkOptions;
import dev.lockstep.runner.shrink.Shrinker;
import dev.lockstep.traces.itf.TraceFile;
import dev.lockstep.traces.itf.TraceFolder;
import dev.lockstep.traces.itf.TraceFolder.Contents;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the corpus anew.
 *
 * <p>Good: for each action and each set of variables that it changes, a shortest behaviour that ends with it, unless it is the beginning of another one; of the models in {@link
 * #GOOD}, a file a model. Bad: for each mutant the shortest behaviour that a replay of the whole graph finds, at the end of which it parts with the spec, shrunk: that can
 * leave out more where a mutant hides state. The model is the first one that kills it, by name.
 */
final class Refresh {
    private static final List<String> GOOD = List.of(
            "raft/MCRaftConflict",
            "raft/MCRaftReplication",
            "quorum/MCQuorumLate",
            "quorum/MCQuorumTies",
            "vectorclock/MCVectorClockSiblings",
            "vectorclock/MCVectorClockSmall");

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Contents>> good = new TreeMap<>();
    private final Set<String> killed = new TreeSet<>();

    static void run() throws IOException {
        for (String file : Corpus.files()) {
            Files.delete(Corpus.FOLDER.resolve(file));
        }
        var refresh = new Refresh();
        try (ShippedSpecs specs = ShippedSpecs.open()) {
            for (Model model : specs.models()) {
                refresh.add(model);
            }
        }
        for (Map.Entry<String, List<Contents>> folder : refresh.good.entrySet()) {
            TraceFolder.write(folder.getValue(), Corpus.FOLDER.resolve(folder.getKey()));
        }
        refresh.entries.sort((a, b) -> a.file().compareTo(b.file()));
        Corpus.write(refresh.entries);
    }

    private void add(Model model) throws IOException {
        List<SubjectFactory> mutants = new ArrayList<>();
        for (SubjectFactory subject : ServiceLoader.load(SubjectFactory.class)) {
            subject.mutants().stream()
                    .filter(mutant -> mutant.killedBy().contains(model.name()) && killed.add(mutant.name()))
                    .forEach(mutants::add);
        }
        boolean isGood = GOOD.contains(model.name());
        if (mutants.isEmpty() && !isGood) {
            return;
        }
        Exploration explored = Exploration.of(model, 2, p -> {});
        Set<String> modelValues = new Constants(explored.signature().constants()).modelValues();
        if (isGood) {
            addGood(explored, modelValues);
        }
        try (Shrinker shrinker = Shrinker.open(model, SpecTools.standard())) {
            for (SubjectFactory mutant : mutants) {
                addBad(explored, mutant, shrinker, modelValues);
            }
        }
    }

    private void addBad(Exploration explored, SubjectFactory mutant, Shrinker shrinker, Set<String> modelValues) {
        Binding binding = Binding.of(mutant, explored.signature());
        // Hidden state takes two traces to show, so this takes what it leads to.
        Divergence first = GraphReplay.replay(
                        explored.graph(),
                        binding,
                        explored.origin(),
                        ReplayOptions.ofWorkers(2).withAll(true))
                .divergences()
                .stream()
                .filter(d -> d.fault().kind() != Divergence.Kind.HIDDEN_STATE)
                .min(Comparator.comparingInt(Divergence::step))
                .orElseThrow();
        Divergence shrunk = shrinker.shrink(binding, first.trace(), first.fault(), ShrinkOptions.STANDARD)
                .divergence();
        String system = explored.model().system();
        String file = system + "/bad/" + mutant.name().replaceAll(".*:", "") + ".itf.json.gz";
        TraceFile.write(shrunk.trace(), modelValues, Corpus.FOLDER.resolve(file));
        entries.add(new Entry(
                file, explored.model().name(), 1, mutant.name(), shrunk.fault(), Corpus.events(shrunk.trace())));
    }

    private void addGood(Exploration explored, Set<String> modelValues) {
        StateGraph graph = explored.graph();
        Map<String, Integer> first = new LinkedHashMap<>();
        for (int t = 0; t < graph.transitionCount(); t++) {
            first.putIfAbsent(effect(graph, t), t);
        }
        var paths = new ShortestPaths(graph);
        List<Trace> traces = new ArrayList<>();
        for (int t : first.values()) {
            Trace there = paths.trace(graph.source(t), explored.origin());
            List<Step> steps = new ArrayList<>(there.steps());
            steps.add(new Step(graph.event(graph.label(t)), graph.state(graph.target(t))));
            traces.add(new Trace(explored.origin(), there.initial(), steps));
        }
        List<Trace> kept = traces.stream()
                .filter(trace -> traces.stream().noneMatch(other -> isBeginning(trace, other)))
                .toList();
        String folder = explored.model().system() + "/good";
        String name = explored.model().name().replaceAll(".*/", "");
        good.computeIfAbsent(folder, f -> new ArrayList<>()).add(new Contents(name, modelValues, kept.iterator()));
        entries.add(new Entry(
                folder + "/" + name + ".itf.jsonl.gz", explored.model().name(), kept.size(), "", null, List.of()));
    }

    /** Gives what a transition does, in general: its action, and the variables that it changes. */
    private static String effect(StateGraph graph, int transition) {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < graph.variables().size(); i++) {
            if (graph.valueNumber(graph.source(transition), i) != graph.valueNumber(graph.target(transition), i)) {
                changed.add(graph.variables().get(i));
            }
        }
        return graph.event(graph.label(transition)).action() + changed;
    }

    private static boolean isBeginning(Trace trace, Trace other) {
        int steps = trace.steps().size();
        return steps < other.steps().size()
                && trace.initial().equals(other.initial())
                && trace.steps().equals(other.steps().subList(0, steps));
    }
}
