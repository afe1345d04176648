package dev.lockstep.runner.mutation;

import dev.lockstep.modelchecker.cover.RandomWalks;
import dev.lockstep.modelchecker.cover.TraceSuite;
import dev.lockstep.modelchecker.cover.TransitionCover;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.explore.InvariantCheck;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.runner.mutation.Kill.Found;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.runner.replay.GraphReplay;
import dev.lockstep.runner.replay.ReplayOptions;
import dev.lockstep.runner.replay.ReplayResult;
import dev.lockstep.runner.replay.SubjectRuns;
import dev.lockstep.runner.replay.TraceReplay;
import dev.lockstep.runner.shrink.ShrinkOptions;
import dev.lockstep.runner.shrink.Shrinker;
import dev.lockstep.traces.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures on one model how broken subjects are found.
 *
 * <p>The whole graph is replayed to the first divergence. Then the same random walks are replayed for every subject; the first that diverges is shrunk, and along the first
 * {@value #JUDGED} that do, the invariants alone judge what the subject shows. Where no walk diverges, the traces of a transition cover stand in for them: one of those
 * must. All of it depends on the model and the seed alone.
 */
public final class MutantReplay implements AutoCloseable {
    private static final int WALKS = 400;
    private static final int DEPTH = 60;
    private static final int JUDGED = 50;

    private final Exploration explored;
    private final ReplayOptions options;
    private final TraceSuite walks;
    private final Shrinker shrinker;
    private final InvariantCheck invariants;
    private final InvariantsAlone alone;
    private @Nullable TraceSuite cover;

    /**
     * Prepares a model.
     *
     * @param explored the model, explored
     * @param tools what its spec is loaded with
     * @param workers threads for the replay of the graph
     * @param seed the seed of the first walk
     * @throws dev.lockstep.modelchecker.spec.SpecException if the spec's files can't be read
     */
    public MutantReplay(Exploration explored, SpecTools tools, int workers, long seed) {
        this.explored = explored;
        this.options = ReplayOptions.ofWorkers(workers);
        this.walks = RandomWalks.of(explored.graph(), WALKS, DEPTH, seed);
        this.shrinker = Shrinker.open(explored.model(), tools);
        this.invariants = InvariantCheck.open(explored.model(), tools);
        this.alone = new InvariantsAlone(invariants);
    }

    /** Replays the whole graph against a subject, to its first divergence. */
    public ReplayResult replay(SubjectFactory subject) {
        return GraphReplay.replay(explored.graph(), binding(subject), explored.origin(), options);
    }

    private Binding binding(SubjectFactory subject) {
        return Binding.of(subject, explored.signature());
    }

    /** Measures how a broken subject is found; gives nothing if a replay of the whole graph does not find it. */
    public Optional<Kill> kill(SubjectFactory mutant) {
        List<Divergence> divergences = replay(mutant).divergences();
        Optional<Divergence> first = divergences.stream()
                .filter(divergence -> divergence.kind() != Kind.HIDDEN_STATE)
                .findFirst()
                .or(() -> divergences.stream().findFirst());
        return first.map(divergence -> measure(mutant, divergence));
    }

    private Kill measure(SubjectFactory mutant, Divergence divergence) {
        Binding binding = binding(mutant);
        String source = "walk";
        TraceSuite suite = walks;
        List<Integer> diverging = diverging(walks, binding);
        if (diverging.isEmpty()) {
            source = "cover";
            suite = cover();
            diverging = diverging(suite, binding);
        }
        Found found = null;
        int noticing = 0;
        Notice firstNotice = null;
        try (var runs = new SubjectRuns(binding, options.eventTimeout())) {
            for (int number : diverging) {
                Trace trace = suite.trace(number, explored.origin());
                if (found == null) {
                    found = shrunk(binding, trace, source + " " + (number + 1));
                }
                Optional<Notice> notice = alone.along(trace, runs);
                noticing += notice.isPresent() ? 1 : 0;
                firstNotice = firstNotice == null ? notice.orElse(null) : firstNotice;
            }
        }
        return new Kill(divergence, found, diverging.size(), noticing, firstNotice);
    }

    /** Gives the numbers of the first traces that diverge, from 0 on. */
    private List<Integer> diverging(TraceSuite suite, Binding binding) {
        List<Integer> diverging = new ArrayList<>();
        int next = 0;
        while (diverging.size() < JUDGED && next < suite.traceCount()) {
            ReplayResult result = TraceReplay.replay(
                    IntStream.range(next, suite.traceCount())
                            .mapToObj(number -> suite.trace(number, explored.origin()))
                            .iterator(),
                    binding);
            next += (int) result.traces();
            if (!result.faults().isEmpty()) {
                diverging.add(next - 1);
            }
        }
        return diverging;
    }

    /** Shrinks a trace; gives nothing where the subject does what the spec allows in another of its outcomes, so that the trace alone was wrong. */
    private @Nullable Found shrunk(Binding binding, Trace trace, String source) {
        Divergence divergence = TraceReplay.replay(List.of(trace).iterator(), binding)
                .divergences()
                .get(0);
        try {
            return new Found(
                    source, trace, shrinker.shrink(binding, trace, divergence.fault(), ShrinkOptions.STANDARD));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private TraceSuite cover() {
        TraceSuite known = cover;
        if (known == null) {
            known = TransitionCover.of(explored.graph()).suite();
            cover = known;
        }
        return known;
    }

    @Override
    public void close() {
        shrinker.close();
        invariants.close();
    }
}
