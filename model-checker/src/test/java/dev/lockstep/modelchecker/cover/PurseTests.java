package dev.lockstep.modelchecker.cover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.cover.SuiteCoverage.Basis;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.traces.itf.TraceFolder;
import dev.lockstep.traces.itf.TraceFolder.Contents;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.value.TlaValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A spec with several initial states, several results of an event, self-loops, an end and cut events, all the way from its text to traces read back from files. */
class PurseTests {
    private static final Model MODEL =
            Models.find(Path.of("src/test/resources/suites/Purse.cfg")).get(0);

    private static Exploration explored;

    @BeforeAll
    static void explore() {
        explored = Exploration.of(MODEL, 2, p -> {});
    }

    private static List<Trace> traces(Traces suite) {
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < suite.traceCount(); i++) {
            traces.add(suite.trace(i, explored.origin()));
        }
        return traces;
    }

    @Test
    void theGraphIsTheOneThatTheDefinitionsGiveWhenWrittenOutInJava() {
        StateGraph graph = explored.graph();
        var found = new BruteForce(graph);
        var expected = new Oracle();
        assertThat(found.initial).isEqualTo(expected.initial).hasSize(3);
        assertThat(found.arcs).isEqualTo(expected.arcs).hasSize(graph.transitionCount());
        assertThat(found.states).hasSize(graph.stateCount());
        Set<BruteForce.Arc> cut = new HashSet<>();
        for (int s = 0; s < graph.stateCount(); s++) {
            for (int label : graph.cuts(s)) {
                cut.add(new BruteForce.Arc(graph.state(s), graph.event(label), graph.state(s)));
            }
        }
        assertThat(cut).isEqualTo(expected.cut).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyCoverIsOfBehavioursMeetsAllAndComesBackFromFiles(CoverTarget target, @TempDir Path folder) {
        var oracle = new BruteForce(explored.graph());
        for (int maxLength : new int[] {SuiteCover.UNBOUNDED, 7, 2}) {
            SuiteCover cover = SuiteCover.of(explored.graph(), target, maxLength);
            List<Trace> traces = traces(cover.suite());
            traces.forEach(oracle::assertBehaviour);
            Set<Object> within = new HashSet<>();
            oracle.items(target).forEach((item, way) -> {
                if (way <= maxLength) {
                    within.add(item);
                }
            });
            assertThat(oracle.met(target, traces)).isEqualTo(within);
            SuiteCoverage coverage = SuiteCoverage.of(explored.graph(), cover.suite());
            assertThat(coverage.basis()).isEqualTo(Basis.GRAPH);
            assertThat(coverage.transitions().covered())
                    .isEqualTo(oracle.met(CoverTarget.TRANSITIONS, traces).size());
            oracle.assertCoverage(coverage, traces);
            assertThat(writtenAndRead(cover.suite(), folder.resolve("m" + maxLength)))
                    .containsExactlyInAnyOrderElementsOf(traces);
        }
    }

    private static List<Trace> writtenAndRead(Traces suite, Path folder) {
        List<Contents> files = new ArrayList<>();
        for (int[] shard : Shards.balanced(suite, 3)) {
            List<Trace> traces = new ArrayList<>();
            for (int trace : shard) {
                traces.add(suite.trace(trace, explored.origin()));
            }
            files.add(new Contents(TraceFolder.shardName(files.size()), Set.of(), traces.iterator()));
        }
        List<Trace> back = new ArrayList<>();
        TraceFolder.read(TraceFolder.write(files, folder)).forEachRemaining(back::add);
        return back;
    }

    @Test
    void walksAreBehavioursThatEndOnlyAtTheirLengthOrWhereNothingLeaves() {
        var oracle = new BruteForce(explored.graph());
        TraceSuite walks = RandomWalks.of(explored.graph(), 200, 30, 5);
        Set<State> begun = new HashSet<>();
        Set<State> ends = new HashSet<>();
        for (Trace walk : traces(walks)) {
            oracle.assertBehaviour(walk);
            begun.add(walk.initial());
            if (walk.steps().size() < 30) {
                State end = walk.steps().get(walk.steps().size() - 1).state();
                assertThat(oracle.arcs).noneMatch(a -> a.source().equals(end));
                ends.add(end);
            }
        }
        assertThat(begun).isEqualTo(oracle.initial);
        assertThat(ends).isNotEmpty();
        oracle.assertCoverage(SuiteCoverage.of(explored.graph(), walks), traces(walks));
    }

    @Test
    void aWalkIsRepeatedByTheSeedThatItSays() {
        TraceSuite walks = RandomWalks.of(explored.graph(), 20, 15, 100);
        for (int i = 0; i < 20; i++) {
            Trace walk = walks.trace(i, explored.origin());
            assertThat(walk.origin().seed()).isEqualTo(100 + i);
            assertThat(RandomWalks.of(explored.graph(), 1, 15, 100 + i).trace(0, explored.origin()))
                    .isEqualTo(walk);
        }
    }

    @Test
    void simulationNeedsNoGraphAndKeepsWhatAddsTransitions() {
        var oracle = new BruteForce(explored.graph());
        Simulation simulation = Simulation.of(MODEL, SpecTools.standard(), 8, 12, 9, done -> {});
        List<Trace> chosen = traces(simulation.chosen());
        chosen.forEach(oracle::assertBehaviour);
        assertThat(simulation.walks()).isEqualTo(8);
        assertThat(simulation.distinct()).isBetween(chosen.size(), 8);
        Set<Object> met = new HashSet<>();
        for (Trace trace : chosen) {
            Set<Object> items = oracle.met(CoverTarget.TRANSITIONS, trace);
            items.addAll(oracle.met(CoverTarget.STATES, trace));
            assertThat(met.addAll(items)).isTrue();
        }
        Set<Object> all = new HashSet<>();
        long steps = 0;
        for (int i = 0; i < 8; i++) {
            // One at a time nothing is thrown away.
            List<Trace> walk = traces(Simulation.of(MODEL, SpecTools.standard(), 1, 12, 9 + i, done -> {})
                    .chosen());
            assertThat(walk).hasSize(1);
            assertThat(walk.get(0).origin().seed()).isEqualTo(9 + i);
            all.addAll(oracle.met(CoverTarget.TRANSITIONS, walk));
            all.addAll(oracle.met(CoverTarget.STATES, walk));
            steps += walk.get(0).steps().size();
        }
        assertThat(met).isEqualTo(all);
        assertThat(simulation.steps()).isEqualTo(steps);
        assertThat(traces(Simulation.of(MODEL, SpecTools.standard(), 8, 12, 9, done -> {})
                        .chosen()))
                .isEqualTo(chosen);
    }

    @Test
    void whatASimulationCoversIsCountedAsMet() {
        var oracle = new BruteForce(explored.graph());
        Simulation simulation = Simulation.of(MODEL, SpecTools.standard(), 5, 4, 2, done -> {});
        List<Trace> chosen = traces(simulation.chosen());
        SuiteCoverage coverage = SuiteCoverage.ofMet(simulation.chosen(), List.of("Pay", "Never"));
        assertThat(coverage.basis()).isEqualTo(Basis.MET);
        assertThat(coverage.states().total())
                .isEqualTo(oracle.met(CoverTarget.STATES, chosen).size());
        assertThat(coverage.transitions().total())
                .isEqualTo(oracle.met(CoverTarget.TRANSITIONS, chosen).size());
        assertThat(coverage.actionPairs().total())
                .isEqualTo(oracle.met(CoverTarget.ACTION_PAIRS, chosen).size());
        assertThat(coverage.events().get("Never")).isEqualTo(new SuiteCoverage.Part(0, 0));
        Set<Object> actions = oracle.met(CoverTarget.ACTIONS, chosen);
        assertThat(coverage.actions().covered()).isEqualTo(actions.size());
        actions.addAll(List.of("Pay", "Never"));
        assertThat(coverage.actions().total()).isEqualTo(actions.size());
    }

    /** The spec written out by hand. */
    private static final class Oracle {
        final Set<State> initial = new HashSet<>();
        final Set<BruteForce.Arc> arcs = new HashSet<>();
        /** Events cut off, as arcs from a state to itself. */
        final Set<BruteForce.Arc> cut = new HashSet<>();

        private final Set<State> seen = new HashSet<>();

        Oracle() {
            for (int coins : new int[] {0, 1, 3}) {
                initial.add(state(coins, 0));
                explore(coins, 0);
            }
        }

        private static State state(int coins, int bought) {
            return new State(List.of("coins", "bought"), List.of(TlaValue.integer(coins), TlaValue.integer(bought)));
        }

        private void explore(int coins, int bought) {
            if (!seen.add(state(coins, bought))) {
                return;
            }
            for (int p = 1; p <= 2; p++) {
                Map<String, TlaValue> price = Map.of("p", TlaValue.integer(p));
                if (coins >= p) {
                    arc(coins, bought, new Event("Pay", price), coins - p, bought);
                    arc(coins, bought, new Event("Pay", price), coins - p, bought + 1);
                    if (bought < 3) {
                        arc(coins, bought, new Event("Look", price), coins, bought);
                    }
                }
            }
            if (bought < 3) {
                arc(coins, bought, new Event("Receive", Map.of()), coins + 2, bought);
            }
            if (bought == 3 && coins == 0) {
                arc(coins, bought, new Event("Leave", Map.of()), -1, bought);
            }
            if (bought < 2) {
                arc(coins, bought, new Event("Wait", Map.of()), coins, bought);
            }
        }

        private void arc(int coins, int bought, Event event, int newCoins, int newBought) {
            State from = state(coins, bought);
            if (newCoins > 4) {
                cut.add(new BruteForce.Arc(from, event, from));
                return;
            }
            arcs.add(new BruteForce.Arc(from, event, state(newCoins, newBought)));
            explore(newCoins, newBought);
        }
    }
}
