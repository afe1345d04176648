package dev.lockstep.cli;

import static dev.lockstep.cli.Run.lockstep;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user meets it, on small models: what it prints, and with which exit code it ends. */
class LockstepTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private void writeSpec(String name, String next) throws IOException {
        write(
                name + ".tla",
                "---- MODULE " + name + " ----",
                "EXTENDS Naturals",
                "CONSTANT N",
                "VARIABLE x",
                "Init == x = 0",
                "Inc == x < N /\\ x' = x + 1",
                "Next == " + next,
                "Spec == Init /\\ [][Next]_x",
                "Low == x < 3",
                "====");
    }

    /** Gives the text of the one shard in a folder, and removes it. */
    private static String takeShard(Path traces) throws IOException {
        Path shard = traces.resolve("traces-00000.itf.jsonl.gz");
        try (var in = new GZIPInputStream(Files.newInputStream(shard))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(shard);
        }
    }

    private static void assertNoStackTrace(Run run) {
        assertThat(run.out() + run.err()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void verifyPrintsARowForEachModelAndEndsWithTheCommandThatRepeatsIt() {
        Run run = lockstep("verify", "raft/MCRaftOneServer", "--workers", 2);
        assertThat(run.out().lines().map(l -> l.replaceAll("\\s+", " ")))
                .anyMatch(l -> l.equals("system model states transitions traces steps replayed divergences time"))
                .anyMatch(l -> l.matches("raft MCRaftOneServer 39 58 10 95 58 0 [\\d.]+ s"))
                .anyMatch(l -> l.startsWith("in lockstep, "))
                .anyMatch(l -> l.equals("repeat: lockstep verify raft/MCRaftOneServer --workers 2"));
        assertThat(run.code()).isZero();
    }

    @Test
    void verifyOfASpecThatNoSubjectIsBoundToTestsNothing() throws IOException {
        writeSpec("Count", "Inc");
        Path config = write("Count.cfg", "SPECIFICATION Spec", "CONSTANT N = 2", "CHECK_DEADLOCK FALSE");
        Run run = lockstep("verify", config);
        assertThat(run.code()).isEqualTo(24);
        assertThat(run.out()).contains("no subject is bound to any of the specs [Count]");
    }

    @Test
    void verifyOfModelsThatOnlyTlcJudgesTestsNothing() {
        for (String model : List.of("raft/mutants/VoteTwice", "raft/MCRaftLive")) {
            Run run = lockstep("verify", model);
            assertThat(run.code()).as(model).isEqualTo(24);
            assertThat(run.out()).contains("none of these models is one that an implementation can be replayed on");
        }
    }

    @Test
    void checkPrintsACounterexampleWithOnlyWhatChanged() throws IOException {
        writeSpec("Count", "Inc");
        Path config = write("Count.cfg", "SPECIFICATION Spec", "CONSTANT N = 9", "INVARIANT Low");
        Run run = lockstep("check", config);
        assertThat(run.code()).isEqualTo(12);
        assertThat(run.out()).contains("INVARIANT Low is violated", "  3  Inc   at Count.tla:6", "x: 2 -> 3");
    }

    @Test
    void checkComparesWithTheManifest() throws IOException {
        Run right = lockstep("check", "raft/MCRaftOneServer", "raft/mutants/QuorumOfOne");
        assertThat(right.code()).as(right.out()).isZero();
        writeSpec("Count", "Inc");
        write("Count.cfg", "SPECIFICATION Spec", "CONSTANT N = 2", "CHECK_DEADLOCK FALSE");
        write(
                "manifest.json",
                "{\"modules\": [{\"path\": \"Count.tla\", \"features\": [], \"models\": [{\"path\": \"Count.cfg\",",
                "\"runtime\": \"00:00:01\", \"mode\": \"exhaustive search\", \"result\": \"success\", \"distinctStates\": 4}]}]}");
        Run wrong = lockstep("check", folder);
        assertThat(wrong.code()).isEqualTo(22);
        assertThat(wrong.out()).contains("distinctStates: recorded 4, found 3", "DIFFERS");
        Run updated = lockstep("check", folder, "--update-manifest");
        assertThat(updated.err()).contains("updated");
        assertThat(lockstep("check", folder).code()).isZero();
    }

    @Test
    void theShippedManifestsAreNotUpdatedWhereTheyAreUnpacked() {
        Run run = lockstep("check", "raft/MCRaftOneServer", "--update-manifest");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("read-only", "specs/raft");
    }

    @Test
    void generatedTracesAreReplayedAndFindAMutant() throws IOException {
        Path traces = folder.resolve("traces");
        Run generated = lockstep("generate", "raft/MCRaftOneServer", "--out", traces, "--json");
        assertThat(generated.code()).isZero();
        assertThat(JSON.readTree(generated.out()).get("coveredTransitions").asInt())
                .isEqualTo(58);
        Run replayed = lockstep("replay", "raft/MCRaftOneServer", "--subject", "raft", "--traces", traces);
        assertThat(replayed.code()).isZero();
        assertThat(replayed.out()).contains("10 traces", "95 transitions replayed, no divergence");
        Run mutant = lockstep("replay", "raft/MCRaftOneServer", "--subject", "raft:vote-forgotten", "--traces", traces);
        assertThat(mutant.code()).isEqualTo(20);
        assertThat(mutant.out()).contains("<- here they part", "votedFor[s1]\n    spec     s1\n    subject  Nil");
        Run again = lockstep("generate", "raft/MCRaftOneServer", "--out", traces);
        assertThat(again.code()).as("nothing is overwritten").isEqualTo(2);
    }

    @Test
    void tracesAreTheSameBytesInEveryRun() throws IOException {
        for (String name : List.of("a", "b")) {
            lockstep(
                    "generate",
                    "raft/MCRaftOneServer",
                    "--out",
                    folder.resolve(name),
                    "--workers",
                    name.equals("a") ? 1 : 2);
        }
        assertThat(folder.resolve("a/traces-00000.itf.jsonl.gz"))
                .hasSameBinaryContentAs(folder.resolve("b/traces-00000.itf.jsonl.gz"));
    }

    @Test
    void tracesBeyondTheLimitAreNotWritten() {
        Run run = lockstep("generate", "raft/MCRaftOneServer", "--out", folder.resolve("t"), "--max-bytes", 100);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("10 traces, 95 steps", "--max-bytes 100");
        assertThat(folder.resolve("t")).doesNotExist();
    }

    @Test
    void replayOfTheWholeGraphShowsWhereAMutantDiverges() throws IOException {
        Run run = lockstep("replay", "raft/MCRaftOneServer", "--subject", "raft:leader-not-counted", "--json");
        assertThat(run.code()).isEqualTo(20);
        JsonNode divergence = JSON.readTree(run.out()).get("faults").get(0);
        assertThat(divergence.get("step").asInt()).isEqualTo(2);
        assertThat(divergence.get("differences").get(0).get("variable").asText())
                .isEqualTo("commitIndex");
        assertThat(JSON.readTree(run.out()).get("provenShortest").asBoolean())
                .as("it ended at the first")
                .isFalse();
        Run all = lockstep("replay", "raft/MCRaftOneServer", "--subject", "raft:leader-not-counted", "--all", "--json");
        assertThat(JSON.readTree(all.out()).get("provenShortest").asBoolean()).isTrue();
        Run part = lockstep(
                "replay",
                "raft/MCRaftOneServer",
                "--subject",
                "raft:leader-not-counted",
                "--all",
                "--json",
                "--max-depth",
                4);
        assertThat(JSON.readTree(part.out()).get("provenShortest").asBoolean())
                .as("a part of the graph")
                .isFalse();
    }

    @Test
    void tracesOfAnotherVersionOfTheSpecAreRefused() throws IOException {
        Path traces = folder.resolve("traces");
        lockstep("generate", "raft/MCRaftOneServer", "--out", traces);
        String text = takeShard(traces);
        Files.writeString(
                traces.resolve("old.itf.jsonl"), text.replaceAll("\"specHash\":\"....", "\"specHash\":\"0000"));
        Run run = lockstep("replay", "raft/MCRaftOneServer", "--subject", "raft", "--traces", traces);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("another version of the spec", "lockstep generate");
        assertNoStackTrace(run);
    }

    @Test
    void aBindingWithGapsTestsNothingAndNamesThem() throws IOException {
        writeSpec("Gaps", "Inc");
        Path config = write("Gaps.cfg", "SPECIFICATION Spec", "CONSTANT N = 2", "CHECK_DEADLOCK FALSE");
        for (Run run : List.of(lockstep("replay", config, "--subject", "gaps"), lockstep("verify", config))) {
            assertThat(run.code()).isEqualTo(24);
            assertThat(run.err()).contains("action Inc at Gaps.tla:6 is not bound", "variable x is not bound");
            assertNoStackTrace(run);
        }
    }

    @Test
    void anEmptyTraceFolderTestsNothing() throws IOException {
        Run run = lockstep("replay", "raft/MCRaftOneServer", "--subject", "raft", "--traces", folder);
        assertThat(run.code()).isEqualTo(24);
        assertThat(run.out()).contains("nothing was tested");
    }

    @Test
    void aMalformedTraceIsToldWithItsPlace() throws IOException {
        Path trace = write("bad.itf.json", "{\"vars\": [\"x\"], \"states\": [");
        Run run = lockstep("replay", "raft/MCRaftOneServer", "--subject", "raft", "--traces", trace);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("bad.itf.json, line 2", "expected ITF JSON");
        assertNoStackTrace(run);
    }

    @Test
    void aTraceWithAnEventThatTheSpecDoesNotHaveIsRefused() throws IOException {
        Path traces = folder.resolve("traces");
        lockstep("generate", "raft/MCRaftOneServer", "--out", traces);
        String text = takeShard(traces);
        Files.writeString(traces.resolve("x.itf.jsonl"), text.replace("\"Timeout\"", "\"Explode\""));
        Run run = lockstep("replay", "raft/MCRaftOneServer", "--subject", "raft", "--traces", traces);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Explode(s1)");
        assertNoStackTrace(run);
    }

    @Test
    void unknownSubjectsModelsAndCommandsAreToldWithWhatThereIs() {
        Run subject = lockstep("replay", "raft/MCRaftOneServer", "--subject", "raft:vote-twce");
        assertThat(subject.code()).isEqualTo(2);
        assertThat(subject.err()).contains("no subject is named raft:vote-twce", "raft:vote-twice");
        Run model = lockstep("check", "raft/MCRaftOneServr");
        assertThat(model.code()).isEqualTo(2);
        assertThat(model.err()).contains("did you mean raft/MCRaftOneServer");
        Run command = lockstep("chekc");
        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains("check");
        Run other = lockstep("replay", "raft/MCRaftOneServer", "--subject", "vectorclock");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("bound to the spec VectorClock");
        Stream.of(subject, model, command, other).forEach(LockstepTests::assertNoStackTrace);
    }

    @Test
    void malformedSpecsEndWithTlcsExitCodesAndAPlace() throws IOException {
        write("NoModule.tla", "this is no module");
        Path noModule = write("NoModule.cfg", "SPECIFICATION Spec");
        writeSpec("Half", "x' = ");
        Path half = write("Half.cfg", "SPECIFICATION Spec", "CONSTANT N = 2");
        writeSpec("Names", "Inc");
        Path names = write("Names.cfg", "SPECIFICATION Spec", "CONSTANT N = 2", "INVARIANT Lwo");
        writeSpec("Syntax", "Inc");
        Path syntax = write("Syntax.cfg", "SPECIFICATON Spec");
        assertThat(lockstep("check", noModule).code()).isEqualTo(150);
        assertThat(lockstep("check", noModule).err()).contains("NoModule.tla", "---- MODULE NoModule ----");
        assertThat(lockstep("check", half).code()).isEqualTo(150);
        assertThat(lockstep("check", half).out()).contains("line 8", "module Half");
        assertThat(lockstep("graph", half).code()).isEqualTo(150);
        assertThat(lockstep("graph", half).err()).contains("line 8");
        assertThat(lockstep("check", names).code()).isEqualTo(151);
        assertThat(lockstep("check", names).out()).contains("Lwo");
        assertThat(lockstep("check", syntax).code()).isEqualTo(255);
        assertThat(lockstep("graph", syntax).code()).isEqualTo(255);
        assertThat(lockstep("check", folder.resolve("gone.cfg")).code()).isEqualTo(2);
        write("manifest.json", "{\"modules\": [");
        Run manifest = lockstep("check", folder);
        assertThat(manifest.code()).isEqualTo(2);
        assertThat(manifest.err()).contains("manifest.json");
        assertNoStackTrace(manifest);
    }

    @Test
    void subjectsAreListedWithTheModelsThatKillThem() throws IOException {
        JsonNode subjects = JSON.readTree(lockstep("subjects", "--json").out());
        List<String> names = subjects.findValuesAsText("name");
        assertThat(names)
                .contains(
                        "raft",
                        "quorum",
                        "vectorclock",
                        "raft:vote-twice",
                        "raft:vote-without-log-check",
                        "raft:commit-earlier-term",
                        "raft:vote-forgotten",
                        "quorum:textbook-sketch")
                .doesNotHaveDuplicates();
        for (JsonNode subject : subjects) {
            assertThat(subject.get("spec").asText()).isIn("Raft", "Quorum", "VectorClock", "Gaps", "Tally");
            assertThat(subject.get("source").asText().isEmpty())
                    .as("only mutants are modelled on something")
                    .isEqualTo(subject.get("models").isEmpty());
            assertThat(subject.get("models").isEmpty())
                    .isEqualTo(!subject.get("name").asText().contains(":"));
        }
    }

    @Test
    void theHelpListsTheExitCodes() {
        Run run = lockstep("--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Exit codes:", "20", "Divergence", "verify", "mutants");
    }

    @Test
    void theWorstOfSeveralExitCodesFollowsTheDocumentedOrder() {
        List<Integer> order = List.of(1, 255, 150, 77, 75, 22, 14, 10, 20, 21, 25, 23, 24, 0);
        for (int i = 0; i < order.size(); i++) {
            for (int j = i; j < order.size(); j++) {
                assertThat(ExitCode.worse(order.get(j), order.get(i))).isEqualTo(order.get(i));
            }
        }
    }

    @Test
    void modulesOfALibraryAreSeenByCheckAndGraph() throws IOException {
        writeSpec("Spread", "Inc");
        Path config = write("Spread.cfg", "SPECIFICATION Spec", "CONSTANT N <- Two", "CHECK_DEADLOCK FALSE");
        Path module = folder.resolve("Spread.tla");
        Files.writeString(module, Files.readString(module).replace("EXTENDS Naturals", "EXTENDS Naturals, Numbers"));
        Path library = Files.createDirectory(folder.resolve("library"));
        Files.write(library.resolve("Numbers.tla"), List.of("---- MODULE Numbers ----", "Two == 2", "===="));

        Run missing = lockstep("check", config);
        assertThat(missing.code()).isEqualTo(150);
        assertThat(missing.out()).contains("Numbers", "--library");
        assertThat(lockstep("check", config, "--library", library).code()).isZero();
        Run graph = lockstep("graph", config, "--library", library, "--json");
        assertThat(graph.code()).isZero();
        assertThat(JSON.readTree(graph.out()).path("states").asInt()).isEqualTo(3);
        assertThat(lockstep("graph", config, "--library", folder.resolve("absent"))
                        .code())
                .isEqualTo(2);
    }

    @Test
    void pluscalIsTranslatedWhereItIsAskedFor() throws IOException {
        write(
                "Steps.tla",
                "---- MODULE Steps ----",
                "EXTENDS Naturals",
                "(* --algorithm steps",
                "variables n = 0;",
                "begin",
                "  step: n := n + 1;",
                "end algorithm *)",
                "====");
        Path config = write("Steps.cfg", "SPECIFICATION Spec");

        assertThat(lockstep("check", config).code()).isNotZero();
        assertThat(lockstep("check", config, "--translate").code()).isZero();
        Run graph = lockstep("graph", config, "--translate", "--json");
        assertThat(JSON.readTree(graph.out()).path("actions").has("step")).isTrue();
        assertThat(folder.resolve("Steps.tla")).content().doesNotContain("TRANSLATION");
    }

    @Test
    void aJarThatIsNotTlcEndsWithUsage() throws IOException {
        writeSpec("Lone", "Inc");
        Path config = write("Lone.cfg", "SPECIFICATION Spec", "CONSTANT N = 1");

        for (String command : List.of("check", "graph")) {
            Run run = lockstep(command, config, "--tla2tools", config);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("expected a jar of TLC", "--tla2tools");
        }
    }
}
