package dev.lockstep.modelchecker.explore;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Relations that are conjunctions, held against Post, which has the same actions without. */
class ConjunctionTests {
    private static final Path SPECS = Path.of("src/test/resources/explore");

    private record Step(State from, Event event, State to) {}

    private static Model model(String module) {
        return Models.find(SPECS.resolve(module + ".cfg")).get(0);
    }

    private static StateGraph explore(String module) {
        return Exploration.of(model(module), 2, p -> {}).graph();
    }

    /** Gives the transitions, with the variables of Post alone. */
    private static Set<Step> steps(StateGraph graph) {
        Set<Step> steps = new HashSet<>();
        for (int s = 0; s < graph.stateCount(); s++) {
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                steps.add(new Step(
                        ofPost(graph.state(s)), graph.event(graph.label(t)), ofPost(graph.state(graph.target(t)))));
            }
        }
        return steps;
    }

    private static State ofPost(State state) {
        List<String> variables = List.of("held", "sent");
        return new State(variables, variables.stream().map(state::get).toList());
    }

    private static TlaValue value(String text) {
        return TlaText.parse(text);
    }

    /** The guards of MCPost, in Java. */
    private static boolean isWithinBounds(State state, Event event) {
        String box = requireNonNull(event.arguments().get("b")).toString().replace("\"", "");
        return switch (event.action()) {
            case "Send" ->
                state.get("sent").equals(value("{}"))
                        && state.get("held").toString().contains(box + " |-> 2");
            case "Take" -> !state.get("sent").equals(value("{\"a\", \"b\"}"));
            default -> true;
        };
    }

    @Test
    void whatGuardsOfTheModelPreventIsCutAndAllElseIsAsInTheSpec() {
        Set<Step> spec = steps(explore("Post"));
        Set<Step> within = new HashSet<>();
        Set<String> beyond = new TreeSet<>();
        Deque<State> queue = new ArrayDeque<>();
        Set<State> seen = new HashSet<>();
        StateGraph graph = explore("MCPost");
        queue.add(graph.state(0));
        seen.add(graph.state(0));
        while (!queue.isEmpty()) {
            State state = queue.remove();
            for (Step step : spec.stream().filter(s -> s.from.equals(state)).toList()) {
                if (isWithinBounds(state, step.event)) {
                    within.add(step);
                    if (seen.add(step.to)) {
                        queue.add(step.to);
                    }
                } else if (!step.event.action().equals("Take")) {
                    beyond.add(state + " " + step.event);
                }
            }
        }
        Set<String> cut = new TreeSet<>();
        for (int s = 0; s < graph.stateCount(); s++) {
            for (int label : graph.cuts(s)) {
                cut.add(graph.state(s) + " " + graph.event(label));
            }
        }
        assertThat(steps(graph)).isEqualTo(within).hasSizeGreaterThan(10);
        assertThat(cut).isEqualTo(beyond).hasSizeGreaterThan(5);
    }

    @Test
    void aHistoryVariableLeavesTheEventsAsTheyAre() {
        StateGraph graph = explore("PostHistory");
        assertThat(steps(graph)).isEqualTo(steps(explore("Post")));
        assertThat(graph.chain(graph.label(0)).stream().map(Event::action))
                .containsExactly("HistoryNext", "Next", "Step", "Put");
    }

    @Test
    void aConjunctionOfWhichOnePartForksIsGoneThroughAndTheBodyOfAnActionIsNot() {
        Set<String> actions = new TreeSet<>();
        steps(explore("PostTogether")).forEach(step -> actions.add(step.event.action()));
        assertThat(actions).containsExactly("Empty", "Put", "Send", "Take");
    }

    @Test
    void theSignatureHasTheSameActions() {
        for (String module : List.of("Post", "MCPost", "PostHistory")) {
            try (EvaluatedSpec spec = EvaluatedSpec.open(model(module), 1)) {
                assertThat(spec.evaluator().signature().actions())
                        .as(module)
                        .extracting(ActionSignature::toString)
                        .containsExactly("Put(b)", "Send(b)", "Take(b)");
            }
        }
        try (EvaluatedSpec spec = EvaluatedSpec.open(model("PostTogether"), 1)) {
            assertThat(spec.evaluator().signature().actions())
                    .extracting(ActionSignature::toString)
                    .containsExactly("Empty", "Put(b)", "Send(b)", "Take(b)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Post", "MCPost", "PostHistory", "PostTogether"})
    void tlcFindsAsManyStates(String module) throws IOException, InterruptedException {
        try (Tlc tlc = new Tlc()) {
            long states = tlc.check(model(module), TlcOptions.ofWorkers(1), p -> {})
                    .statistics()
                    .distinct();
            assertThat((long) explore(module).stateCount()).isEqualTo(states);
        }
    }
}
