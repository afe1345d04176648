package dev.lockstep.cli;

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

/** {@code lockstep graph} as a user meets it. */
class GraphCommandTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static Run graph(Object... arguments) {
        Run run = Run.lockstep(
                Stream.concat(Stream.of("graph"), Stream.of(arguments)).toArray());
        assertThat(run.out() + run.err()).doesNotContain("\tat ", "Exception");
        return run;
    }

    private Path counter() throws IOException {
        Files.write(
                folder.resolve("Count.tla"),
                List.of(
                        "---- MODULE Count ----",
                        "EXTENDS Naturals",
                        "CONSTANT N",
                        "VARIABLE x",
                        "Init == x = 0",
                        "Add(n) == x' = x + n",
                        "Idle == x' = x",
                        "Never == x > 99 /\\ x' = 0",
                        "Next == (\\E n \\in {1, 2} : Add(n)) \\/ Idle \\/ Never",
                        "Spec == Init /\\ [][Next]_x",
                        "Bound == x <= N",
                        "===="));
        return Files.write(
                folder.resolve("Count.cfg"), List.of("SPECIFICATION Spec", "CONSTANT N = 4", "CONSTRAINT Bound"));
    }

    private static void assertNumbers(JsonNode json) {
        assertThat(json.get("states").asInt()).isEqualTo(5);
        assertThat(json.get("transitions").asInt()).isEqualTo(12);
        assertThat(json.get("selfLoops").asInt()).isEqualTo(5);
        assertThat(json.get("levels")).hasToString("[1,2,2]");
        assertThat(json.get("partial").asBoolean()).isFalse();
        assertThat(json.get("components").asInt()).isEqualTo(5);
        assertThat(json.get("actions").get("Idle")).hasToString("{\"transitions\":5,\"events\":1,\"cut\":0}");
    }

    @Test
    void aModelIsCountedAndItsExportsReadBackGiveTheSameNumbers() throws IOException {
        Path dot = folder.resolve("count.dot.gz");
        Path json = folder.resolve("count.json");
        Run explored = graph(counter(), "--json", "--export", dot, "--export", json);
        assertThat(explored.code()).isZero();
        assertThat(explored.err()).contains("wrote " + dot, "wrote " + json);
        JsonNode numbers = JSON.readTree(explored.out());
        assertNumbers(numbers);
        assertThat(numbers.get("model").asText()).contains("Count");
        assertThat(numbers.get("actions").get("Add")).hasToString("{\"transitions\":7,\"events\":2,\"cut\":3}");
        assertThat(numbers.get("actions").get("Never"))
                .as("an action that no state enables")
                .hasToString("{\"transitions\":0,\"events\":0,\"cut\":0}");
        assertThat(JSON.readTree(json.toFile()).get("transitions")).hasSize(12);
        Run read = graph("--graph", dot, "--json");
        assertThat(read.code()).isZero();
        assertNumbers(JSON.readTree(read.out()));
        assertThat(JSON.readTree(read.out()).get("graph").asText()).isEqualTo(dot.toString());
    }

    @Test
    void theTextHasARowForEachNumberAndEachAction() throws IOException {
        Run run = graph(counter());
        assertThat(run.out().lines().map(l -> l.strip().replaceAll("\\s+", " ")))
                .contains(
                        "states 5",
                        "depth 3",
                        "terminal states 0",
                        "transitions from a state, mean 2.40",
                        "states with 3-4 3",
                        "action transitions events cut",
                        "Add 7 2 3",
                        "Never 0 0 0")
                .anyMatch(l -> l.matches("explored in [\\d.]+ s"))
                .anyMatch(l -> l.startsWith("repeat: lockstep graph "));
    }

    @Test
    void aPartialGraphSaysSoAndIsUndecided() throws IOException {
        Path dot = Files.writeString(
                folder.resolve("part.dot"),
                "digraph { 0 [label=\"x = 0\", style=filled]; 1 [label=\"x = 1\", style=dashed]; 0 -> 1 [label=\"A\"]; }");
        Run run = graph("--graph", dot);
        assertThat(run.code()).isEqualTo(23);
        assertThat(run.out()).contains("partial: a bound ended the exploration", "read in ");
        assertThat(run.out().replaceAll(" +", " ")).contains("expanded 1\n", "terminal states 0\n");
        assertThat(JSON.readTree(graph("--graph", dot, "--json").out())
                        .get("partial")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void pathsAreWrittenAsItf() throws IOException {
        Path all = folder.resolve("all");
        Run run = graph(counter(), "--itf", all);
        assertThat(run.err()).contains("wrote 2 paths to " + all + " (1 files)");
        assertThat(all.resolve("traces-00000.itf.jsonl.gz")).exists();
        Path some = folder.resolve("some");
        Run chosen = graph(counter(), "--itf", some, "--path-to", 4, "--path-to", 0);
        assertThat(chosen.code()).as(chosen.err()).isZero();
        JsonNode trace = JSON.readTree(some.resolve("path-to-4.itf.json").toFile());
        assertThat(trace.get("states").findValuesAsText("x")).containsExactly("0", "2", "4");
        assertThat(trace.get("#meta").get("specHash").asText()).hasSize(64);
        assertThat(JSON.readTree(some.resolve("path-to-0.itf.json").toFile()).get("states"))
                .hasSize(1);
        Run again = graph(counter(), "--itf", some, "--path-to", 4);
        assertThat(again.code()).as("nothing is overwritten").isEqualTo(2);
        assertThat(graph(counter(), "--itf", all).code()).isEqualTo(2);
    }

    @Test
    void wrongUsageIsToldInASentence() throws IOException {
        Path config = counter();
        Path itf = folder.resolve("itf");
        assertUsage("expected either a MODEL to explore or --graph FILE to read, found neither");
        assertUsage("found both", config, "--graph", folder.resolve("a.dot"));
        assertUsage("a.dot: expected a DOT file, found none", "--graph", folder.resolve("a.dot"));
        assertUsage("a.svg: expected a name that ends in one of [.dot, .graphml, .json]", config, "--export", "a.svg");
        assertUsage("--path-to: expected a folder for the path", config, "--path-to", 1);
        assertUsage("--path-to 5: expected the number of a state, from 0 to 4", config, "--itf", itf, "--path-to", 5);
        assertUsage("--itf: 2 paths would take about", config, "--itf", itf, "--max-bytes", 10);
        assertThat(itf).doesNotExist();
        Path broken = Files.writeString(folder.resolve("broken.dot"), "digraph {\n 1 [label=\"x\"] }");
        assertUsage("broken.dot:2: expected a state such as", "--graph", broken);
    }

    private static void assertUsage(String message, Object... arguments) {
        Run run = graph(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }
}
