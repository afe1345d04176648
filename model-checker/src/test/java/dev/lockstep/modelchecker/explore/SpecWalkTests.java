package dev.lockstep.modelchecker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.explore.SpecWalk.Position;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spi.SpecEvaluator;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaValue;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Walks through a spec against its explored graph. */
class SpecWalkTests {
    private static final Model CORNERS =
            Models.find(Path.of("src/test/resources/explore/Corners.cfg")).get(0);

    /** Gives for each state of a graph where each event leads, and the cut ones without a target. */
    private static Map<State, Map<Event, Set<String>>> edges(StateGraph graph) {
        Map<State, Map<Event, Set<String>>> edges = new HashMap<>();
        for (int state = 0; state < graph.stateCount(); state++) {
            Map<Event, Set<String>> leaving = new HashMap<>();
            for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                leaving.computeIfAbsent(graph.event(graph.label(t)), e -> new TreeSet<>())
                        .add(graph.state(graph.target(t)).toString());
            }
            for (int label : graph.cuts(state)) {
                leaving.computeIfAbsent(graph.event(label), e -> new TreeSet<>());
            }
            edges.put(graph.state(state), leaving);
        }
        return edges;
    }

    @Test
    void allWalksTogetherAreTheGraphAndGoBeyondItsConstraintsOnlyIfToldSo() {
        Map<State, Map<Event, Set<String>>> expected =
                edges(Exploration.of(CORNERS, 2, p -> {}).graph());
        Map<State, Map<Event, Set<String>>> walked = new HashMap<>();
        try (SpecWalk walk = SpecWalk.open(CORNERS, SpecTools.standard())) {
            Deque<Position> left = new ArrayDeque<>(walk.initial());
            while (!left.isEmpty()) {
                Position at = left.remove();
                Map<Event, Set<String>> leaving = new HashMap<>();
                if (walked.putIfAbsent(at.state(), leaving) == null) {
                    for (Event event : at.enabled()) {
                        Set<String> targets = leaving.computeIfAbsent(event, e -> new TreeSet<>());
                        at.after(event, false)
                                .forEach(target -> targets.add(target.state().toString()));
                        left.addAll(at.after(event, false));
                        assertThat(at.after(event, true)).isNotEmpty().containsAll(at.after(event, false));
                    }
                }
            }
        }
        // Early and its like depend on the level: a breadth-first walk has that of the graph.
        assertThat(walked.equals(expected)).isTrue();
    }

    @Test
    void anEventThatIsNotEnabledLeadsNowhere() {
        try (SpecWalk walk = SpecWalk.open(CORNERS, SpecTools.standard())) {
            assertThat(walk.initial().get(0).after(new Event("Nonsense", Map.of()), true))
                    .isEmpty();
        }
    }

    @Test
    void aValueGivenAsSuchIsTheSameValueAgain() {
        var random = new Random(4);
        try (EvaluatedSpec spec = EvaluatedSpec.open(CORNERS, 1)) {
            SpecEvaluator evaluator = spec.evaluator();
            for (int i = 0; i < 2000; i++) {
                List<TlaValue> values = new ArrayList<>();
                evaluator.variables().forEach(variable -> values.add(value(random, 3)));
                int[] row = evaluator.row(values);
                for (int variable = 0; variable < row.length; variable++) {
                    assertThat(evaluator.value(variable, row[variable])).isEqualTo(values.get(variable));
                }
                assertThat(evaluator.row(values)).as("found again").isEqualTo(row);
            }
        }
    }

    /** Draws a value that TLC can have: the elements of a set, and the keys of a function, are of one kind. */
    private static TlaValue value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 8)) {
            case 0 -> TlaValue.integer(random.nextInt(20) - 10);
            case 1 -> TlaValue.bool(random.nextBoolean());
            case 2 -> TlaValue.string(List.of("", "x", "n1", "None").get(random.nextInt(4)));
            case 3 -> TlaValue.modelValue(List.of("n1", "n2", "None").get(random.nextInt(3)));
            case 4 -> TlaValue.set(keys(random));
            case 5 -> {
                List<TlaValue> elements = new ArrayList<>();
                keys(random).forEach(key -> elements.add(value(random, depth - 1)));
                yield TlaValue.sequence(elements);
            }
            default -> {
                Map<TlaValue, TlaValue> mapping = new HashMap<>();
                keys(random).forEach(key -> mapping.put(key, value(random, depth - 1)));
                yield TlaValue.function(mapping);
            }
        };
    }

    private static List<TlaValue> keys(Random random) {
        List<TlaValue> keys = new ArrayList<>();
        int kind = random.nextInt(3);
        for (int i = random.nextInt(4); i > 0; i--) {
            keys.add(
                    kind == 0
                            ? TlaValue.integer(random.nextInt(5))
                            : kind == 1
                                    ? TlaValue.string("f" + random.nextInt(4))
                                    : TlaValue.modelValue(random.nextBoolean() ? "n1" : "n2"));
        }
        return keys;
    }
}
