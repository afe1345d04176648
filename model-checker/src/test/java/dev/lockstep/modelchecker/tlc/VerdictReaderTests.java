package dev.lockstep.modelchecker.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.spec.ModelConfig;
import dev.lockstep.modelchecker.tlc.Verdict.Failed;
import dev.lockstep.modelchecker.tlc.Verdict.Undecided;
import dev.lockstep.modelchecker.tlc.Verdict.Violated;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VerdictReaderTests {
    private static final ModelConfig PLAIN = ModelConfig.parse("SPECIFICATION Spec INVARIANT TypeOK");
    private static final String SUCCESS = message(
            2193,
            0,
            "Model checking completed. No error has been found.\n"
                    + "  calculated (optimistic):  val = 1.1E-19\n  based on the actual fingerprints:  val = 2.0E-17");
    private static final String TOTALS =
            message(2199, 0, "6 states generated, 5 distinct states found, 0 states left on queue.");
    private static final String END = message(2186, 0, "Finished in 348ms at (2026-11-22 20:31:39)");
    private static final String VIOLATION = message(2110, 1, "Invariant Inv is violated.");

    private static String message(int code, int severity, String text) {
        return "@!@!@STARTMSG " + code + ":" + severity + " @!@!@\n" + text + "\n@!@!@ENDMSG " + code + " @!@!@\n";
    }

    private static TlcOutput output(String... parts) {
        var output = new TlcOutput(progress -> {});
        String.join("", parts).lines().forEach(line -> output.accept(line, Duration.ZERO));
        return output;
    }

    private static VerdictReader reader(int exitCode, ModelConfig config, String... parts) {
        return new VerdictReader(output(parts), config, exitCode, false, "");
    }

    private static Verdict verdict(int exitCode, String... parts) {
        return reader(exitCode, PLAIN, parts).verdict();
    }

    @Test
    void runThatSaysAllOfItPasses() {
        assertThat(verdict(0, SUCCESS, TOTALS, END)).isEqualTo(new Verdict.Holds());
        assertThat(output(SUCCESS, TOTALS).statistics(2, Duration.ZERO).collisionEstimate())
                .isEqualTo("2.0E-17");
    }

    @Test
    void runThatLacksAnyPartOfSuccessIsNoPass() {
        assertThat(verdict(0, TOTALS, END)).isInstanceOf(Failed.class);
        assertThat(verdict(0, SUCCESS, END)).isInstanceOf(Failed.class);
        assertThat(verdict(0, SUCCESS, TOTALS)).isInstanceOf(Failed.class);
        assertThat(verdict(0, SUCCESS, TOTALS.replace("0 states left", "3 states left"), END))
                .isInstanceOf(Failed.class);
        assertThat(verdict(0))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.exitCode()).isEqualTo(1));
        assertThat(verdict(0, SUCCESS, TOTALS, END, "@!@!@STARTMSG 2110:1 @!@!@\nInvar"))
                .isInstanceOf(Failed.class);
    }

    @Test
    void printedViolationOutweighsTheExitCode() {
        VerdictReader reader = reader(0, PLAIN, VIOLATION, SUCCESS, TOTALS, END);

        assertThat(reader.verdict()).isInstanceOf(Violated.class);
        assertThat(reader.verdict().exitCode()).isEqualTo(12);
        assertThat(reader.remarks(reader.verdict())).hasSize(1);
        assertThat(reader(12, PLAIN, VIOLATION).remarks(reader.verdict())).isEmpty();
    }

    @Test
    void anyErrorKeepsARunFromPassing() {
        String error = message(2102, 1, "Something\nWhile working on the initial state:\n/\\ x = 0");

        assertThat(verdict(0, error, SUCCESS, TOTALS, END)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.exitCode()).isEqualTo(75);
            assertThat(failed.counterexample()).isPresent();
        });
    }

    @Test
    void searchThatIsNotExhaustiveIsUndecidedWhateverElseItSays() {
        String walks = message(2188, 0, "Running Random Simulation with seed 3 with 4 workers on 2 cores");
        String deep = message(2271, 0, "Running depth-first search Model-Checking with fp 0 and seed 0 with 1 worker");

        assertThat(reason(reader(0, PLAIN, walks, SUCCESS, TOTALS, END).verdict()))
                .isEqualTo(Undecided.Reason.SIMULATION);
        assertThat(reason(reader(0, PLAIN, deep, SUCCESS, TOTALS, END).verdict()))
                .isEqualTo(Undecided.Reason.DEPTH_FIRST);
        assertThat(reason(new VerdictReader(output(walks, END), PLAIN, 0, true, "").verdict()))
                .isEqualTo(Undecided.Reason.RECORDED_SIMULATION);
        assertThat(output(walks).statistics(1, Duration.ZERO).workers()).isEqualTo(4);
        assertThat(verdict(12, walks, VIOLATION, END)).isInstanceOf(Violated.class);
        assertThat(verdict(0, walks)).as("cut short").isInstanceOf(Failed.class);
    }

    private static Undecided.Reason reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Undecided.class);
        return ((Undecided) verdict).reason();
    }

    @Test
    void eachPropertyIsListedOnceWithTheBehaviourOfItsFirstViolation() {
        String first = message(2217, 4, "1: <Initial predicate>\nx = 1\n");
        String second = message(2217, 4, "1: <Initial predicate>\nx = 2\n");
        String other = message(2110, 1, "Invariant Other is violated.");
        String error = message(2111, 1, "Evaluating invariant Third failed.");
        VerdictReader reader = reader(0, PLAIN, VIOLATION, first, other, second, VIOLATION, second, error);

        assertThat(reader.violations()).extracting(Violation::count).containsExactly(2L, 1L);
        assertThat(reader.violations())
                .extracting(violation -> violation.first().property())
                .containsExactly("Inv", "Other");
        assertThat(reader.violations())
                .extracting(violation -> violation
                        .first()
                        .counterexample()
                        .orElseThrow()
                        .steps()
                        .get(0)
                        .variables()
                        .get(0)
                        .text())
                .containsExactly("1", "2");
        assertThat(reader.remarks(reader.verdict())).anyMatch(remark -> remark.contains("Third failed"));
    }

    @Test
    void exitCodeOfAViolationWithoutOneIsAnInternalError() {
        assertThatThrownBy(() -> verdict(12, TOTALS, END))
                .isInstanceOf(TlcProtocolException.class)
                .hasMessageContaining("12");
    }

    @Test
    void runThatWasKilledIsNoVerdictOnTheModel() {
        assertThat(verdict(137, TOTALS)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.exitCode()).isEqualTo(1);
            assertThat(failed.message()).contains("137");
        });
    }

    @Test
    void livenessOnAReducedGraphIsUndecidedForEachReduction() {
        String temporal = message(2212, 0, "Implied-temporal checking--satisfiability problem has 1 branches.");
        for (String reduction : new String[] {"CONSTRAINT", "ACTION_CONSTRAINT", "SYMMETRY", "VIEW"}) {
            ModelConfig config = ModelConfig.parse("PROPERTY Live " + reduction + " C");

            assertThat(reader(0, config, temporal, SUCCESS, TOTALS, END).verdict())
                    .as(reduction)
                    .isInstanceOf(Undecided.class);
            assertThat(reader(0, config, SUCCESS, TOTALS, END).verdict())
                    .as(reduction + ", no temporal property")
                    .isEqualTo(new Verdict.Holds());
        }
        assertThat(reader(0, PLAIN, temporal, message(2284, 3, "Dangerous"), SUCCESS, TOTALS, END)
                        .verdict())
                .isInstanceOf(Undecided.class);
    }

    @Test
    void statesOfALaterViolationAreNotMixedIn() {
        String state = message(2217, 4, "1: <Initial predicate>\nx = 1\n");
        String other = message(2217, 4, "1: <Initial predicate>\nx = 2\n");
        VerdictReader reader = reader(0, PLAIN, VIOLATION, state, VIOLATION, other);

        Counterexample behaviour =
                reader.violation().orElseThrow().counterexample().orElseThrow();
        assertThat(behaviour.steps()).hasSize(1);
        assertThat(behaviour.steps().get(0).variables().get(0).text()).isEqualTo("1");
    }

    @Test
    void progressStandsInForTotalsThatNeverCame() {
        TlcOutput output = output(message(
                2200,
                0,
                "Progress(7) at 2026-11-22 20:31:40: 1,212 states generated (1,212 s/min), 1,010 distinct states found"
                        + " (1,010 ds/min), 33 states left on queue."));

        TlcStatistics statistics = output.statistics(1, Duration.ZERO);
        assertThat(statistics.generated()).isEqualTo(1212);
        assertThat(statistics.distinct()).isEqualTo(1010);
        assertThat(statistics.queue()).isEqualTo(33);
        assertThat(statistics.depth()).isEqualTo(7);
    }
}
