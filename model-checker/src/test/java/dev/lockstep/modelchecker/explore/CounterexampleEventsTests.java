package dev.lockstep.modelchecker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.explore.CounterexampleTrace.StepAction;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.tlc.Counterexample;
import dev.lockstep.modelchecker.tlc.Counterexample.End;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.modelchecker.tlc.TestSpecs;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.Verdict.Violated;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counterexamples of the real TLC, and behaviours written down as it would print them. */
class CounterexampleEventsTests {
    private static final TlcOptions QUICK = TlcOptions.ofWorkers(1).withQuickStart(true);

    private static Model model(String config) {
        return Models.find(Path.of("src/test/resources/explore").resolve(config))
                .get(0);
    }

    private static CounterexampleTrace check(Model model) throws IOException, InterruptedException {
        try (Tlc tlc = new Tlc()) {
            var violated = (Violated) tlc.check(model, QUICK, progress -> {}).verdict();
            return CounterexampleEvents.find(
                            model,
                            SpecTools.standard(),
                            violated.counterexample().orElseThrow())
                    .orElseThrow();
        }
    }

    private static List<String> events(CounterexampleTrace counterexample) {
        return counterexample.trace().steps().stream()
                .map(step -> step.event().toString())
                .toList();
    }

    private static List<String> places(CounterexampleTrace counterexample) {
        return counterexample.actions().stream().map(StepAction::location).toList();
    }

    private static void assertComplete(CounterexampleTrace counterexample) {
        assertThat(counterexample.gap()).isEmpty();
        assertThat(counterexample.actions()).allMatch(StepAction::found);
        assertThat(counterexample.actions())
                .hasSameSizeAs(counterexample.trace().steps());
    }

    private static Counterexample.Step printed(int number, String action, State state) {
        List<Counterexample.Variable> variables = new ArrayList<>();
        for (String name : state.variables()) {
            variables.add(0, Counterexample.Variable.of(name, state.get(name).toString()));
        }
        return new Counterexample.Step(number, action, "line 41, col 1 to line 42, col 2 of module Lights", variables);
    }

    @Test
    void aLassoEndsWithTheStepThatLeadsBack() throws Exception {
        CounterexampleTrace lasso = check(TestSpecs.model("counter/MCCounterLasso"));

        assertComplete(lasso);
        assertThat(events(lasso)).containsExactly("Count", "Count", "Count", "Count", "Reset");
        assertThat(places(lasso)).startsWith("Counter.tla:14").endsWith("Counter.tla:18");
        assertThat(lasso.trace().loop()).isZero();
        assertThat(lasso.trace().state(5)).isEqualTo(lasso.trace().initial());
        assertThat(lasso.isLasso()).isTrue();
        assertThat(lasso.stutters()).isFalse();
        assertThat(lasso.trace().origin().model()).isEqualTo("counter/MCCounterLasso");
    }

    @Test
    void stutteringIsALoopInTheLastStateThatNoStepCloses() throws Exception {
        CounterexampleTrace stuttering = check(TestSpecs.model("counter/MCCounterStutters"));

        assertComplete(stuttering);
        assertThat(events(stuttering)).isNotEmpty().allMatch("Count"::equals);
        assertThat(stuttering.trace().loop())
                .isEqualTo(stuttering.trace().steps().size());
        assertThat(stuttering.isLasso()).isFalse();
        assertThat(stuttering.stutters()).isTrue();
    }

    @Test
    void whatAGuardOfTheModelPreventsDoesNoStep() throws Exception {
        CounterexampleTrace counterexample = check(model("MCStairs.cfg"));

        assertComplete(counterexample);
        assertThat(events(counterexample)).containsExactly("Climb", "Climb", "Jump");
        assertThat(counterexample.actions())
                .allSatisfy(action -> assertThat(action.alternatives()).isEmpty());
    }

    @Test
    void theLastStepMayLeadOutOfTheModelsConstraints() throws Exception {
        CounterexampleTrace cut = check(model("LightsCut.cfg"));

        assertComplete(cut);
        assertThat(cut.trace().steps()).hasSize(2);
        for (int i = 1; i <= 2; i++) {
            Event event = cut.trace().steps().get(i - 1).event();
            assertThat(event.action()).isEqualTo("Send");
            List<TlaValue> sent =
                    new ArrayList<>(((TlaSet) cut.trace().state(i - 1).get("sent")).elements());
            sent.add(TlaValue.record(Map.of(
                    "lamp", event.arguments().get("l"), "on", event.arguments().get("on"))));
            assertThat(cut.trace().state(i).get("sent")).isEqualTo(TlaValue.set(sent));
        }
        assertThat(cut.trace().state(2).get("count")).isEqualTo(TlaValue.integer(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LightsAlike.cfg", "LightsShown.cfg"})
    void whatTlcPrintsUnderSymmetryAndViewHasItsEvents(String config) throws Exception {
        CounterexampleTrace counterexample = check(model(config));

        assertComplete(counterexample);
        assertThat(new TreeSet<>(events(counterexample)))
                .containsExactly(
                        "Send(a, TRUE)",
                        "Send(b, TRUE)",
                        "Switch([lamp |-> a, on |-> TRUE])",
                        "Switch([lamp |-> b, on |-> TRUE])");
        assertThat(counterexample.constants()).containsKeys("Lamp", "MaxSent");
    }

    /** The events lead through the states in the mutant's own state graph, where the constraint does not cut the last one off. */
    @Test
    void theEventsOfAMutantLeadThroughItsStateGraph() throws Exception {
        try (ShippedSpecs shipped = ShippedSpecs.open()) {
            Model model = shipped.resolve("raft/mutants/VoteTwice").get(0);
            CounterexampleTrace counterexample = check(model);
            StateGraph graph = Exploration.of(model, 2, p -> {}).graph();

            assertComplete(counterexample);
            Trace trace = counterexample.trace();
            int state = find(graph, trace.initial());
            assertThat(state).isLessThan(graph.initialCount());
            for (Step step : trace.steps()) {
                int next = successor(graph, state, step);
                if (next < 0) {
                    assertThat(step).isSameAs(trace.steps().get(trace.steps().size() - 1));
                    assertThat(Arrays.stream(graph.cuts(state)).mapToObj(graph::event))
                            .contains(step.event());
                }
                state = next;
            }
            // An override keeps the name of what it replaces.
            assertThat(events(counterexample)).anyMatch(event -> event.startsWith("HandleRequestVote("));
            assertThat(trace.initial().variables()).isEqualTo(graph.variables());
        }
    }

    private static int find(StateGraph graph, State state) {
        for (int s = 0; s < graph.stateCount(); s++) {
            if (graph.state(s).equals(state)) {
                return s;
            }
        }
        throw new AssertionError("not in the graph: " + state);
    }

    private static int successor(StateGraph graph, int state, Step step) {
        for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
            if (graph.event(graph.label(t)).equals(step.event())
                    && graph.state(graph.target(t)).equals(step.state())) {
                return graph.target(t);
            }
        }
        return -1;
    }

    /** Walks at random, prints the states alone, and wants exactly the events back that the graph has between them. */
    @Test
    void everyEventBetweenTwoStatesIsFound() {
        Model model = model("Lights.cfg");
        StateGraph graph = Exploration.of(model, 2, p -> {}).graph();
        int lassos = 0;
        int ambiguous = 0;
        for (long seed = 1; seed <= 12; seed++) {
            var random = new Random(seed);
            List<Integer> walk = walk(graph, random);
            List<Counterexample.Step> steps = new ArrayList<>();
            for (int i = 0; i < walk.size(); i++) {
                steps.add(printed(i + 1, i == 0 ? "Initial predicate" : "Next", graph.state(walk.get(i))));
            }
            Integer back = back(graph, walk);
            End end = back == null ? new End.Finite() : new End.BackTo(back + 1, "Next", "");
            CounterexampleTrace found = CounterexampleEvents.find(
                            model, SpecTools.standard(), new Counterexample(steps, end))
                    .orElseThrow();
            if (back != null) {
                walk.add(walk.get(back));
                lassos++;
            }
            assertComplete(found);
            assertThat(found.trace().loop()).as("seed %d", seed).isEqualTo(back);
            assertThat(found.trace().steps()).hasSize(walk.size() - 1);
            for (int i = 1; i < walk.size(); i++) {
                Step step = found.trace().steps().get(i - 1);
                assertThat(step.state()).isEqualTo(graph.state(walk.get(i)));
                List<Event> events = new ArrayList<>(found.actions().get(i - 1).alternatives());
                events.add(0, step.event());
                assertThat(events).as("seed %d", seed).isEqualTo(between(graph, walk.get(i - 1), walk.get(i)));
                ambiguous += events.size() > 1 ? 1 : 0;
            }
        }
        assertThat(lassos).isPositive();
        assertThat(ambiguous).isPositive();
    }

    private static List<Integer> walk(StateGraph graph, Random random) {
        List<Integer> walk = new ArrayList<>(List.of(random.nextInt(graph.initialCount())));
        for (int i = random.nextInt(8); i > 0; i--) {
            int state = walk.get(walk.size() - 1);
            int from = graph.firstTransition(state);
            int count = graph.firstTransition(state + 1) - from;
            if (count == 0) {
                break;
            }
            walk.add(graph.target(from + random.nextInt(count)));
        }
        return walk;
    }

    /** Gives the place in a walk of a state to which a transition leads from its end, if there is one. */
    private static @Nullable Integer back(StateGraph graph, List<Integer> walk) {
        int last = walk.get(walk.size() - 1);
        for (int i = 0; i < walk.size(); i++) {
            if (!between(graph, last, walk.get(i)).isEmpty()) {
                return i;
            }
        }
        return null;
    }

    private static List<Event> between(StateGraph graph, int source, int target) {
        var events = new TreeSet<Event>();
        for (int t = graph.firstTransition(source); t < graph.firstTransition(source + 1); t++) {
            if (graph.target(t) == target) {
                events.add(graph.event(graph.label(t)));
            }
        }
        return List.copyOf(events);
    }

    @Test
    void ofSeveralEventsOfAStepThoseOfTheNamedActionAreMeant() {
        Model model = model("Lights.cfg");
        StateGraph graph = Exploration.of(model, 1, p -> {}).graph();
        for (int t = 0; t < graph.transitionCount(); t++) {
            List<Event> events = between(graph, graph.source(t), graph.target(t));
            if (graph.source(t) < graph.initialCount()) {
                continue;
            }
            List<Integer> path = pathTo(graph, graph.source(t));
            if (events.size() > 1 && path.size() < 5) {
                List<Counterexample.Step> steps = new ArrayList<>();
                for (int i = 0; i < path.size(); i++) {
                    steps.add(printed(i + 1, "Next", graph.state(path.get(i))));
                }
                String action = events.get(1).action();
                steps.add(printed(path.size() + 1, action, graph.state(graph.target(t))));
                CounterexampleTrace found = CounterexampleEvents.find(
                                model, SpecTools.standard(), new Counterexample(steps, new End.Finite()))
                        .orElseThrow();
                Step last = found.trace().steps().get(path.size() - 1);
                assertThat(last.event().action()).isEqualTo(action);
                assertThat(found.actions().get(path.size() - 1).alternatives())
                        .allMatch(other -> other.action().equals(action));
                return;
            }
        }
        throw new AssertionError("no step with several events");
    }

    private static List<Integer> pathTo(StateGraph graph, int state) {
        List<Integer> path = new ArrayList<>(List.of(state));
        while (path.get(0) >= graph.initialCount()) {
            int target = path.get(0);
            int t = 0;
            while (graph.target(t) != target) {
                t++;
            }
            path.add(0, graph.source(t));
        }
        return path;
    }

    @Test
    void fromAStepOnThatNoEventDoesTheNamesAreTlcs() {
        Model model = model("LightsAlike.cfg");
        StateGraph graph = Exploration.of(model, 1, p -> {}).graph();
        State initial = graph.state(0);
        State second = graph.state(graph.target(0));
        var impossible =
                new State(second.variables(), List.of(second.get("lit"), second.get("sent"), TlaValue.integer(7)));
        var printed = new Counterexample(
                List.of(
                        printed(1, "Initial predicate", initial),
                        printed(2, "Next", second),
                        printed(3, "Next", impossible),
                        printed(4, "Next", second)),
                new End.Finite());

        CounterexampleTrace found =
                CounterexampleEvents.find(model, SpecTools.standard(), printed).orElseThrow();

        assertThat(found.actions()).extracting(StepAction::found).containsExactly(true, false, false);
        assertThat(events(found).subList(1, 3)).containsExactly("Next", "Next");
        assertThat(places(found)).containsExactly("Lights.tla:11", "Lights.tla:41", "Lights.tla:41");
        assertThat(found.gap()).contains("from state 1 to state 2", "under SYMMETRY");
    }

    @Test
    void aSpecThatCannotBeEvaluatedLeavesTlcsNames() {
        State initial = new State(List.of("x"), List.of(TlaValue.integer(0)));
        var printed = new Counterexample(
                List.of(printed(1, "Initial predicate", initial), printed(2, "Next", initial)), new End.Stuttering());

        CounterexampleTrace found = CounterexampleEvents.find(model("Unparsable.cfg"), SpecTools.standard(), printed)
                .orElseThrow();

        assertThat(events(found)).containsExactly("Next");
        assertThat(found.actions()).noneMatch(StepAction::found);
        assertThat(found.gap()).startsWith("error while parsing Unparsable");
        assertThat(found.trace().loop()).isEqualTo(1);
    }

    @Test
    void withoutTypedStatesOfTheSpecsVariablesThereIsNoTrace() {
        Model model = model("Lights.cfg");
        State initial = Exploration.of(model, 1, p -> {}).graph().state(0);
        Counterexample.Step step = printed(1, "Initial predicate", initial);
        List<Counterexample.Variable> unread = new ArrayList<>(step.variables());
        unread.set(0, Counterexample.Variable.of("count", "SUBSET {1, 2}"));
        var typed = new Counterexample.Step(1, "", "", Collections.unmodifiableList(unread));
        var alias = new Counterexample.Step(1, "", "", step.variables().subList(0, 1));

        assertThat(CounterexampleEvents.find(
                        model, SpecTools.standard(), new Counterexample(List.of(typed), new End.Finite())))
                .isEmpty();
        assertThat(CounterexampleEvents.find(
                        model, SpecTools.standard(), new Counterexample(List.of(alias), new End.Finite())))
                .isEmpty();
        assertThat(CounterexampleEvents.find(
                        model, SpecTools.standard(), new Counterexample(List.of(step), new End.Finite())))
                .map(CounterexampleTrace::actions)
                .hasValue(List.of());
        assertThat(CounterexampleEvents.find(
                        model, SpecTools.standard(), new Counterexample(List.of(step), new End.BackTo(2, "Next", ""))))
                .isEmpty();
    }
}
