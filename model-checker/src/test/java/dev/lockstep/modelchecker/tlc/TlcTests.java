package dev.lockstep.modelchecker.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.spec.ManifestEntry;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.RunMode;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.tlc.Counterexample.End;
import dev.lockstep.modelchecker.tlc.Counterexample.Step;
import dev.lockstep.modelchecker.tlc.Verdict.Failed;
import dev.lockstep.modelchecker.tlc.Verdict.Kind;
import dev.lockstep.modelchecker.tlc.Verdict.Undecided;
import dev.lockstep.modelchecker.tlc.Verdict.Violated;
import dev.lockstep.traces.value.TlaText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the real TLC, about a second each; another version of it with {@code -Dlockstep.tla2tools=/path/to/tla2tools.jar}. */
class TlcTests {
    private static final TlcOptions QUICK = TlcOptions.ofWorkers(1).withQuickStart(true);

    private static TlcResult check(String path) throws IOException, InterruptedException {
        return check(path, QUICK);
    }

    private static TlcResult check(String path, TlcOptions options) throws IOException, InterruptedException {
        return check(TestSpecs.model(path), options);
    }

    private static TlcResult check(Model model) throws IOException, InterruptedException {
        return check(model, QUICK);
    }

    private static TlcResult check(Model model, TlcOptions options) throws IOException, InterruptedException {
        try (Tlc tlc = new Tlc()) {
            return tlc.check(model, options, progress -> {});
        }
    }

    private static Violated violated(TlcResult result) {
        assertThat(result.verdict()).isInstanceOf(Violated.class);
        return (Violated) result.verdict();
    }

    @Test
    void correctModelHoldsWithTheRecordedCounts() throws Exception {
        var progress = new ArrayList<TlcProgress>();
        TlcResult result;
        try (Tlc tlc = new Tlc()) {
            // The one run with the default JVM set-up.
            result = tlc.check(TestSpecs.model("counter/MCCounterSmall"), TlcOptions.ofWorkers(1), progress::add);
        }

        assertThat(result.verdict()).isEqualTo(new Verdict.Holds());
        assertThat(ManifestCheck.of(result)).isEqualTo(new ManifestCheck(List.of(), 0));
        TlcStatistics statistics = result.statistics();
        assertThat(statistics.distinct()).isEqualTo(5);
        assertThat(statistics.generated()).isEqualTo(6);
        assertThat(statistics.queue()).isZero();
        assertThat(statistics.depth()).isEqualTo(5);
        assertThat(statistics.version()).startsWith("TLC2 Version");
        assertThat(Double.parseDouble(statistics.collisionEstimate())).isBetween(0.0, 1e-9);
        assertThat(progress).isNotEmpty();
        assertThat(progress.get(progress.size() - 1).distinct()).isEqualTo(5);
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void violatedInvariantShowsTheShortestBehaviourWithTypedStates() throws Exception {
        TlcResult result = check("counter/mutants/CountTooFar");

        Violated violated = violated(result);
        assertThat(violated.kind()).isEqualTo(Kind.INVARIANT);
        assertThat(violated.property()).isEqualTo("AtMostMax");
        assertThat(violated.exitCode()).isEqualTo(12);
        Counterexample behaviour = violated.counterexample().orElseThrow();
        assertThat(behaviour.steps()).hasSize(6);
        assertThat(behaviour.end()).isEqualTo(new End.Finite());
        Step last = behaviour.steps().get(5);
        assertThat(last.number()).isEqualTo(6);
        assertThat(last.location()).endsWith("of module Counter");
        assertThat(last.state().orElseThrow().get("n")).isEqualTo(TlaText.parse("5"));
        assertThat(last.state().orElseThrow().get("seen")).isEqualTo(TlaText.parse("{0, 1, 2, 3, 4}"));
        assertThat(ManifestCheck.of(result).exitCode()).isZero();
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void violatedActionPropertyNamesThePropertyAndTheAction() throws Exception {
        Violated violated = violated(check("counter/MCCounterFalls"));

        assertThat(violated.kind()).isEqualTo(Kind.ACTION_PROPERTY);
        assertThat(violated.property()).isEqualTo("NeverFalls");
        assertThat(violated.exitCode()).isEqualTo(13);
        assertThat(violated.manifestWord()).isEqualTo("liveness failure");
        List<Step> steps = violated.counterexample().orElseThrow().steps();
        assertThat(steps.get(steps.size() - 1).action()).isEqualTo("Reset");
    }

    @Test
    void violatedPropertyOfTheFormAlwaysIsAnInvariant() throws Exception {
        Violated violated = violated(check("counter/MCCounterAlways"));

        assertThat(violated.kind()).isEqualTo(Kind.INVARIANT);
        assertThat(violated.property()).isEqualTo("AlwaysSmall");
    }

    @Test
    void livenessWithoutFairnessFailsByStuttering() throws Exception {
        Violated violated = violated(check("counter/MCCounterStutters"));

        assertThat(violated.kind()).isEqualTo(Kind.LIVENESS);
        assertThat(violated.property()).isEqualTo("ReachesMax");
        assertThat(violated.exitCode()).isEqualTo(13);
        assertThat(violated.counterexample().orElseThrow().end()).isEqualTo(new End.Stuttering());
    }

    @Test
    void livenessWithFairnessFailsByALasso() throws Exception {
        Violated violated = violated(check("counter/MCCounterLasso"));

        assertThat(violated.kind()).isEqualTo(Kind.LIVENESS);
        assertThat(violated.counterexample().orElseThrow().end()).isInstanceOfSatisfying(End.BackTo.class, back -> {
            assertThat(back.number()).isEqualTo(1);
            assertThat(back.action()).isEqualTo("Reset");
        });
    }

    @Test
    void falseLivenessUnderAConstraintIsUndecided() throws Exception {
        TlcResult result = check("counter/MCCounterBoundLive");

        assertThat(result.verdict()).isInstanceOfSatisfying(Undecided.class, undecided -> {
            assertThat(undecided.reason()).isEqualTo(Undecided.Reason.REDUCED_LIVENESS);
            assertThat(undecided.message()).contains("StaysAtMax", "CONSTRAINT");
        });
        assertThat(result.exitCode()).isEqualTo(23);
        // Newer versions of TLC do not warn of it.
        assertThat(result.warnings()).hasSize(result.statistics().version().contains("Version 2.18") ? 1 : 0);
    }

    @Test
    void safetyPropertyUnderAConstraintIsDecided() throws Exception {
        assertThat(check("counter/MCCounterBound").verdict()).isEqualTo(new Verdict.Holds());
    }

    @Test
    void modelWhoseManifestSaysSimulateIsSimulated() throws Exception {
        TlcResult result = check("counter/MCCounterThree");

        assertThat(violated(result).property()).isEqualTo("NeverThree");
        assertThat(ManifestCheck.of(result).exitCode()).isZero();
    }

    @Test
    void deadlockShowsTheStateWithoutSuccessors() throws Exception {
        Violated violated = violated(check("faulty/FaultyDeadlock"));

        assertThat(violated.kind()).isEqualTo(Kind.DEADLOCK);
        assertThat(violated.exitCode()).isEqualTo(11);
        Step last = violated.counterexample().orElseThrow().steps().get(2);
        // Newer versions of TLC also print the action's arguments.
        assertThat(last.action()).isIn("Up", "Up(2)");
        assertThat(last.state().orElseThrow().get("y")).isEqualTo(TlaText.parse("[a |-> 1, b |-> <<\"s\", A>>]"));
    }

    @Test
    void deadlockIsNoErrorWhereTheManifestSaysSo() throws Exception {
        Model model = TestSpecs.model("faulty/FaultyDeadlock");

        assertThat(check(recorded(model, new RunMode.Exhaustive(), ManifestEntry.IGNORE_DEADLOCK))
                        .verdict())
                .isEqualTo(new Verdict.Holds());
    }

    @Test
    void modeThatThisTlcDoesNotHaveIsUndecided() throws Exception {
        Model model = TestSpecs.model("counter/MCCounterSmall");

        assertThat(check(recorded(model, new RunMode.Other("symbolic"))).verdict())
                .isInstanceOfSatisfying(
                        Undecided.class,
                        undecided -> assertThat(undecided.message()).contains("symbolic"));
        if (!TlcFeatures.hasOption(TlcJar.locate(null), "-generate")) {
            assertThat(check(recorded(model, new RunMode.Generate())).verdict())
                    .isInstanceOfSatisfying(
                            Undecided.class,
                            undecided -> assertThat(undecided.message()).contains("--tla2tools"));
        }
    }

    @Test
    void optionsOfTlcAreFoundInItsJar() {
        Path jar = TlcJar.locate(null);

        assertThat(TlcFeatures.hasOption(jar, "-simulate")).isTrue();
        assertThat(TlcFeatures.hasOption(jar, "-simul")).isFalse();
        assertThat(TlcFeatures.hasOption(jar, "-frobnicate")).isFalse();
    }

    private static Model recorded(Model model, RunMode mode, String... features) {
        var entry = new ManifestEntry(
                model.folder(),
                1,
                "",
                "",
                model.module(),
                model.config(),
                mode,
                "success",
                -1,
                -1,
                -1,
                0,
                Set.of(features));
        return new Model(model.name(), model.folder(), model.module(), model.config(), model.size(), entry);
    }

    @Test
    void deadlockIsNoErrorWhereTheCheckIsOff() throws Exception {
        assertThat(check("faulty/FaultyDeadlock", QUICK.withCheckDeadlock(false))
                        .verdict())
                .isEqualTo(new Verdict.Holds());
    }

    @Test
    void failedAssertGivesItsMessage() throws Exception {
        Violated violated = violated(check("faulty/FaultyAssert"));

        assertThat(violated.kind()).isEqualTo(Kind.ASSERT);
        assertThat(violated.property()).isEqualTo("\"x grew too much\"");
        assertThat(violated.exitCode()).isEqualTo(14);
        assertThat(violated.counterexample()).isPresent();
    }

    @Test
    void falseAssumptionHasNoBehaviour() throws Exception {
        Violated violated = violated(check("faulty/FaultyAssumption"));

        assertThat(violated.kind()).isEqualTo(Kind.ASSUMPTION);
        assertThat(violated.property()).contains("line 8", "Faulty");
        assertThat(violated.exitCode()).isEqualTo(10);
        assertThat(violated.counterexample()).isEmpty();
    }

    @Test
    void violationByAnInitialStateShowsThatState() throws Exception {
        Violated violated = violated(check("faulty/FaultyInit"));

        assertThat(violated.property()).isEqualTo("StartsAtOne");
        List<Step> steps = violated.counterexample().orElseThrow().steps();
        assertThat(steps).hasSize(1);
        assertThat(steps.get(0).state().orElseThrow().get("x")).isEqualTo(TlaText.parse("0"));
    }

    @Test
    void refinementThatFailsAtTheStartNamesTheProperty() throws Exception {
        Violated violated = violated(check("faulty/FaultyRefinement"));

        assertThat(violated.property()).isEqualTo("OtherStart");
        assertThat(violated.exitCode()).isEqualTo(13);
    }

    @Test
    void whatASpecPrintsIsNotTakenForAMessage() throws Exception {
        TlcResult result = check("faulty/FaultyPrinting");

        assertThat(result.verdict()).isEqualTo(new Verdict.Holds());
        assertThat(result.output()).contains("<<0, [a |-> 1, b |-> <<\"s\", A>>]>>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unparsed/Unparsed             | 150 | line 3, column 9 of module Unparsed  | Was expecting
            unparsed/Unresolved           | 150 | line 3, column 13 of module Unresolved | nowhere
            counter/MCCounterUnset        | 151 | ''                                   | constant parameter Max
            counter/MCCounterSyntax       | 255 | line 2 of the .cfg                   | expecting = or <-
            faulty/FaultyNext             | 75  | line 16, column 40 of module Faulty  | nonexistent field
            faulty/FaultyIncomplete       | 75  | ''                                   | not completely specified
            faulty/FaultyInvariant        | 76  | line 22, column 35 of module Faulty  | nonexistent field
            faulty/FaultyInvariantAssert  | 76  | ''                                   | asserted
            faulty/FaultyLiveness         | 75  | line 24, column 25 of module Faulty  | nonexistent field
            """)
    void whatCannotBeCheckedFailsWithThePlace(String path, int exitCode, String where, String message)
            throws Exception {
        TlcResult result = check(path);

        assertThat(result.verdict()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.exitCode()).isEqualTo(exitCode);
            assertThat(failed.message()).contains(message).doesNotContain("lockstep-tlc", "\tat ", "RuntimeException");
            assertThat(failed.where()).isEqualTo(where);
        });
    }

    @Test
    void missingConfigurationIsTheUsersError() {
        Model model = TestSpecs.model("counter/MCCounterSmall");
        var missing = new Model(
                "counter/None",
                model.folder(),
                model.module(),
                model.folder().resolve("None.cfg"),
                SizeClass.FOCUSED,
                null);

        try (Tlc tlc = new Tlc()) {
            assertThatThrownBy(() -> tlc.check(missing, QUICK, progress -> {}))
                    .isInstanceOfSatisfying(
                            SpecException.class, e -> assertThat(e.exitCode()).isEqualTo(255))
                    .hasMessageContaining("None.cfg");
        }
    }

    @Test
    void timeLimitLeavesTheModelUndecided() throws Exception {
        TlcResult result = check("counter/MCCounterSmall", QUICK.withTimeout(Duration.ofMillis(1)));

        assertThat(result.verdict())
                .isInstanceOfSatisfying(
                        Undecided.class,
                        undecided -> assertThat(undecided.reason()).isEqualTo(Undecided.Reason.TIMEOUT));
        assertThat(ManifestCheck.of(result).exitCode()).isEqualTo(23);
    }

    @Test
    void violationWinsOverTheExitCodeZeroOfARunThatContinues() throws Exception {
        TlcResult result = check("counter/MCCounterAlways", QUICK.withExtraArgs(List.of("-continue")));

        Violated violated = violated(result);
        assertThat(violated.property()).isEqualTo("AlwaysSmall");
        assertThat(violated.counterexample().orElseThrow().steps()).hasSize(3);
        assertThat(result.exitCode()).isEqualTo(12);
        assertThat(result.warnings()).anyMatch(warning -> warning.contains("exited with 0"));
    }
}
