package dev.lockstep.modelchecker.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.tlc.Coverage.Action;
import dev.lockstep.modelchecker.tlc.Coverage.Place;
import dev.lockstep.modelchecker.tlc.Coverage.Unreached;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTests {
    @TempDir
    private Path temp;

    private final CoverageReader reader = new CoverageReader();

    private void told(int code, String text) {
        reader.accept(new TlcMessage(code, 0, text, List.of()));
    }

    private Coverage coverage() {
        return reader.coverage(new SourceText(temp));
    }

    @Test
    void actionsAndUnreachedExpressionsOfARealRunAreThoseThatOneCanCountByHand() throws Exception {
        TlcOptions options =
                TlcOptions.ofWorkers(1).withQuickStart(true).withHeap("256m").withCoverage(true);
        TlcResult result;
        try (Tlc tlc = new Tlc()) {
            result = tlc.check(TestSpecs.model("grid/Grid"), options, progress -> {});
        }

        List<Action> actions = result.coverage().actions();
        assertThat(actions).extracting(Action::name).containsExactly("Init", "Right", "Up", "Never");
        assertThat(actions).extracting(Action::taken).containsExactly(1L, 90L, 90L, 0L);
        assertThat(actions.stream().mapToLong(Action::taken).sum())
                .isEqualTo(result.statistics().generated());
        assertThat(actions.stream().mapToLong(Action::distinct).sum())
                .isEqualTo(result.statistics().distinct());
        assertThat(result.coverage().unreached())
                .extracting(Unreached::text)
                .containsExactly("x' = 0", "y' = 0", "UNCHANGED x");
        assertThat(result.coverage().unreached().get(0).place()).isEqualTo(new Place("Grid", 18, 15, 18, 20));
    }

    @Test
    void aRunThatIsNotAskedHasNone() {
        assertThat(coverage()).isEqualTo(Coverage.NONE);
    }

    @Test
    void aDisjunctIsNamedByItsText() throws IOException {
        Files.writeString(
                temp.resolve("M.tla"),
                "---- MODULE M ----\nNext == \\/ A\n        \\/ \\E m \\in ms :\n\t     Receive(m)\n====\n");
        told(2772, "<A line 9, col 1 to line 9, col 1 of module M>: 10:1,020\n");
        told(2772, "<Next line 2, col 1 to line 4, col 23 of module M (3 12 4 23)>: 2:3\n");

        assertThat(coverage().actions())
                .containsExactly(
                        new Action("A", new Place("M", 9, 1, 9, 1), 1020, 10),
                        new Action("\\E m \\in ms : Receive(m)", new Place("M", 3, 12, 4, 23), 3, 2));
    }

    @Test
    void anExpressionThatAnyActionReachesIsReached() {
        told(2772, "<A line 1, col 1 to line 1, col 1 of module M>: 0:0\n");
        told(2221, "  line 5, col 1 to line 5, col 9 of module M: 0\n");
        told(2775, "  |line 6, col 1 to line 6, col 9 of module M: 0:0\n");
        told(2772, "<B line 2, col 1 to line 2, col 1 of module M>: 0:0\n");
        told(2221, "  line 5, col 1 to line 5, col 9 of module M: 3\n");

        assertThat(coverage().unreached()).containsExactly(new Unreached(new Place("M", 6, 1, 6, 9), ""));
    }

    @Test
    void partsThatTlcDoesNotPrintBecauseTheyAreReachedAsOftenAsTheWholeAreReached() {
        told(2772, "<A line 1, col 1 to line 1, col 1 of module M>: 0:0\n");
        told(2221, "  line 6, col 3 to line 6, col 9 of module M: 0\n");
        told(2772, "<B line 2, col 1 to line 2, col 1 of module M>: 0:0\n");
        told(2221, "  line 5, col 1 to line 7, col 9 of module M: 4\n");

        assertThat(coverage().unreached()).isEmpty();
    }

    @Test
    void ofNestedExpressionsOnlyTheOutermostIsListed() {
        told(2774, "<Inv line 1, col 1 to line 1, col 1 of module M>\n");
        told(2221, "  line 5, col 1 to line 7, col 9 of module M: 0\n");
        told(2221, "  |line 6, col 3 to line 6, col 9 of module M: 0\n");

        assertThat(coverage().unreached()).extracting(Unreached::place).containsExactly(new Place("M", 5, 1, 7, 9));
    }

    @Test
    void onlyTheLastReportCounts() {
        told(2201, "The coverage statistics at ...\n");
        told(2772, "<A line 1, col 1 to line 1, col 1 of module M>: 1:2\n");
        told(2221, "  line 5, col 1 to line 7, col 9 of module M: 0\n");
        told(2201, "The coverage statistics at ...\n");
        told(2772, "<A line 1, col 1 to line 1, col 1 of module M>: 3:4\n");
        told(2221, "  line 5, col 1 to line 7, col 9 of module M: 1\n");

        assertThat(coverage())
                .isEqualTo(new Coverage(List.of(new Action("A", new Place("M", 1, 1, 1, 1), 4, 3)), List.of()));
    }

    @Test
    void aPlaceThatTheModuleDoesNotHaveHasNoText() throws IOException {
        Files.writeString(temp.resolve("M.tla"), "one\n\ttwo\n");
        var source = new SourceText(temp);

        assertThat(source.at(new Place("M", 2, 9, 2, 11), 99))
                .as("a tab is eight columns")
                .isEqualTo("two");
        assertThat(source.at(new Place("M", 1, 2, 1, 99), 99)).isEqualTo("ne");
        assertThat(source.at(new Place("M", 1, 1, 3, 1), 99)).isEmpty();
        assertThat(source.at(new Place("N", 1, 1, 1, 1), 99)).isEmpty();
        assertThat(source.at(new Place("M", 1, 1, 2, 11), 6)).isEqualTo("one...");
    }
}
