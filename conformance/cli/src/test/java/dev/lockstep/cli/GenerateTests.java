package dev.lockstep.cli;

import static dev.lockstep.cli.Run.lockstep;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.modelchecker.cover.CoverTarget;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.traces.itf.TraceFolder;
import dev.lockstep.traces.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The strategies of {@code lockstep generate} as a user meets them. */
class GenerateTests {
    private static final String MODEL = "raft/MCRaftOneServer";

    @TempDir
    private Path folder;

    private Run generate(String out, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("generate", MODEL, "--out", folder.resolve(out)));
        arguments.addAll(Arrays.asList(options));
        return lockstep(arguments.toArray());
    }

    private List<Trace> read(String out) {
        List<Trace> traces = new ArrayList<>();
        TraceFolder.read(TraceFolder.files(folder.resolve(out))).forEachRemaining(traces::add);
        return traces;
    }

    private void assertSameBytes(String one, String other) {
        List<Path> files = TraceFolder.files(folder.resolve(one));
        assertThat(files).isNotEmpty().hasSameSizeAs(TraceFolder.files(folder.resolve(other)));
        for (Path file : files) {
            assertThat(file).hasSameBinaryContentAs(folder.resolve(other).resolve(file.getFileName()));
        }
    }

    @Test
    void everyStrategySaysTheSameKeysAndItsTracesAreReplayed() throws IOException {
        List<List<Object>> strategies = List.of(
                List.of("--cover", "states"),
                List.of("--cover", "action-pairs"),
                List.of("--walks", 3, "--depth", 8),
                List.of("--simulate", 3, "--depth", 8));
        for (int i = 0; i < strategies.size(); i++) {
            List<Object> options = new ArrayList<>(strategies.get(i));
            options.add("--json");
            Run run = generate("s" + i, options.toArray());
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.json().fieldNames())
                    .toIterable()
                    .contains(
                            "states",
                            "transitions",
                            "traces",
                            "steps",
                            "lowerBound",
                            "coveredTransitions",
                            "millis",
                            "coverage");
            List<Trace> traces = read("s" + i);
            assertThat(run.json().get("traces").asInt()).isEqualTo(traces.size());
            int steps = traces.stream().mapToInt(t -> t.steps().size()).sum();
            assertThat(run.json().get("steps").asInt()).isEqualTo(steps);
            assertThat(run.json().get("lowerBound").asInt()).isLessThanOrEqualTo(steps);
            Run replayed = lockstep("replay", MODEL, "--subject", "raft", "--traces", folder.resolve("s" + i));
            assertThat(replayed.out()).contains(steps + " transitions replayed, no divergence");
        }
    }

    @Test
    void aCoverOfStatesSaysWhatElseItCovers() throws IOException {
        JsonNode json = generate("states", "--cover", "states", "--json").json();
        assertThat(json.get("strategy").asText()).isEqualTo("states");
        assertThat(json.get("coverage").get("of").asText()).isEqualTo("graph");
        assertThat(json.get("coverage").get("states").toString()).isEqualTo("{\"covered\":39,\"total\":39}");
        assertThat(json.get("coverage").get("transitions").get("total").asInt()).isEqualTo(58);
        assertThat(json.get("coverage").get("transitions").get("covered").asInt())
                .isEqualTo(json.get("coveredTransitions").asInt())
                .isBetween(38, 57);
        assertThat(json.get("coverage").get("arguments").get("Timeout").toString())
                .isEqualTo("{\"covered\":1,\"total\":1}");
        assertThat(json.get("partialGraph").asBoolean()).isFalse();
        assertThat(json.get("fewestSteps").asBoolean())
                .isEqualTo(json.get("steps").asInt() == json.get("lowerBound").asInt());
    }

    @Test
    void whatLiesBeyondTheLengthOfTracesIsNamed() throws IOException {
        Run run = generate("short", "--cover", "transitions", "--max-length", 6);
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("30 of 58 transitions covered", "lower bound 49")
                .contains("partial coverage: 28 of 58 transitions can't be reached by 6 steps");
        assertThat(read("short")).allMatch(t -> t.steps().size() <= 6);
        JsonNode json = generate("json", "--max-length", 6, "--json").json();
        assertThat(json.get("partial").asBoolean()).isTrue();
        assertThat(json.get("transitionsOutOfReach").asInt()).isEqualTo(28);
        assertThat(json.get("coveredTransitions").asInt()).isEqualTo(30);
        JsonNode far = generate("far", "--max-length", 500, "--json").json();
        assertThat(far.get("partial").asBoolean()).isFalse();
        assertThat(far.get("steps").asInt()).isEqualTo(95);
        assertThat(far.get("fewestSteps").asBoolean()).isTrue();
    }

    @Test
    void shardsAreBalancedEachWithItsShortestTracesFirst() {
        assertThat(generate("whole").code()).isZero();
        assertThat(generate("sharded", "--shards", 3, "--workers", 1).code()).isZero();
        assertThat(generate("again", "--shards", 3, "--workers", 2).code()).isZero();
        assertSameBytes("sharded", "again");
        List<Path> files = TraceFolder.files(folder.resolve("sharded"));
        assertThat(files).hasSize(3);
        for (Path file : files) {
            List<Integer> lengths = new ArrayList<>();
            TraceFolder.read(List.of(file))
                    .forEachRemaining(t -> lengths.add(t.steps().size()));
            assertThat(lengths).isSorted().isNotEmpty();
        }
        assertThat(read("sharded")).containsExactlyInAnyOrderElementsOf(read("whole"));
    }

    @Test
    void randomTracesAreTheSameForOneSeedAndSayIt() {
        for (String kind : List.of("--walks", "--simulate")) {
            assertThat(generate(kind + "a", kind, 4, "--depth", 9, "--seed", 7).out())
                    .contains("seed");
            generate(kind + "b", kind, 4, "--depth", 9, "--seed", 7);
            generate(kind + "c", kind, 4, "--depth", 9, "--seed", 8);
            assertSameBytes(kind + "a", kind + "b");
            assertThat(read(kind + "a")).isNotEqualTo(read(kind + "c"));
            assertThat(read(kind + "a"))
                    .allMatch(t -> t.origin().seed() >= 7 && t.origin().seed() <= 10)
                    .allMatch(t -> t.steps().size() <= 9);
        }
        assertThat(read("--walksa")).hasSize(4);
    }

    @Test
    void aSimulationClaimsNothingOfWhatItDidNotMeet() {
        Run run = generate("sim", "--simulate", 2, "--depth", 2);
        assertThat(run.out())
                .contains("transitions met", "of 2 random behaviours", "how many there are in all is not known")
                .contains("arguments of AppendEntries", "seed 1")
                .doesNotContain("covered");
    }

    @Test
    void theCounterexampleOfABrokenSpecFindsTheSameMistakeInCode() throws IOException {
        String mutant = "raft/mutants/VoteTwice";
        Path traces = folder.resolve("cex");
        Run run = lockstep("generate", mutant, "--counterexamples", "--out", traces, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode row = run.json().get("counterexamples").get(0);
        assertThat(row.get("overrides").get(0).asText()).isEqualTo("VoteIsFree");
        assertThat(row.get("parting").asText()).isEqualTo("HandleRequestVote leads to another state");
        assertThat(TraceFolder.files(traces)).containsExactly(traces.resolve("raft-VoteTwice.itf.jsonl.gz"));
        List<Trace> read = read("cex");
        assertThat(read).hasSize(1);
        assertThat(read.get(0).steps()).hasSize(row.get("steps").asInt());
        assertThat(read.get(0).origin().model()).isEqualTo(mutant);
        Run right = lockstep("replay", mutant, "--subject", "raft", "--traces", traces);
        assertThat(right.code()).as(right.out()).isZero();
        Run wrong = lockstep("replay", mutant, "--subject", "raft:vote-twice", "--traces", traces);
        assertThat(wrong.code()).isEqualTo(20);
        assertThat(wrong.out()).contains("part at step " + read.get(0).steps().size());
    }

    @Test
    void aBrokenSpecWithoutACounterexampleSurvivesAndOneThatIsNotBrokenIsRefused() throws IOException {
        Path system = folder.resolve("count");
        Files.createDirectories(system.resolve("mutants"));
        Files.writeString(system.resolve("Count.tla"), """
                ---- MODULE Count ----
                EXTENDS Naturals
                VARIABLE x
                Step == 1
                Init == x = 0
                Inc == x < 6 /\\ x' = x + Step
                Spec == Init /\\ [][Inc]_x
                Low == x < 8
                ====
                """);
        Files.writeString(
                system.resolve("MutantsCount.tla"),
                "---- MODULE MutantsCount ----\nEXTENDS Count\nTwo == 2\nFour == 4\n====\n");
        Files.writeString(system.resolve("Count.cfg"), "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\n");
        String override = "SPECIFICATION Spec\nCONSTANT Step <- %s\nINVARIANT Low\nCHECK_DEADLOCK FALSE\n";
        Files.writeString(system.resolve("mutants/Weak.cfg"), String.format(override, "Two"));
        Files.writeString(system.resolve("mutants/Killed.cfg"), String.format(override, "Four"));
        Run run = lockstep("generate", system.resolve("Count.cfg"), "--counterexamples", "--out", folder.resolve("o"));
        assertThat(run.code()).isEqualTo(22);
        assertThat(run.out())
                .containsPattern("count/mutants/Killed +invariant Low +1 steps +Inc leads to another state")
                .containsPattern("count/mutants/Weak +SURVIVED +0 steps +no counterexample");
        assertThat(read("o")).hasSize(1);
        Files.delete(system.resolve("mutants/Killed.cfg"));
        Files.delete(system.resolve("mutants/Weak.cfg"));
        Run none = lockstep("generate", system.resolve("Count.cfg"), "--counterexamples", "--out", folder.resolve("p"));
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("expected broken specs for --counterexamples");
    }

    @Test
    void aPartialGraphIsNamedAsSuch() {
        Exploration explored;
        try (ShippedSpecs shipped = ShippedSpecs.open()) {
            explored = Exploration.of(ModelArguments.single(shipped, MODEL), 1, p -> {});
        }
        GraphSource whole = GraphSource.of(explored);
        var partial = new GraphSource(whole.name(), whole.graph().upTo(4), whole.origin(), whole.modelValues());
        for (GeneratedSuite suite : List.of(
                new GraphSuites(partial).cover(CoverTarget.STATES, 9), new GraphSuites(partial).walks(2, 30, 1))) {
            assertThat(suite.lines()).anyMatch(l -> l.startsWith("the graph is partial: of "));
            assertThat(suite.json()).containsEntry("partialGraph", true).containsKey("expandedStates");
            assertThat(String.valueOf(suite.json().get("coverage"))).contains("of=partial graph");
            assertThat(suite.traces().length(0)).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void aCoverThatRanOutOfTimeIsNearItsBoundAndComplete() throws IOException {
        JsonNode json = generate("budget", "--budget", 0, "--json").json();
        assertThat(json.get("coveredTransitions").asInt()).isEqualTo(58);
        assertThat(json.get("steps").asDouble())
                .isBetween(95.0, 1.02 * json.get("lowerBound").asInt());
        assertThat(json.get("lowerBound").asInt()).isBetween(93, 95);
    }

    @Test
    void optionsThatContradictEachOtherAreRefusedInASentence() {
        assertRefused("expected at most one of", "--cover", "states", "--walks", 3);
        assertRefused("--max-length: expected together with --cover only", "--walks", 3, "--max-length", 4);
        assertRefused("--depth: expected together with --walks or --simulate only", "--depth", 4);
        assertRefused("--seed: expected together with", "--cover", "actions", "--seed", 4);
        assertRefused("--budget: expected together with --cover transitions", "--cover", "states", "--budget", 4);
        assertRefused("--budget: expected 0 seconds or more, found -1", "--budget", -1);
        assertRefused("--shards: expected together with", "--counterexamples", "--shards", 4);
        assertRefused("--max-length: expected at least 1, found 0", "--max-length", 0);
        assertRefused("--shards: expected at most 100000", "--shards", 100_001);
        assertRefused("steps in all", "--walks", 2_000_000, "--depth", 2_000_000);
        assertRefused("'--cover'", "--cover", "everything");
    }

    private void assertRefused(String words, Object... options) {
        Run run = generate("refused", options);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(words).doesNotContain("\tat ");
        assertThat(folder.resolve("refused")).doesNotExist();
    }
}
