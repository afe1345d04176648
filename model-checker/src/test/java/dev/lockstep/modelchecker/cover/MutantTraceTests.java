package dev.lockstep.modelchecker.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.cover.MutantTrace.Parting;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.spec.SpecHash;
import dev.lockstep.modelchecker.tlc.Counterexample;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.Verdict;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counterexamples that TLC finds for broken specs, taken in the right one; what must come of each is worked out by hand. */
class MutantTraceTests {
    private static final Path SPECS = Path.of("src/test/resources/suites");

    private static Model mutant(String name) {
        return Models.find(SPECS.resolve("mutants").resolve(name + ".cfg")).get(0);
    }

    private static MutantTrace of(String name) throws Exception {
        try (var tlc = new Tlc()) {
            var result = tlc.check(mutant(name), TlcOptions.ofWorkers(1).withQuickStart(true), p -> {});
            assertThat(result.verdict()).isInstanceOf(Verdict.Violated.class);
            Counterexample behaviour =
                    ((Verdict.Violated) result.verdict()).counterexample().orElseThrow();
            return MutantTrace.of(mutant(name), SpecTools.standard(), behaviour);
        }
    }

    private static String text(MutantTrace found) {
        Trace trace = found.trace();
        if (trace == null) {
            return "no trace";
        }
        var text = new StringBuilder(trace.initial().get("coins").toString());
        trace.steps()
                .forEach(step -> text.append(" ")
                        .append(step.event())
                        .append(" ")
                        .append(step.state().get("coins"))
                        .append("/")
                        .append(step.state().get("bought")));
        return text.toString();
    }

    @Test
    void whereTheRightSpecLeadsElsewhereItsStateIsTheLast() throws Exception {
        MutantTrace found = of("PayTwice");
        assertThat(found.parting()).isEqualTo(Parting.OTHER_STATE);
        assertThat(found.overrides()).containsExactly("Change");
        assertThat(found.event()).hasToString("Pay(2)");
        // Two coins pay for something that costs 2: none is left, and none is owed; of the two results the first.
        assertThat(text(found)).isEqualTo("0 Receive 2/0 Pay(2) 0/0");
        assertThat(found.trace())
                .isNotNull()
                .extracting(Trace::origin)
                .isEqualTo(new TraceOrigin(
                        "suites/mutants/PayTwice",
                        SpecHash.of(Models.find(SPECS.resolve("Purse.cfg")).get(0)),
                        0));
    }

    @Test
    void whereTheRightSpecDoesNotEnableTheEventTheTraceEndsBeforeIt() throws Exception {
        MutantTrace found = of("PayOnCredit");
        assertThat(found.parting()).isEqualTo(Parting.NOT_ENABLED);
        assertThat(found.event()).hasToString("Pay(2)");
        assertThat(text(found)).isEqualTo("0");
    }

    @Test
    void aCounterexampleThatEndsBeyondTheBoundsIsFollowedToItsEnd() throws Exception {
        MutantTrace found = of("TooMuch");
        assertThat(found.parting()).isEqualTo(Parting.OTHER_STATE);
        assertThat(text(found)).isEqualTo("0 Receive 2/0");
    }

    @Test
    void aBrokenPropertyPartsNowhereAndABrokenBeginningAtOnce() throws Exception {
        MutantTrace wealth = of("WealthWrong");
        assertThat(wealth.parting()).isEqualTo(Parting.NOWHERE);
        assertThat(text(wealth)).isEqualTo("0");
        assertThat(wealth.event()).isNull();
        MutantTrace debt = of("BeginInDebt");
        assertThat(debt.parting()).isEqualTo(Parting.INITIAL_STATE);
        assertThat(text(debt)).isEqualTo("no trace");
    }

    @Test
    void ofSeveralEventsTheOneOnWhichBothSpecsAgreeIsTaken() {
        // On credit one can look at all things without a coin; in the right spec one can only wait.
        MutantTrace found =
                MutantTrace.of(mutant("PayOnCredit"), SpecTools.standard(), behaviour("0/0", "0/0", "-1/0"));
        assertThat(text(found)).isEqualTo("0 Wait 0/0");
        assertThat(found.event()).hasToString("Pay(1)");
        MutantTrace beyond =
                MutantTrace.of(mutant("TooMuch"), SpecTools.standard(), behaviour("3/0", "3/0", "1/0", "8/0"));
        assertThat(text(beyond)).isEqualTo("3 Look(1) 3/0 Pay(2) 1/0 Receive 3/0");
        assertThat(beyond.parting()).isEqualTo(Parting.OTHER_STATE);
    }

    @Test
    void aModelThatBreaksNothingIsRefusedAndAFalseBehaviourIsAnError() {
        Model right = Models.find(SPECS.resolve("Purse.cfg")).get(0);
        assertThatThrownBy(() -> MutantTrace.of(right, SpecTools.standard(), behaviour("3/0")))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("Purse.cfg: expected an override of a definition by one of a module Mutants*");
        assertThatThrownBy(() -> MutantTrace.of(mutant("PayTwice"), SpecTools.standard(), behaviour("3/0", "9/9")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("state 2");
    }

    private static Counterexample behaviour(String... states) {
        List<Counterexample.Step> steps = new ArrayList<>();
        for (String state : states) {
            int slash = state.indexOf('/');
            steps.add(new Counterexample.Step(
                    steps.size() + 1,
                    "Next",
                    "",
                    List.of(
                            Counterexample.Variable.of("bought", state.substring(slash + 1)),
                            Counterexample.Variable.of("coins", state.substring(0, slash)))));
        }
        return new Counterexample(steps, new Counterexample.End.Finite());
    }
}
