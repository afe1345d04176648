package dev.lockstep.bindings.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.cover.RandomWalks;
import dev.lockstep.modelchecker.cover.TraceSuite;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.GraphReplay;
import dev.lockstep.runner.replay.ReplayOptions;
import dev.lockstep.runner.replay.TraceReplay;
import dev.lockstep.runner.shrink.ShrinkOptions;
import dev.lockstep.runner.shrink.Shrinker;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Long random traces of broken Raft nodes, shrunk without the graph and judged by it. */
class RaftShrinkTests {
    private static final int DEPTH = 150;

    private static ShippedSpecs specs;
    private static Exploration explored;
    private static Shrinker shrinker;
    private static TraceSuite walks;

    @BeforeAll
    static void open() {
        specs = ShippedSpecs.open();
        Model model = specs.resolve("raft/MCRaftBatch").get(0);
        explored = Exploration.of(model, 2, p -> {});
        shrinker = Shrinker.open(model, SpecTools.standard());
        walks = RandomWalks.of(explored.graph(), 500, DEPTH, 3);
    }

    @AfterAll
    static void close() {
        shrinker.close();
        specs.close();
    }

    /** Gives the longest way on which a walk meets a divergence. */
    private static Divergence latest(Binding binding) {
        Divergence latest = null;
        for (int walk = 0; walk < walks.traceCount(); walk++) {
            Trace trace = walks.trace(walk, explored.origin());
            List<Divergence> found =
                    TraceReplay.replay(List.of(trace).iterator(), binding).divergences();
            if (!found.isEmpty() && (latest == null || found.get(0).step() > latest.step())) {
                latest = found.get(0);
            }
        }
        return Objects.requireNonNull(latest);
    }

    /** Takes events in the graph, if each is enabled after those before it. */
    private static Optional<Trace> inGraph(List<Event> events) {
        StateGraph graph = explored.graph();
        List<Step> steps = new ArrayList<>();
        int state = 0;
        for (Event event : events) {
            int target = -1;
            for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                target = graph.event(graph.label(t)).equals(event) ? graph.target(t) : target;
            }
            if (target < 0) {
                return Optional.empty();
            }
            steps.add(new Step(event, graph.state(target)));
            state = target;
        }
        return Optional.of(new Trace(explored.origin(), graph.state(0), steps));
    }

    @ParameterizedTest
    @EnumSource(
            value = RaftMutant.class,
            names = {"LEADER_NOT_COUNTED", "VOTE_WITHOUT_LOG_CHECK", "STALE_APPEND_ACCEPTED", "TERM_FORGOTTEN"})
    void aLongTraceBecomesNearlyAsShortAsTheGraphAllows(RaftMutant mutant) {
        Binding binding = Binding.of(mutant.factory(), explored.signature());
        Divergence met = latest(binding);
        Divergence shortest = GraphReplay.replay(
                        explored.graph(),
                        binding,
                        explored.origin(),
                        ReplayOptions.ofWorkers(2).withAll(true))
                .divergences()
                .stream()
                .filter(divergence -> divergence.fault().equals(met.fault()))
                .findFirst()
                .orElseThrow();
        Shrinker.Result result = shrinker.shrink(binding, met.trace(), met.fault(), ShrinkOptions.STANDARD);
        assertThat(result.from()).isEqualTo(met.step()).isGreaterThan(3 * shortest.step());
        assertThat(result.minimal()).isTrue();
        assertThat(result.to()).isBetween(shortest.step(), 2 * shortest.step());
        assertThat(result.divergence().fault()).isEqualTo(met.fault());
        List<Event> events = result.trace().steps().stream().map(Step::event).toList();
        assertThat(inGraph(events).orElseThrow().steps().equals(result.trace().steps()))
                .as("the states are those of the graph")
                .isTrue();
        for (int i = 0; i < events.size(); i++) {
            List<Event> rest = new ArrayList<>(events);
            rest.remove(i);
            inGraph(rest)
                    .ifPresent(trace -> assertThat(
                                    TraceReplay.replay(List.of(trace).iterator(), binding)
                                            .divergences())
                            .noneMatch(found -> found.fault().equals(met.fault())));
        }
    }
}
