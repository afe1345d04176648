package dev.lockstep.modelchecker.explore;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.traces.trace.TraceOrigin;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A model explored.
 *
 * @param model the model
 * @param signature what of the spec can be bound
 * @param origin what traces of this graph say of where they come from
 * @param graph the state graph
 * @param elapsed the wall time of loading and exploring
 */
public record Exploration(
        Model model, SpecSignature signature, TraceOrigin origin, StateGraph graph, Duration elapsed) {
    /**
     * Explores all that a model reaches, with the TLA+ tools that are on the class path.
     *
     * @param model the model
     * @param workers how many threads to use, at least one
     * @param progress told every once in a while, on any thread
     * @throws dev.lockstep.modelchecker.spec.SpecException if the model's files can't be read
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if the spec can't be parsed or evaluated
     * @throws ExplorationLimitException if it is too much for this JVM
     */
    public static Exploration of(Model model, int workers, Consumer<ExploreProgress> progress) {
        return of(model, SpecTools.standard(), workers, ExploreBounds.NONE, progress, note -> {});
    }

    /**
     * Explores what a model reaches within bounds.
     *
     * @param model the model
     * @param tools what to load the spec with
     * @param workers how many threads to use, at least one
     * @param bounds where to end before all is seen
     * @param progress told every once in a while, on any thread
     * @param notes told what the user should know of the spec
     * @throws dev.lockstep.modelchecker.spec.SpecException if the model's files or those of the tools can't be read
     * @throws dev.lockstep.modelchecker.spi.SpecEvaluationException if the spec can't be parsed or evaluated
     * @throws ExplorationLimitException if it is too much for this JVM
     */
    public static Exploration of(
            Model model,
            SpecTools tools,
            int workers,
            ExploreBounds bounds,
            Consumer<ExploreProgress> progress,
            Consumer<String> notes) {
        try (SpecFiles files = SpecFiles.of(model, tools)) {
            return of(files, workers, bounds, progress, notes);
        }
    }

    /**
     * Explores within bounds what a copy of a model's files reaches.
     *
     * @see #of(Model, SpecTools, int, ExploreBounds, Consumer, Consumer)
     */
    public static Exploration of(
            SpecFiles files,
            int workers,
            ExploreBounds bounds,
            Consumer<ExploreProgress> progress,
            Consumer<String> notes) {
        long start = System.nanoTime();
        try (EvaluatedSpec spec = EvaluatedSpec.open(files, workers)) {
            spec.notes().forEach(notes);
            StateGraph graph = Explorer.explore(spec.evaluator(), workers, bounds, progress);
            return new Exploration(
                    files.model(),
                    spec.evaluator().signature(),
                    new TraceOrigin(files.model().name(), spec.specHash(), 0),
                    graph,
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
