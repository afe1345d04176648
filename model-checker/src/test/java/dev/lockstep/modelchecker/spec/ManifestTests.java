package dev.lockstep.modelchecker.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.tlc.TestSpecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTests {
    @TempDir
    private Path root;

    private Path file;

    @BeforeEach
    void copySpecs() throws IOException {
        Path from = TestSpecs.folder();
        for (String name : List.of(
                "manifest.json",
                "MCCounter.tla",
                "MutantsCounter.tla",
                "MCCounterSmall.cfg",
                "MCCounterThree.cfg",
                "mutants/CountTooFar.cfg")) {
            Path to = root.resolve("counter").resolve(name);
            Files.createDirectories(FileNames.folderOf(to));
            Files.copy(from.resolve("counter").resolve(name), to);
        }
        file = root.resolve("counter/manifest.json");
    }

    private void rewrite(String old, String fresh) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, fresh));
    }

    private void assertUserError(int code, String... parts) {
        assertThatThrownBy(() -> Manifest.read(file))
                .isInstanceOfSatisfying(
                        SpecException.class, e -> assertThat(e.exitCode()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }

    @Test
    void entriesHaveTheirFilesModesAndCounts() {
        List<ManifestEntry> entries = Manifest.read(file).entries();

        assertThat(entries).hasSize(3);
        ManifestEntry small = entries.get(0);
        assertThat(small.module()).isEqualTo(root.resolve("counter/MCCounter.tla"));
        assertThat(small.config()).isEqualTo(root.resolve("counter/MCCounterSmall.cfg"));
        assertThat(small.mode()).isEqualTo(new RunMode.Exhaustive());
        assertThat(List.of(small.distinctStates(), small.totalStates(), small.stateDepth()))
                .containsExactly(5L, 6L, 5L);
        assertThat(small.line()).isEqualTo(10);
        assertThat(entries.get(1).mode()).isEqualTo(new RunMode.Simulate(100));
        assertThat(entries.get(1).distinctStates()).isEqualTo(ManifestEntry.NOT_RECORDED);
    }

    @Test
    void oneManifestForAWholeTreeIsReadAndUpdatedToo() throws IOException {
        Path old = root.resolve("manifest.json");
        Files.writeString(old, """
                {"specifications": [
                  {"path": "other", "modules": []},
                  {"path": "counter", "title": "Counter", "modules": [
                    {"path": "counter/MCCounter.tla", "features": ["pluscal"], "models": [
                      {"path": "counter/MCCounterSmall.cfg", "runtime": "00:00:01", "size": "small",
                       "mode": "generate", "features": ["ignore deadlock"], "result": "success"}]}]}]}
                """);

        ManifestEntry small = Manifest.read(old).entries().get(0);
        assertThat(small.module()).isEqualTo(root.resolve("counter/MCCounter.tla"));
        assertThat(small.mode()).isEqualTo(new RunMode.Generate());
        assertThat(small.features()).containsExactlyInAnyOrder("pluscal", ManifestEntry.IGNORE_DEADLOCK);
        assertThat(Models.find(root))
                .singleElement()
                .satisfies(model -> assertThat(model.entry()).isEqualTo(small));

        var result = new RecordedResult("deadlock failure", -1, -1, -1, Duration.ZERO);
        Manifest fresh = Manifest.read(old).update(Map.of("counter/MCCounterSmall.cfg", result));
        assertThat(fresh.entries().get(0).result()).isEqualTo("deadlock failure");
        assertThat(Files.readString(old)).contains("\"title\": \"Counter\"");
    }

    @Test
    void updateChangesWhatIsNamedAndKeepsTheRest() throws IOException {
        rewrite("\"features\": []", "\"features\": [\"pluscal\"]");
        var small = new RecordedResult("success", 7, 8, 3, Duration.ofSeconds(70));
        var three = new RecordedResult("deadlock failure", -1, -1, -1, Duration.ofSeconds(70));

        Manifest fresh = Manifest.read(file)
                .update(Map.of("counter/MCCounterSmall.cfg", small, "counter/MCCounterThree.cfg", three));

        assertThat(fresh.entries().get(0).distinctStates()).isEqualTo(7);
        assertThat(fresh.entries().get(1).result()).isEqualTo("deadlock failure");
        assertThat(fresh.entries().get(2).result()).isEqualTo("safety failure");
        String text = Files.readString(file);
        assertThat(text)
                .containsSubsequence(
                        "\n          \"distinctStates\": 7,\n",
                        "          \"totalStates\": 8,",
                        "\"note\": \"kept\"\n        },");
        assertThat(text)
                .contains("\"runtime\": \"00:01:10\"", "\"sources\": [],", "\"traceCount\": 100")
                .endsWith("}\n");
        try (var files = Files.list(root.resolve("counter"))) {
            assertThat(files.map(FileNames::last)).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void updateTwiceGivesTheSameBytes() throws IOException {
        var small = Map.of("counter/MCCounterSmall.cfg", new RecordedResult("success", 7, 8, 3, Duration.ZERO));
        Manifest.read(file).update(small);
        String once = Files.readString(file);
        Manifest.read(file).update(small);

        assertThat(Files.readString(file)).isEqualTo(once);
    }

    @Test
    void updateOfAnUnknownModelIsRefused() {
        var result = new RecordedResult("success", 7, 8, 3, Duration.ZERO);

        assertThatThrownBy(() -> Manifest.read(file).update(Map.of("counter/Other.cfg", result)))
                .isInstanceOf(SpecException.class)
                .hasMessageContainingAll("counter/Other.cfg", "counter/MCCounterSmall.cfg");
    }

    @Test
    void malformedJsonNamesItsLine() throws IOException {
        rewrite("\"result\": \"success\",", "\"result\" \"success\",");

        assertUserError(2, "manifest.json:14:", "expected JSON");
    }

    @Test
    void wrongTypeNamesItsLineAndWhatWasExpected() throws IOException {
        rewrite("\"distinctStates\": 5", "\"distinctStates\": \"5\"");

        assertUserError(2, "manifest.json:15:", "expected a count", "/modules/0/models/0/distinctStates", "\"5\"");
    }

    @Test
    void missingFieldNamesTheEntry() throws IOException {
        rewrite("\"result\": \"success\",", "");

        assertUserError(2, "manifest.json:10:", "expected a string", "result", "nothing");
    }

    @Test
    void modulesOfTheWrongTypeAreRefused() throws IOException {
        Files.writeString(file, "{\"modules\": {}}");
        assertUserError(2, "expected an array", "/modules");
        Files.writeString(file, "[]");
        assertUserError(2, "expected an object");
        Files.writeString(file, "{\"modules\": [], \"modules\": []}");
        assertUserError(2, "expected JSON");
    }

    @Test
    void pathWithoutAFileIsTheUsersError() throws IOException {
        rewrite("counter/MCCounterSmall.cfg", "counter/MCCounterTiny.cfg");
        assertUserError(255, "manifest.json:10:", "counter/MCCounterTiny.cfg");
        rewrite("counter/MCCounter.tla", "counter/MCCount.tla");
        assertUserError(150, "counter/MCCount.tla");
    }
}
