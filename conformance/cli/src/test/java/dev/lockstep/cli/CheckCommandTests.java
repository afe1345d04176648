package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of {@code check}, on a model of nine states and broken versions of it. */
class CheckCommandTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temp;

    private Path spec = Path.of("");

    private static Run check(Object... arguments) {
        return Run.lockstep(
                Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray());
    }

    @BeforeEach
    void writeSpec() throws IOException {
        spec = Files.createDirectory(temp.resolve("square"));
        Files.writeString(spec.resolve("Square.tla"), """
                ---- MODULE Square ----
                EXTENDS Naturals
                VARIABLES x, y
                Init == x = 0 /\\ y = 0
                Right == x < 2 /\\ x' = x + 1 /\\ y' = y
                Up == y < 2 /\\ y' = y + 1 /\\ x' = x
                Never == x > 2 /\\ x' = 0 /\\ y' = 0
                Next == Right \\/ Up \\/ Never
                Spec == Init /\\ [][Next]_<<x, y>>
                Small == x < 3
                Low == y < 2
                Left == x < 2
                Near == <>(x < 9)
                ====
                """);
        model("SquareHolds", "INVARIANT Small", "CHECK_DEADLOCK FALSE");
        model("SquareBroken", "INVARIANTS Low Left", "CHECK_DEADLOCK FALSE");
        model("SquareLive", "PROPERTY Near", "CONSTRAINT Small", "CHECK_DEADLOCK FALSE");
        model("SquareNames", "INVARIANT Smal", "CHECK_DEADLOCK FALSE");
    }

    private void model(String name, String... lines) throws IOException {
        Files.writeString(spec.resolve(name + ".cfg"), "SPECIFICATION Spec\n" + String.join("\n", lines) + "\n");
    }

    private Path config(String name) {
        return spec.resolve(name + ".cfg");
    }

    @Test
    void manyModelsAtOnceAreReportedInTheirOrderWithTheWorstExitCode() throws Exception {
        Path junit = temp.resolve("reports/check.xml");
        Run run = check(spec, "--jobs", 4, "--workers", 1, "--junit", junit);

        assertThat(run.code()).isEqualTo(151);
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.startsWith("square/"))
                        .map(line -> line.replaceFirst("[: ].*", "")))
                .as("what there is to say of each, then the table")
                .containsExactly(
                        "square/SquareBroken",
                        "square/SquareLive",
                        "square/SquareNames",
                        "square/SquareBroken",
                        "square/SquareHolds",
                        "square/SquareLive",
                        "square/SquareNames");
        assertThat(Files.readString(junit))
                .contains("<testsuite name=\"square\" tests=\"4\" failures=\"1\" errors=\"2\" skipped=\"0\"")
                .contains("<failure message=\"invariant L", "is violated\n  0  initial state")
                .contains("<error message=\"undecided\">no violation of Near was found")
                .contains("<error message=\"error 151\">");
    }

    @Test
    void theReportOfARunThatDoesNotComeToItsEndHasNoPass() throws Exception {
        Path junit = temp.resolve("check.xml");
        Files.writeString(spec.resolve("Square.tla"), "no module");
        Run run = check(config("SquareHolds"), "--junit", junit);

        assertThat(run.code()).isEqualTo(150);
        assertThat(Files.readString(junit))
                .contains("tests=\"1\" failures=\"0\" errors=\"1\"", "did not come to its end");
    }

    @Test
    void jsonTellsAllThatIsKnown() throws Exception {
        Run run =
                check(config("SquareBroken"), config("SquareHolds"), "--continue", "--coverage", "--json", "--seed", 3);

        assertThat(run.code()).isEqualTo(12);
        JsonNode json = JSON.readTree(run.out());
        JsonNode broken = json.get("models").get(0);
        assertThat(broken.get("verdict").asText()).isEqualTo("violated");
        assertThat(broken.get("kind").asText()).isEqualTo("invariant");
        assertThat(broken.get("property").asText()).isIn("Low", "Left");
        assertThat(broken.get("violations").findValuesAsText("property")).containsExactlyInAnyOrder("Low", "Left");
        assertThat(broken.get("violations")
                        .get(0)
                        .get("counterexample")
                        .get("steps")
                        .size())
                .isPositive();
        assertThat(broken.get("warnings").toString()).contains("TLC exited with 0");
        assertThat(broken.get("exitCode").asInt()).isEqualTo(12);
        JsonNode holds = json.get("models").get(1);
        assertThat(holds.get("verdict").asText()).isEqualTo("holds");
        assertThat(holds.get("states").asInt()).isEqualTo(1 + 6 + 6);
        assertThat(holds.get("distinct").asInt()).isEqualTo(9);
        assertThat(holds.get("queue").asInt()).isZero();
        assertThat(holds.get("depth").asInt()).isEqualTo(5);
        assertThat(holds.get("version").asText()).startsWith("TLC2");
        assertThat(Double.parseDouble(holds.get("collisionEstimate").asText())).isBetween(0.0, 1e-9);
        assertThat(holds.get("violations")).isEmpty();
        assertThat(holds.get("coverage").get("actions").findValuesAsText("action"))
                .containsExactly("Init", "Right", "Up", "Never");
        assertThat(holds.get("coverage").get("unreached").findValuesAsText("text"))
                .containsExactly("x' = 0", "y' = 0");
    }

    @Test
    void coverageIsATableOfActionsAndAListOfWhatWasNeverReached() {
        Run run = check(config("SquareHolds"), "--coverage", "--workers", 1);

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().map(line -> line.strip().replaceAll("\\s+", " ")))
                .contains("action at taken distinct states found", "Up Square:6 6 6", "Never Square:7 0 0")
                .contains("line 7, column 19 of module Square: x' = 0");
    }

    @Test
    void whatFollowsTheDashesReachesTlcAndTheVerdictStaysHonest() {
        for (List<String> search : List.of(List.of("-dfid", "9"), List.of("-simulate", "num=3"))) {
            Run run = check(config("SquareHolds"), "--", search.get(0), search.get(1));
            assertThat(run.code()).as(search + run.out()).isEqualTo(23);
            assertThat(run.out()).contains("undecided");
        }
        Run deadlocks = check(config("SquareHolds"), "--deadlock", "--", "-deadlock");
        assertThat(deadlocks.code()).as("TLC's own flag turns the check off").isZero();
        assertThat(check(config("SquareHolds"), "--", "-bogus").out()).contains("unrecognized option: -bogus");
    }

    @Test
    void deadlocksAreCheckedAsTheOptionSays() {
        Run on = check(config("SquareHolds"), "--deadlock");
        assertThat(on.code()).isEqualTo(11);
        assertThat(on.out()).contains("DEADLOCK is reached", "y: 1 -> 2");
        assertThat(check(config("SquareHolds"), "--no-deadlock").code()).isZero();
    }

    @Test
    void walksAreUndecidedAlsoWhereTheManifestRecordsASuccess() throws IOException {
        Files.writeString(spec.resolve("manifest.json"), """
                {"modules": [{"path": "Square.tla", "features": [], "models": [{"path": "SquareHolds.cfg",
                "runtime": "00:00:01", "mode": "exhaustive search", "result": "success", "distinctStates": 9}]}]}
                """);
        Run walked = check(config("SquareHolds"), "--simulate", "num=5", "--depth", 4);
        assertThat(walked.code()).isEqualTo(23);
        assertThat(walked.out()).contains("not compared");
        assertThat(check(config("SquareHolds"), "--simulate", 5, "--update-manifest")
                        .err())
                .contains("--update-manifest", "leave out --simulate");
    }

    @Test
    void aCheckpointIsSavedAndRefusedToAnotherModel() {
        Path folder = temp.resolve("saved");
        Run saved = check(config("SquareBroken"), "--checkpoint", 1, "--checkpoint-dir", folder, "--workers", 1);
        assertThat(saved.code()).isEqualTo(12);
        assertThat(folder.resolve("checkpoint.json")).exists();
        Run after = check(config("SquareBroken"), "--recover", folder);
        assertThat(after.code()).isEqualTo(2);
        assertThat(after.err()).contains("found an error");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --jobs 0                                     | --jobs: expected at least 1, found 0
            --workers 0                                  | --workers: expected at least 1, found 0
            --timeout 0                                  | --timeout: expected at least 1 second, found 0
            --max-heap lots                              | --max-heap: expected a size
            --depth 3                                    | add --simulate N
            --simulate file=x                            | --simulate: expected a number of walks
            --simulate 3 --depth 0                       | --depth: expected at least 1
            --checkpoint 5                               | expected both or neither
            --checkpoint-dir x                           | expected both or neither
            --checkpoint 0 --checkpoint-dir x            | expected 1 to 30000 minutes, found 0
            --checkpoint 5 --checkpoint-dir x --simulate 3 | only a search of all states has checkpoints
            --checkpoint 5 --checkpoint-dir x --continue | leave out --continue
            --recover x --checkpoint-dir y               | leave out --checkpoint-dir
            --recover nowhere                            | checkpoint.json: expected what a run with --checkpoint wrote
            --junit .                                    | --junit: expected a file that can be written
            -- -metadir x                                | -metadir can't be passed on; use --checkpoint-dir
            -- -config x                                 | -config can't be passed on; name the .cfg
            -- -dump dot,actionlabels x.dot              | -dump: expected an absolute path
            """)
    void optionsThatMakeNoSenseAreRefusedInASentence(String options, String reason) {
        Object[] arguments = Stream.concat(Stream.of(config("SquareHolds")), Stream.of(options.split(" ")))
                .toArray();
        Run run = check(arguments);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(reason).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void checkpointsAreForOneModel() {
        assertThat(check(spec, "--checkpoint", 5, "--checkpoint-dir", temp.resolve("saved"))
                        .err())
                .contains("--checkpoint: expected one model, found 4");
    }
}
