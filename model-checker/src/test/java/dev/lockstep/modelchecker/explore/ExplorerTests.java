package dev.lockstep.modelchecker.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Runs with another version of TLC, too: {@code -Dlockstep.tla2tools=/path/to/tla2tools.jar}. */
class ExplorerTests {
    private static final Path SPECS = Path.of("src/test/resources/explore");

    private static Model model(String config) {
        return Models.find(SPECS.resolve(config)).get(0);
    }

    private static StateGraph explore(String config, int workers) {
        return Exploration.of(model(config), workers, p -> {}).graph();
    }

    @Test
    void everyTransitionCarriesItsActionAndArgumentsAlsoWhereTheyDependOnTheState() {
        StateGraph graph = explore("Lights.cfg", 2);
        Set<String> events = new TreeSet<>();
        for (int t = 0; t < graph.transitionCount(); t++) {
            events.add(graph.event(graph.label(t)).toString());
        }
        assertThat(events)
                .containsExactlyInAnyOrder(
                        "Send(a, FALSE)",
                        "Send(a, TRUE)",
                        "Send(b, FALSE)",
                        "Send(b, TRUE)",
                        "Switch([lamp |-> a, on |-> FALSE])",
                        "Switch([lamp |-> a, on |-> TRUE])",
                        "Switch([lamp |-> b, on |-> FALSE])",
                        "Switch([lamp |-> b, on |-> TRUE])",
                        "Flicker(a)",
                        "Flicker(b)",
                        "Fail",
                        "Look");
    }

    @Test
    void theGraphIsTheOneThatTheDefinitionsGiveWhenWrittenOutInJava() {
        StateGraph graph = explore("Lights.cfg", 2);
        Map<State, Map<String, Set<State>>> expected = Lights.explore(3);
        assertThat(graph.stateCount()).isEqualTo(expected.size());
        for (int s = 0; s < graph.stateCount(); s++) {
            Map<String, Set<State>> found = new HashMap<>();
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                assertThat(graph.source(t)).isEqualTo(s);
                assertThat(found.computeIfAbsent(graph.event(graph.label(t)).toString(), e -> new HashSet<>())
                                .add(graph.state(graph.target(t))))
                        .as("transition %d is there once", t)
                        .isTrue();
            }
            assertThat(found).as("from %s", graph.state(s)).isEqualTo(expected.get(graph.state(s)));
        }
    }

    @Test
    void eventsThatAConstraintCutsAreKeptAsCut() {
        StateGraph graph = explore("Lights.cfg", 1);
        int bounded = 0;
        for (int s = 0; s < graph.stateCount(); s++) {
            List<String> cut = new ArrayList<>();
            for (int label : graph.cuts(s)) {
                cut.add(graph.event(label).toString());
            }
            if (graph.state(s).get("count").equals(TlaValue.integer(3))) {
                assertThat(cut).containsExactly("Send(a, FALSE)", "Send(a, TRUE)", "Send(b, FALSE)", "Send(b, TRUE)");
                bounded++;
            } else {
                assertThat(cut).isEmpty();
            }
        }
        assertThat(bounded).isPositive();
    }

    @Test
    void anOverriddenActionKeepsTheNameAndArgumentsOfTheOriginal() {
        StateGraph graph = explore("LightsSlow.cfg", 1);
        Set<String> events = new TreeSet<>();
        for (int t = 0; t < graph.transitionCount(); t++) {
            events.add(graph.event(graph.label(t)).toString());
        }
        assertThat(events).contains("Send(a, TRUE)").doesNotContain("Send(a, FALSE)", "SlowSend(a, TRUE)");
    }

    @Test
    void theChainNamesTheOperatorsEnteredOutermostFirst() {
        StateGraph graph = explore("LightsSlow.cfg", 1);
        int label = graph.label(graph.firstTransition(0));
        assertThat(graph.chain(label)).hasSize(2);
        assertThat(graph.chain(label).get(0).action()).isEqualTo("Next");
        assertThat(graph.chain(label).get(1)).isEqualTo(graph.event(label));
    }

    @Test
    void theGraphIsTheSameWhateverTheNumberOfWorkers() {
        StateGraph one = explore("Lights.cfg", 1);
        for (int workers = 2; workers <= 4; workers++) {
            StateGraph more = explore("Lights.cfg", workers);
            assertThat(more.stateCount()).isEqualTo(one.stateCount());
            assertThat(more.transitionCount()).isEqualTo(one.transitionCount());
            for (int s = 0; s < one.stateCount(); s++) {
                assertThat(more.state(s)).isEqualTo(one.state(s));
            }
            for (int t = 0; t < one.transitionCount(); t++) {
                assertThat(more.target(t)).isEqualTo(one.target(t));
                assertThat(more.event(more.label(t))).isEqualTo(one.event(one.label(t)));
            }
        }
    }

    @Test
    void tlcStaysInItsLoaderThoughItIsOnTheClassPath() throws ClassNotFoundException {
        try (EvaluatedSpec first = EvaluatedSpec.open(model("Lights.cfg"), 1);
                EvaluatedSpec second = EvaluatedSpec.open(model("Lights.cfg"), 1)) {
            ClassLoader inside = first.evaluator().getClass().getClassLoader();
            Class<?> tlcInside = inside.loadClass("tlc2.tool.TLCState");
            assertThat(tlcInside.getClassLoader()).isSameAs(inside);
            assertThat(tlcInside)
                    .isNotSameAs(Class.forName(
                            "tlc2.tool.TLCState", false, getClass().getClassLoader()));
            assertThat(inside).isNotSameAs(second.evaluator().getClass().getClassLoader());
            assertThatThrownBy(() -> inside.loadClass("dev.lockstep.modelchecker.graph.StateGraph"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> inside.loadClass("org.jgrapht.Graph")).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void theSignatureListsActionsThatNoStateEnables() {
        try (EvaluatedSpec spec = EvaluatedSpec.open(model("Lights.cfg"), 1)) {
            var signature = spec.evaluator().signature();
            assertThat(signature.variables()).containsExactly("lit", "sent", "count");
            assertThat(signature.actions().stream().map(ActionSignature::toString))
                    .containsExactly("Fail", "Flicker(l)", "Look", "Never(x)", "Send(l, on)", "Switch(m)");
            assertThat(signature.actions().get(4).location()).isEqualTo("Lights.tla:11");
            assertThat(signature.constants())
                    .isEqualTo(Map.of("Lamp", TlaText.parse("{a, b}"), "MaxSent", TlaText.parse("3")));
        }
    }

    @Test
    void aSpecThatCannotBeParsedIsReportedInTlcsWords() {
        assertThatThrownBy(() -> explore("Unparsable.cfg", 1))
                .isInstanceOf(SpecEvaluationException.class)
                .hasMessageContaining("Unparsable");
    }

    @Test
    void aConstraintThatCannotBeEvaluatedIsReported() {
        assertThatThrownBy(() -> explore("LightsBroken.cfg", 2))
                .isInstanceOf(SpecEvaluationException.class)
                .hasMessageContaining("initial states")
                .hasMessageContaining("three");
    }

    /** The same spec written out by hand: the oracle. */
    private static final class Lights {
        private static final List<String> VARIABLES = List.of("lit", "sent", "count");
        private static final List<TlaValue> LAMPS = List.of(TlaValue.modelValue("a"), TlaValue.modelValue("b"));

        static Map<State, Map<String, Set<State>>> explore(int maxSent) {
            Map<State, Map<String, Set<State>>> graph = new LinkedHashMap<>();
            List<State> queue = new ArrayList<>();
            queue.add(state(Map.of(LAMPS.get(0), false, LAMPS.get(1), false), Set.of(), 0));
            for (int i = 0; i < queue.size(); i++) {
                State state = queue.get(i);
                if (graph.containsKey(state)) {
                    continue;
                }
                Map<String, Set<State>> successors = successors(state, maxSent);
                graph.put(state, successors);
                successors.values().forEach(queue::addAll);
            }
            return graph;
        }

        private static State state(Map<TlaValue, Boolean> lit, Set<Event> sent, int count) {
            Map<TlaValue, TlaValue> function = new HashMap<>();
            lit.forEach((lamp, on) -> function.put(lamp, TlaValue.bool(on)));
            List<TlaValue> messages = new ArrayList<>();
            sent.forEach(e -> messages.add(TlaValue.record(e.arguments())));
            return new State(
                    VARIABLES, List.of(TlaValue.function(function), TlaValue.set(messages), TlaValue.integer(count)));
        }

        private static Map<String, Set<State>> successors(State state, int maxSent) {
            Map<TlaValue, Boolean> lit = new HashMap<>();
            state.get("lit").asMapping().forEach((lamp, on) -> lit.put(lamp, on.equals(TlaValue.bool(true))));
            Set<Event> sent = new HashSet<>();
            ((dev.lockstep.traces.value.TlaSet) state.get("sent"))
                    .elements()
                    .forEach(m -> sent.add(new Event("m", ((dev.lockstep.traces.value.TlaRecord) m).fields())));
            int count = Integer.parseInt(state.get("count").toString());
            Map<String, Set<State>> successors = new HashMap<>();
            for (TlaValue lamp : LAMPS) {
                for (boolean on : new boolean[] {false, true}) {
                    if (count < maxSent) {
                        Set<Event> more = new HashSet<>(sent);
                        more.add(new Event("m", Map.of("lamp", lamp, "on", TlaValue.bool(on))));
                        add(successors, "Send(" + lamp + ", " + TlaValue.bool(on) + ")", state(lit, more, count + 1));
                    }
                }
                if (lit.getOrDefault(lamp, false)) {
                    Map<TlaValue, Boolean> less = new HashMap<>(lit);
                    less.put(lamp, false);
                    add(successors, "Flicker(" + lamp + ")", state(less, sent, count));
                    if (!lit.containsValue(false)) {
                        add(successors, "Fail", state(less, sent, count));
                    }
                }
            }
            for (Event m : sent) {
                Map<TlaValue, Boolean> switched = new HashMap<>(lit);
                switched.put(
                        m.arguments().get("lamp"),
                        TlaValue.bool(true).equals(m.arguments().get("on")));
                Set<Event> less = new HashSet<>(sent);
                less.remove(m);
                add(successors, "Switch(" + TlaValue.record(m.arguments()) + ")", state(switched, less, count));
            }
            if (sent.size() == 1) {
                add(successors, "Look", state);
            }
            return successors;
        }

        private static void add(Map<String, Set<State>> successors, String event, State target) {
            successors.computeIfAbsent(event, e -> new HashSet<>()).add(target);
        }
    }
}
