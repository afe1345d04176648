package dev.lockstep.modelchecker.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spi.BrokenInvariant;
import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.Verdict.Violated;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariants in this JVM, against what TLC says in one of its own and against plain Java. */
class InvariantCheckTests {
    @TempDir
    private Path folder;

    private static InvariantCheck open(String config) {
        return open(Models.find(Path.of("src/test/resources", config)).get(0));
    }

    private static InvariantCheck open(Model model) {
        return InvariantCheck.open(model, SpecTools.standard());
    }

    private static List<String> names(List<BrokenInvariant> broken) {
        return broken.stream().map(BrokenInvariant::name).toList();
    }

    @Test
    void everyPointOfAGridIsJudgedAsPlainJavaJudgesIt() throws IOException {
        Files.copy(Path.of("src/test/resources/specs/grid/Grid.tla"), folder.resolve("Grid.tla"));
        Files.writeString(
                folder.resolve("Grid.cfg"),
                "SPECIFICATION Spec\nCONSTANT Size = 10\nINVARIANTS OffPoint OffRow OffColumn OutsideIsOdd");
        try (InvariantCheck check = open(Models.find(folder.resolve("Grid.cfg")).get(0))) {
            assertThat(check.invariants()).containsExactly("OffPoint", "OffRow", "OffColumn", "OutsideIsOdd");
            for (int x = -2; x < 15; x++) {
                for (int y = 0; y < 9; y++) {
                    List<String> expected = new ArrayList<>();
                    if (x == 3 && y == 2) {
                        expected.add("OffPoint");
                    }
                    if (y == 2) {
                        expected.add("OffRow");
                    }
                    if (x == 3) {
                        expected.add("OffColumn");
                    }
                    if (x > 10 && y != 7) {
                        expected.add("OutsideIsOdd");
                    }
                    var state = new State(List.of("y", "x"), List.of(TlaValue.integer(y), TlaValue.integer(x)));
                    assertThat(names(check.broken(state)))
                            .as("x = %d, y = %d", x, y)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Text; text; \"a\"; \"b\"",
                "Name; name; a; b",
                "Number; number; 7; 8",
                "Truth; truth; TRUE; FALSE",
                "Set; set; {{a}, {a, b}, {}}; {{a}, {b}, {}}",
                "Empty; empty; <<>>; <<0>>",
                "List; list; <<a, b, a>>; <<a, a, b>>",
                "Record; record; [x |-> 1, name |-> {b}]; [x |-> 1, name |-> {a}]",
                "Function; function; (a :> <<1>> @@ b :> <<>>); (a :> <<1>> @@ b :> <<2>>)"
            })
    void valuesOfEveryKindThatTheSpecNeverTakesAreUnderstood(
            String invariant, String kind, String right, String wrong) {
        try (InvariantCheck check = open("explore/Kinds.cfg")) {
            assertThat(check.broken(kindOf(kind, right))).isEmpty();
            assertThat(check.broken(kindOf(kind, wrong))).containsExactly(new BrokenInvariant(invariant, ""));
        }
    }

    private static State kindOf(String kind, String value) {
        return new State(List.of("v"), List.of(TlaText.parse("<<\"" + kind + "\", " + value + ">>")));
    }

    @Test
    void whatCannotBeEvaluatedIsToldInTlcsWordsAndDoesNotEndTheCheck() {
        try (InvariantCheck check = open("explore/Kinds.cfg")) {
            List<BrokenInvariant> broken = check.broken(kindOf("set", "3"));
            assertThat(names(broken)).containsExactly("Set");
            assertThat(broken.get(0).error()).contains("equality", "3");
            assertThat(check.broken(kindOf("none", "3"))).isEmpty();
        }
    }

    @Test
    void whatTlcCannotHaveIsRefusedWithItsVariable() {
        try (InvariantCheck check = open("explore/Kinds.cfg")) {
            for (String value : List.of("c", "{1, \"x\"}", "99999999999")) {
                assertThatThrownBy(() -> check.broken(kindOf("none", value)))
                        .isInstanceOf(SpecEvaluationException.class)
                        .hasMessageContaining("variable v");
            }
            assertThatThrownBy(() -> check.broken(new State(List.of("w"), List.of(TlaValue.integer(1)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no variable v");
        }
    }

    /** Each of these models names several invariants or one; TLC ends with the first state that breaks one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "raft/mutants/VoteTwice",
                "raft/mutants/VoteWithoutLogCheck",
                "quorum/MCQuorumDisjoint",
                "quorum/mutants/WriterNotNamed",
                "vectorclock/mutants/MissingIncomparable"
            })
    void ofACounterexampleTheLastStateAloneBreaksTheInvariantThatTlcNames(String name)
            throws IOException, InterruptedException {
        try (ShippedSpecs shipped = ShippedSpecs.open();
                Tlc tlc = new Tlc()) {
            Model model = shipped.resolve(name).get(0);
            var violated = (Violated) tlc.check(model, TlcOptions.ofWorkers(1).withQuickStart(true), p -> {})
                    .verdict();
            List<State> states = violated.counterexample().orElseThrow().steps().stream()
                    .map(step -> step.state().orElseThrow())
                    .toList();
            assertThat(states).hasSizeGreaterThan(2);
            try (InvariantCheck check = open(model)) {
                for (State state : states.subList(0, states.size() - 1)) {
                    assertThat(check.broken(state)).isEmpty();
                }
                assertThat(check.broken(states.get(states.size() - 1)))
                        .containsExactly(new BrokenInvariant(violated.property(), ""));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"raft/MCRaftOneServer", "vectorclock/MCVectorClockSmall"})
    void noStateOfAModelThatHoldsBreaksAnInvariant(String name) {
        try (ShippedSpecs shipped = ShippedSpecs.open()) {
            Model model = shipped.resolve(name).get(0);
            StateGraph graph = Exploration.of(model, 2, p -> {}).graph();
            try (InvariantCheck check = open(model)) {
                assertThat(check.invariants()).hasSizeGreaterThan(3);
                // Every seventh of the larger graph is enough to meet each kind of state.
                for (int state = 0; state < graph.stateCount(); state += graph.stateCount() > 1000 ? 7 : 1) {
                    assertThat(check.broken(graph.state(state))).isEmpty();
                }
            }
        }
    }
}
