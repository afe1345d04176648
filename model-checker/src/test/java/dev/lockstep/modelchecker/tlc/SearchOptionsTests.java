package dev.lockstep.modelchecker.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.tlc.TlcOptions.Walks;
import dev.lockstep.modelchecker.tlc.Verdict.Kind;
import dev.lockstep.modelchecker.tlc.Verdict.Undecided;
import dev.lockstep.modelchecker.tlc.Verdict.Undecided.Reason;
import dev.lockstep.modelchecker.tlc.Verdict.Violated;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real TLC in other ways than one search up to the first violation. */
class SearchOptionsTests {
    private static final TlcOptions QUICK =
            TlcOptions.ofWorkers(1).withQuickStart(true).withHeap("256m");

    private static TlcResult check(String path, TlcOptions options) throws IOException, InterruptedException {
        try (Tlc tlc = new Tlc()) {
            return tlc.check(TestSpecs.model(path), options, progress -> {});
        }
    }

    private static void assertUndecided(TlcResult result, Reason reason) {
        assertThat(result.verdict())
                .isInstanceOfSatisfying(
                        Undecided.class,
                        undecided -> assertThat(undecided.reason()).isEqualTo(reason));
        assertThat(ManifestCheck.of(result).exitCode()).isEqualTo(23);
    }

    @Test
    void walksWithoutAViolationAreUndecidedHoweverTheyAreAskedFor() throws Exception {
        TlcResult walked = check("counter/MCCounterSmall", QUICK.withWalks(new Walks(5, 20)));
        assertUndecided(walked, Reason.SIMULATION);
        assertThat(walked.statistics().generated()).isBetween(5L, 200L);
        assertThat(walked.statistics().distinct()).isEqualTo(TlcStatistics.UNKNOWN);

        TlcResult passedOn =
                check("counter/MCCounterSmall", QUICK.withExtraArgs(List.of("-simulate", "num=5", "-depth", "20")));
        assertUndecided(passedOn, Reason.SIMULATION);
        assertThat(passedOn.statistics().generated())
                .as("the same seed walks the same way")
                .isEqualTo(walked.statistics().generated());
    }

    @Test
    void walksThatMeetAViolationShowIt() throws Exception {
        TlcResult result = check("grid/GridLines", QUICK.withWalks(new Walks(100, 30)));

        assertThat(result.verdict()).isInstanceOfSatisfying(Violated.class, violated -> {
            assertThat(violated.property()).isIn("OffRow", "OffColumn");
            assertThat(violated.counterexample()).isPresent();
        });
    }

    @Test
    void aDepthFirstSearchWithoutAViolationIsUndecided() throws Exception {
        TlcResult shallow = check("grid/GridPoint", QUICK.withExtraArgs(List.of("-dfid", "3")));
        assertUndecided(shallow, Reason.DEPTH_FIRST);
        assertThat(shallow.statistics().distinct())
                .as("points up to two steps away")
                .isEqualTo(6);

        assertThat(check("grid/GridPoint", QUICK.withExtraArgs(List.of("-dfid", "30")))
                        .exitCode())
                .isEqualTo(12);
    }

    @Test
    void aRunThatContinuesListsEveryViolatedPropertyOnceWithItsCount() throws Exception {
        TlcResult result = check("grid/GridLines", QUICK.withContinued(true));

        assertThat(result.exitCode()).isEqualTo(12);
        assertThat(result.violations())
                .extracting(violation -> violation.first().property())
                .containsExactlyInAnyOrder("OffRow", "OffColumn", "Steady");
        for (Violation violation : result.violations()) {
            long expected = switch (violation.first().property()) {
                case "OffColumn" -> 10; // The points of the column.
                case "OffRow" -> 9; // Those of the row, but for the one that the column has already.
                default -> {
                    assertThat(violation.first().kind()).isEqualTo(Kind.ACTION_PROPERTY);
                    yield 10 + 9; // The steps to the line x = 5, and those along it.
                }
            };
            assertThat(violation.count()).as(violation.first().property()).isEqualTo(expected);
            Counterexample shown = violation.first().counterexample().orElseThrow();
            assertThat(shown.steps())
                    .hasSize(
                            violation.first().property().equals("OffRow")
                                    ? 3
                                    : shown.steps().size());
        }
        assertThat(result.statistics().distinct())
                .as("the whole grid was searched")
                .isEqualTo(100);
    }

    @Test
    void theCheckForDeadlocksCanBeTurnedOnWhereTheModelTurnsItOff() throws Exception {
        assertThat(check("grid/Grid", QUICK).verdict()).isEqualTo(new Verdict.Holds());
        TlcResult result = check("grid/Grid", QUICK.withCheckDeadlock(true));

        assertThat(result.verdict()).isInstanceOfSatisfying(Violated.class, violated -> {
            assertThat(violated.kind()).isEqualTo(Kind.DEADLOCK);
            assertThat(violated.counterexample().orElseThrow().steps())
                    .as("the far corner")
                    .hasSize(19);
        });
    }

    @Test
    void theStatementOnDeadlocksIsChangedInPlaceOrTheUserIsTold(@TempDir Path temp) throws IOException {
        Path config = Files.write(temp.resolve("M.cfg"), new byte[] {'\\', '*', ' ', (byte) 0xe9, '\n'});
        Files.writeString(config, "CHECK_DEADLOCK\n  FALSE\nINIT Init", StandardOpenOption.APPEND);
        DeadlockCheck.turnOn(config);
        assertThat(Files.readString(config, StandardCharsets.ISO_8859_1))
                .isEqualTo("\\* \u00e9\nCHECK_DEADLOCK\n  TRUE\nINIT Init");

        Files.writeString(config, "CHECK_DEADLOCK (* no *) FALSE");
        assertThatThrownBy(() -> DeadlockCheck.turnOn(config))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("change the .cfg instead");
    }

    @Test
    void theNumberOfWorkersIsWhatTlcSaysItIs() throws Exception {
        TlcResult result = check("grid/Grid", QUICK.withExtraArgs(List.of("-workers", "3")));

        assertThat(result.verdict()).isEqualTo(new Verdict.Holds());
        assertThat(result.statistics().workers()).isEqualTo(3);
    }
}
