package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill table of a counter whose divergences are known by heart. */
class MutantsCommandTests {
    @TempDir
    private Path folder;

    private record Run(int code, String out) {}

    private Run mutants(String... options) {
        var out = new StringWriter();
        String[] arguments = new String[options.length + 3];
        arguments[0] = "mutants";
        arguments[1] = folder.resolve("tally").toString();
        arguments[2] = "--no-cache";
        System.arraycopy(options, 0, arguments, 3, options.length);
        int code = Lockstep.run(new PrintWriter(out), new PrintWriter(new StringWriter()), false, arguments);
        return new Run(code, out.toString());
    }

    @BeforeEach
    void writeSpec() throws IOException {
        Files.createDirectories(folder.resolve("tally"));
        Files.write(
                folder.resolve("tally/Tally.tla"),
                List.of(
                        "---- MODULE Tally ----",
                        "EXTENDS Naturals",
                        "CONSTANTS N, Alarm",
                        "VARIABLE x",
                        "Init == x = 0",
                        "Inc == x < N /\\ x' = x + 1",
                        "Reset == x' = 0",
                        "Next == Inc \\/ Reset",
                        "Spec == Init /\\ [][Next]_x",
                        "Low == x <= N",
                        "===="));
        writeModel("Tally", false);
    }

    private void writeModel(String name, boolean alarm) throws IOException {
        Files.writeString(
                folder.resolve("tally/" + name + ".cfg"),
                "SPECIFICATION Spec\nCONSTANTS N = 3 Alarm = " + (alarm ? "TRUE" : "FALSE") + "\nINVARIANT Low\n");
    }

    @Test
    void aMutantIsKilledMetAndShrunkAndWhatTheInvariantsMakeOfItIsSaid() throws IOException {
        Run run = mutants("--json");
        assertThat(run.code()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("subjects")).hasSize(1);
        JsonNode row = json.get("subjects").get(0);
        assertThat(row.get("name").asText()).isEqualTo("tally:skips");
        assertThat(row.get("source").asText()).isEqualTo("nobody/nothing issue 1");
        assertThat(row.get("model").asText()).isEqualTo("tally/Tally");
        assertThat(row.get("killed").asBoolean()).isTrue();
        // Three steps from 0 to 3, where the counter shows 4, which is beyond N: no shorter way there is.
        assertThat(row.get("step").asInt()).isEqualTo(3);
        assertThat(row.get("event").asText()).isEqualTo("Inc");
        assertThat(row.get("variable").asText()).isEqualTo("x");
        assertThat(row.get("found").get("by").asText()).startsWith("walk ");
        assertThat(row.get("found").get("steps").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(row.get("found").get("shrunkTo").asInt()).isEqualTo(3);
        assertThat(row.get("found").get("minimal").asBoolean()).isTrue();
        JsonNode alone = row.get("invariantsAlone");
        assertThat(alone.get("invariant").asText()).isEqualTo("Low");
        assertThat(alone.get("step").asInt())
                .isEqualTo(row.get("found").get("steps").asInt());
        assertThat(alone.get("noticing").asInt())
                .isEqualTo(alone.get("traces").asInt())
                .isPositive();
        JsonNode unbroken = json.get("unbroken").get(0);
        assertThat(unbroken.get("name").asText()).isEqualTo("tally");
        assertThat(unbroken.get("divergesOn").asText()).isEmpty();
        // By hand: Reset in each of the four states, Inc in three.
        assertThat(unbroken.get("transitions").asInt()).isEqualTo(7);
        assertThat(mutants("--json").out()).isEqualTo(run.out());
    }

    @Test
    void theTableSaysItInARow() {
        Run run = mutants();
        assertThat(run.out().replaceAll(" +", " "))
                .contains("tally:skips tally/Tally 3 x Inc")
                .contains("nobody/nothing issue 1")
                .contains("tally, which is not broken, conforms on these 1 models: 7 transitions replayed");
    }

    @Test
    void aMutantThatSurvivesIsAFailure() throws IOException {
        writeModel("TallyHarmless", false);
        Run run = mutants();
        assertThat(run.code()).isEqualTo(22);
        assertThat(run.out()).containsPattern("tally:harmless +SURVIVED tally/TallyHarmless");
    }

    @Test
    void anUnbrokenSubjectThatDivergesIsAFalseAlarm() throws IOException {
        writeModel("Tally", true);
        Run run = mutants();
        assertThat(run.code()).isEqualTo(20);
        assertThat(run.out()).contains("FALSE ALARM: tally, which is not broken, and tally/Tally part at step 3 in x");
    }
}
