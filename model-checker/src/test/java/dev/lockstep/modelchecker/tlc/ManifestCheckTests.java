package dev.lockstep.modelchecker.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.spec.ManifestEntry;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.RecordedResult;
import dev.lockstep.modelchecker.spec.RunMode;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.tlc.Verdict.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManifestCheckTests {
    private static final Path FILE = Path.of("x");
    private static final Verdict VIOLATED = new Verdict.Violated(Kind.INVARIANT, "Inv", null);

    private static ManifestCheck check(String recorded, Verdict found, long distinct, long depth, int workers) {
        return check(recorded, found, distinct, depth, workers, 0);
    }

    private static ManifestCheck check(
            String recorded, Verdict found, long distinct, long depth, int workers, int recordedWorkers) {
        var entry = new ManifestEntry(
                FILE,
                1,
                "X.tla",
                "X.cfg",
                FILE,
                FILE,
                new RunMode.Exhaustive(),
                recorded,
                5,
                6,
                4,
                recordedWorkers,
                Set.of());
        var statistics = new TlcStatistics(6, distinct, 0, depth, workers, Duration.ZERO, "", "");
        var model = new Model("x/X", FILE, FILE, FILE, SizeClass.FOCUSED, entry);
        return ManifestCheck.of(TlcResult.of(model, found, statistics));
    }

    @Test
    void recordedResultAndCountsGiveZero() {
        assertThat(check("success", new Verdict.Holds(), 5, 4, 1)).isEqualTo(new ManifestCheck(List.of(), 0));
        assertThat(check("safety failure", VIOLATED, 2, 2, 1).exitCode()).isZero();
    }

    @Test
    void anotherResultGives22() {
        ManifestCheck check = check("success", VIOLATED, 5, 4, 1);

        assertThat(check.exitCode()).isEqualTo(22);
        assertThat(check.differences())
                .containsExactly(new ManifestCheck.Difference("result", "success", "safety failure"));
        assertThat(check("safety failure", new Verdict.Holds(), 5, 4, 1).exitCode())
                .isEqualTo(22);
    }

    @Test
    void anotherCountGives22() {
        ManifestCheck check = check("success", new Verdict.Holds(), 7, 4, 1);

        assertThat(check.exitCode()).isEqualTo(22);
        assertThat(check.differences()).hasToString("[distinctStates: recorded 5, found 7]");
    }

    @Test
    void countThatIsNotKnownIsNoDifference() {
        assertThat(check("success", new Verdict.Holds(), -1, 4, 1).exitCode()).isZero();
    }

    @Test
    void reducedLivenessAgreesOnlyWhereItsSuccessAndCountsAreRecorded() {
        var reduced = new Verdict.Undecided(Verdict.Undecided.Reason.REDUCED_LIVENESS, "under a constraint");

        assertThat(check("success", reduced, 5, 4, 1)).isEqualTo(new ManifestCheck(List.of(), 0));
        assertThat(check("success", reduced, 7, 4, 1).exitCode()).isEqualTo(22);
        assertThat(check("unknown", reduced, 5, 4, 1).exitCode()).isEqualTo(23);
        assertThat(check("liveness failure", reduced, 5, 4, 1).exitCode()).isEqualTo(23);
    }

    @Test
    void depthIsComparedOnlyWhereItIsDeterministic() {
        Verdict holds = new Verdict.Holds();

        assertThat(check("success", holds, 5, 5, 1).exitCode()).isEqualTo(22);
        assertThat(check("success", holds, 5, 3, 1).exitCode()).isZero();
        assertThat(check("success", holds, 5, 5, 2).exitCode()).isZero();
        assertThat(check("success", holds, 5, 3, 2).exitCode()).isZero();
        assertThat(check("success", holds, 5, 3, 1, 1).exitCode()).isEqualTo(22);
        assertThat(check("success", holds, 5, 5, 1, 1).exitCode()).isEqualTo(22);
        assertThat(check("success", holds, 5, 4, 1, 1).exitCode()).isZero();
    }

    @Test
    void whatWasNotDecidedOrNotRecordedKeepsItsOwnCode() {
        var timeout = new Verdict.Undecided(Verdict.Undecided.Reason.TIMEOUT, "late");
        var failed = new Verdict.Failed(150, "no module", "", null);

        assertThat(check("success", timeout, 5, 4, 1).exitCode()).isEqualTo(23);
        assertThat(check("safety failure", failed, 5, 4, 1).exitCode()).isEqualTo(150);
        assertThat(check("unknown", VIOLATED, 5, 4, 1).exitCode()).isEqualTo(12);
    }

    @Test
    void onlyDecidedRunsAndCompleteCountsAreRecorded() {
        var timeout = new Verdict.Undecided(Verdict.Undecided.Reason.TIMEOUT, "late");

        assertThat(result(timeout, 1).recorded()).isEmpty();
        assertThat(result(VIOLATED, 1).recorded())
                .contains(new RecordedResult("safety failure", -1, -1, -1, Duration.ZERO));
        assertThat(result(new Verdict.Holds(), 1).recorded())
                .contains(new RecordedResult("success", 5, 6, 4, Duration.ZERO));
        assertThat(result(new Verdict.Holds(), 2).recorded())
                .contains(new RecordedResult("success", 5, 6, -1, Duration.ZERO));
    }

    private static TlcResult result(Verdict verdict, int workers) {
        var statistics = new TlcStatistics(6, 5, 0, 4, workers, Duration.ZERO, "", "");
        var model = new Model("x/X", FILE, FILE, FILE, SizeClass.FOCUSED, null);
        return TlcResult.of(model, verdict, statistics);
    }

    @Test
    void walksThatFoundNothingAreASuccessOnlyWhereTheManifestAsksForThem() {
        var walked = new Verdict.Undecided(Verdict.Undecided.Reason.RECORDED_SIMULATION, "walked");
        var instead = new Verdict.Undecided(Verdict.Undecided.Reason.SIMULATION, "walked");
        var deep = new Verdict.Undecided(Verdict.Undecided.Reason.DEPTH_FIRST, "searched");

        assertThat(check("success", walked, -1, -1, 1).exitCode()).isZero();
        assertThat(check("safety failure", walked, -1, -1, 1).exitCode()).isEqualTo(22);
        assertThat(check("success", instead, -1, -1, 1).exitCode()).isEqualTo(23);
        assertThat(check("success", deep, -1, -1, 1).exitCode()).isEqualTo(23);
        assertThat(result(instead, 1).recorded()).isEmpty();
    }
}
