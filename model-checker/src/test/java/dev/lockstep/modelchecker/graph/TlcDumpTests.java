package dev.lockstep.modelchecker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLC's own dumps against the explorer's graphs. */
class TlcDumpTests {
    @TempDir
    private Path folder;

    private StateGraph dump(Model model, String format) throws IOException, InterruptedException {
        Path file = folder.resolve("dump.dot");
        try (Tlc tlc = new Tlc()) {
            var options = TlcOptions.ofWorkers(2)
                    .withQuickStart(true)
                    .withExtraArgs(List.of("-dump", format, file.toString()));
            tlc.check(model, options, p -> {});
        }
        return DotReader.read(file);
    }

    /** TLC knows a transition's action only where Next names it apart from the state, and no arguments: so states are compared. */
    private static Set<List<Object>> steps(StateGraph graph) {
        return GraphContent.of(graph).transitions().stream()
                .map(t -> List.<Object>of(byName(t.from()), byName(t.to())))
                .collect(Collectors.toSet());
    }

    /** TLC has an order of variables of its own. */
    private static Map<String, TlaValue> byName(State state) {
        return state.variables().stream().collect(Collectors.toMap(v -> v, state::get));
    }

    private static Set<Object> byName(Set<State> states) {
        return states.stream().map(TlcDumpTests::byName).collect(Collectors.toSet());
    }

    private static void assertSame(StateGraph dumped, StateGraph explored) {
        assertThat(dumped.stateCount()).isEqualTo(explored.stateCount());
        assertThat(dumped.depth()).isEqualTo(explored.depth());
        assertThat(byName(GraphContent.of(dumped).initial()))
                .isEqualTo(byName(GraphContent.of(explored).initial()));
        assertThat(byName(GraphContent.of(dumped).states()))
                .isEqualTo(byName(GraphContent.of(explored).states()));
        assertThat(steps(dumped)).isEqualTo(steps(explored));
    }

    @Test
    void theDumpOfAModelHasTheStatesAndStepsThatTheExplorerFinds() throws IOException, InterruptedException {
        Model model =
                Models.find(Path.of("src/test/resources/explore/Lights.cfg")).get(0);
        StateGraph explored = Exploration.of(model, 1, p -> {}).graph();
        StateGraph dumped = dump(model, "dot,actionlabels");
        assertSame(dumped, explored);
        assertThat(GraphStatistics.of(dumped).actions().keySet())
                .isSubsetOf("Send", "Flicker", "Fail", "Look", "Next")
                .contains("Send", "Flicker");
        assertThat(GraphStatistics.of(dumped).actions().get("Look"))
                .isEqualTo(GraphStatistics.of(explored).actions().get("Look"));
    }

    @Test
    void theDumpOfAShippedModelWithColoursHasThemToo() throws IOException, InterruptedException {
        try (ShippedSpecs shipped = ShippedSpecs.open()) {
            Model model = shipped.resolve("raft/MCRaftOneServer").get(0);
            assertSame(
                    dump(model, "dot,colorize,actionlabels"),
                    Exploration.of(model, 1, p -> {}).graph());
        }
    }
}
