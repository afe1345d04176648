package dev.lockstep.cli;

import static dev.lockstep.cli.Run.lockstep;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.traces.itf.TraceFolder;
import dev.lockstep.traces.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} shows of a violation, and saves. */
class CheckCounterexampleTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path config(String name, String... lines) throws IOException {
        Files.write(
                folder.resolve("Rounds.tla"),
                List.of(
                        "---- MODULE Rounds ----",
                        "EXTENDS Naturals",
                        "VARIABLES at, seen",
                        "Init == at = 0 /\\ seen = {}",
                        "Move(to) == at < 2 /\\ at' = to /\\ seen' = seen \\cup {to}",
                        "Restart == at = 2 /\\ at' = 1 /\\ UNCHANGED seen",
                        "Next == \\E to \\in {at + 1} : Move(to) \\/ Restart",
                        "Spec == Init /\\ [][Next]_<<at, seen>>",
                        "FairSpec == Spec /\\ WF_<<at, seen>>(Next)",
                        "Low == at < 2",
                        "Stays == <>[](at = 2)",
                        "===="));
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static Trace only(Path file) {
        List<Trace> traces = new ArrayList<>();
        TraceFolder.read(TraceFolder.files(file)).forEachRemaining(traces::add);
        assertThat(traces).hasSize(1);
        return traces.get(0);
    }

    @Test
    void aLassoIsShownStepByStepAndSavedWithItsLoop() throws IOException {
        Path config = config("Rounds.cfg", "SPECIFICATION FairSpec", "PROPERTY Stays");
        Path file = folder.resolve("new/lasso.itf.json");
        Run run = lockstep("check", config, "--trace", file, "--workers", 1);
        assertThat(run.code()).isEqualTo(13);
        assertThat(run.out()).contains("""
                Rounds: LIVENESS Stays is violated
                  0  initial state
                       at = 0
                       seen = {}
                  1  Move(1)   at Rounds.tla:5
                       at: 0 -> 1
                       seen: + 1
                  2  Move(2)   at Rounds.tla:5
                       at: 1 -> 2
                       seen: + 2
                  3  Restart   at Rounds.tla:6
                       at: 2 -> 1
                  4  Move(2)   at Rounds.tla:5   <- back to 2
                       at: 1 -> 2
                     then everything from 2 on again, forever
                """);
        assertThat(run.err()).contains("written to " + file);
        assertThat(only(file).loop()).isEqualTo(2);
        assertThat(only(file).state(4)).isEqualTo(only(file).state(2));
        assertThat(only(file).steps())
                .extracting(step -> step.event().toString())
                .containsExactly("Move(1)", "Move(2)", "Restart", "Move(2)");
        assertThat(JSON.readTree(Files.readString(file)).get("loop").asInt()).isEqualTo(2);

        Run again = lockstep("check", config, "--trace", file);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err())
                .contains("lasso.itf.json: expected no file yet, found one")
                .doesNotContain("\tat ");
    }

    @Test
    void jsonHasTheEventsTheirArgumentsAndWhatTheyChange() throws IOException {
        Path config = config("Rounds.cfg", "SPECIFICATION Spec", "INVARIANT Low");
        Run run = lockstep("check", config, "--json", "--workers", 1);
        assertThat(run.code()).isEqualTo(12);
        JsonNode counterexample = JSON.readTree(run.out()).get("models").get(0).get("counterexample");
        assertThat(counterexample).isEqualTo(JSON.readTree("""
                {"initial": {"at": "0", "seen": "{}"},
                 "steps": [
                   {"event": "Move", "arguments": {"to": "1"}, "found": true, "location": "Rounds.tla:5", "alternatives": [],
                    "changes": [{"variable": "at", "path": "", "before": "0", "after": "1"},
                                {"variable": "seen", "path": "", "added": "1"}]},
                   {"event": "Move", "arguments": {"to": "2"}, "found": true, "location": "Rounds.tla:5", "alternatives": [],
                    "changes": [{"variable": "at", "path": "", "before": "1", "after": "2"},
                                {"variable": "seen", "path": "", "added": "2"}]}],
                 "loop": null, "stuttering": false}
                """));
    }

    @Test
    void aBrokenSpecsCounterexampleIsABehaviourOfTheSubjectWithTheSameFault() {
        Path traces = folder.resolve("traces");
        Run check = lockstep("check", "raft/mutants/VoteTwice", "raft/MCRaftOneServer", "--traces", traces);
        assertThat(check.code()).isZero();
        assertThat(TraceFolder.files(traces)).containsExactly(traces.resolve("raft-mutants-VoteTwice.itf.json"));
        Run broken = lockstep("replay", "raft/MCRaftElection", "--subject", "raft:vote-twice", "--traces", traces);
        assertThat(broken.code()).as(broken.out() + broken.err()).isZero();
        Run right = lockstep("replay", "raft/MCRaftElection", "--subject", "raft", "--traces", traces);
        assertThat(right.code()).isEqualTo(20);
        assertThat(right.out()).contains("votedFor[");

        Run again = lockstep("check", "raft/mutants/VoteTwice", "raft/MCRaftOneServer", "--traces", traces);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("raft-mutants-VoteTwice.itf.json: expected no file yet");
    }

    @Test
    void traceOptionsThatCannotBeMetAreRefusedBeforeAnythingRuns() {
        Path file = folder.resolve("a.itf.json");
        Run several = lockstep("check", "raft/mutants/VoteTwice", "raft/MCRaftOneServer", "--trace", file);
        assertThat(several.code()).isEqualTo(2);
        assertThat(several.err()).contains("expected one model, found 2", "--traces DIR");
        Run both = lockstep("check", "raft/MCRaftOneServer", "--trace", file, "--traces", folder);
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("expected one of them, found both");
        Run holds = lockstep("check", "raft/MCRaftOneServer", "--trace", file);
        assertThat(holds.code()).isZero();
        assertThat(holds.err()).contains(file + " was not written: nothing is violated");
        assertThat(file).doesNotExist();
    }
}
