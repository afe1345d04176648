package dev.lockstep.cli;

import static dev.lockstep.cli.Run.lockstep;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay --traces}: what a user is shown of a long trace that ends in a divergence, or in what the spec allows as well. */
class TraceReplayCommandTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path walks() {
        Path traces = folder.resolve("walks");
        Run generated =
                lockstep("generate", "raft/MCRaftOneServer", "--walks", 5, "--depth", 40, "--seed", 3, "--out", traces);
        assertThat(generated.code()).isZero();
        return traces;
    }

    @Test
    void aDivergenceIsMadeAsShortAsTheGraphShowsThatItCanBe() throws IOException {
        String[] subject = {"raft/MCRaftOneServer", "--subject", "raft:leader-not-counted", "--json"};
        int shortest = fault(lockstep(with("replay", subject))).get("step").asInt();
        Path traces = walks();
        Path out = folder.resolve("out");
        Run run = lockstep(with("replay", subject, "--traces", traces, "--out", out));
        JsonNode shrunk = fault(run);
        assertThat(shrunk.get("step").asInt()).isEqualTo(shortest);
        JsonNode met = fault(lockstep(with("replay", subject, "--traces", traces, "--no-shrink")));
        assertThat(met.get("step").asInt())
                .isEqualTo(shrunk.get("shrunkFrom").asInt())
                .isGreaterThan(shortest);
        assertThat(met.has("shrunkFrom")).isFalse();
        // What is saved is the short trace, and shows the same.
        JsonNode again = fault(lockstep(with("replay", subject, "--traces", out)));
        assertThat(again.get("events")).isEqualTo(shrunk.get("events"));
        assertThat(again.has("shrunkFrom")).isFalse();
    }

    @Test
    void peopleAreToldHowLongTheTraceWas() {
        Run run =
                lockstep("replay", "raft/MCRaftOneServer", "--subject", "raft:leader-not-counted", "--traces", walks());
        assertThat(run.code()).isEqualTo(20);
        assertThat(run.out()).containsPattern("part at step 2 \\(shrunk from \\d+\\):");
    }

    @Test
    void aSubjectThatTakesAnotherOutcomeThanTheTraceIsNeitherWrongNorRight() throws IOException {
        Path spec = Files.createDirectories(folder.resolve("tally"));
        Files.write(
                spec.resolve("Tally.tla"),
                List.of(
                        "---- MODULE Tally ----",
                        "EXTENDS Naturals",
                        "CONSTANTS N, Alarm",
                        "VARIABLE x",
                        "Init == x = 0",
                        "Inc == x < N /\\ x' \\in {x + 1, x + 2}",
                        "Reset == x' = 0",
                        "Next == Inc \\/ Reset",
                        "Spec == Init /\\ [][Next]_x",
                        "===="));
        Path model =
                Files.writeString(spec.resolve("Tally.cfg"), "SPECIFICATION Spec\nCONSTANTS N = 3 Alarm = FALSE\n");
        Path traces = folder.resolve("traces");
        assertThat(lockstep("generate", model, "--no-cache", "--out", traces).code())
                .isZero();
        Path junit = folder.resolve("junit.xml");
        Run run = lockstep("replay", model, "--subject", "tally", "--traces", traces, "--junit", junit);
        assertThat(run.code()).isEqualTo(23);
        assertThat(run.out())
                .contains("undecided: the spec allows several outcomes of Inc", "replay the graph")
                .doesNotContain("diverged");
        assertThat(Files.readString(junit))
                .contains("<error message=\"undecided\"")
                .doesNotContain("<failure");
        assertThat(lockstep("replay", model, "--no-cache", "--subject", "tally").code())
                .as("the whole graph, in which the subject chooses")
                .isZero();
        Run wrong = lockstep("replay", model, "--subject", "tally:skips", "--traces", traces, "--all", "--json");
        assertThat(JSON.readTree(wrong.out()).get("strayed")).isNotEmpty();
    }

    private static JsonNode fault(Run run) throws IOException {
        assertThat(run.code()).isEqualTo(20);
        return JSON.readTree(run.out()).get("faults").get(0);
    }

    private static Object[] with(String command, String[] first, Object... more) {
        return Stream.concat(Stream.concat(Stream.of(command), Stream.of(first)), Stream.of(more))
                .toArray();
    }
}
