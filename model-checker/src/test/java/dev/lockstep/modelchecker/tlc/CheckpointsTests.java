package dev.lockstep.modelchecker.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.modelchecker.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTests {
    private static final TlcOptions QUICK =
            TlcOptions.ofWorkers(1).withQuickStart(true).withHeap("256m");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path temp;

    private Path folder = Path.of("");
    private Path spec = Path.of("");

    @BeforeEach
    void copySpec() throws IOException {
        folder = temp.resolve("checkpoints");
        spec = Files.createDirectory(temp.resolve("grid"));
        for (String name : List.of("Grid.tla", "Grid.cfg", "GridPoint.cfg")) {
            Files.copy(TestSpecs.folder().resolve("grid").resolve(name), spec.resolve(name));
        }
    }

    private TlcResult check(String config, TlcOptions options) throws IOException, InterruptedException {
        Model model = Models.find(spec.resolve(config)).get(0);
        try (Tlc tlc = new Tlc()) {
            return tlc.check(model, options, progress -> {});
        }
    }

    private void assertRefused(String config, TlcOptions options, String... reasons) {
        assertThatThrownBy(() -> check(config, options))
                .isInstanceOfSatisfying(
                        SpecException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessageContainingAll(reasons);
    }

    /** TLC saves a checkpoint when it ends at a violation, which spares the test the minutes to the first regular one. */
    private void saveCheckpoint() throws IOException, InterruptedException {
        TlcResult violated = check("GridPoint.cfg", QUICK.withCheckpoints(Checkpoints.every(HOUR, folder)));
        assertThat(violated.exitCode()).isEqualTo(12);
    }

    @Test
    void aCheckpointSavedAtAViolationIsRefusedSinceTlcWouldPassTheRest() throws Exception {
        saveCheckpoint();
        TlcOptions recovering = QUICK.withCheckpoints(Checkpoints.recovering(HOUR, folder));
        assertRefused("GridPoint.cfg", recovering, "found an error", "begin anew");

        Files.delete(folder.resolve("error-found"));
        TlcResult rest = check("GridPoint.cfg", recovering);
        assertThat(rest.verdict()).isEqualTo(new Verdict.Holds());
        assertThat(rest.statistics().distinct()).as("10 times 10 points").isEqualTo(100);
        assertThat(rest.statistics().generated())
                .as("those before the checkpoint are not counted")
                .isEqualTo(TlcStatistics.UNKNOWN);
        assertRefused("GridPoint.cfg", recovering, "expected a checkpoint, found none", "was complete");
    }

    @Test
    void aCheckpointOfAnotherRunIsRefusedWithWhatDiffers() throws Exception {
        saveCheckpoint();
        Files.delete(folder.resolve("error-found"));
        Function<TlcOptions, TlcOptions> recovering =
                options -> options.withCheckpoints(Checkpoints.recovering(HOUR, folder));

        assertThat(Checkpoints.recordedWorkers(folder)).isEqualTo(1);
        assertRefused("GridPoint.cfg", recovering.apply(QUICK.withWorkers(2)), "workers was 1, now is 2");
        assertRefused(
                "GridPoint.cfg",
                recovering.apply(QUICK.withExtraArgs(List.of("-fp", "7"))),
                "options was empty, now is -fp 7");
        assertRefused(
                "GridPoint.cfg",
                recovering.apply(QUICK.withCheckDeadlock(false)),
                "deadlock was as the model says, now is false");
        assertRefused("Grid.cfg", recovering.apply(QUICK), "model was GridPoint.cfg, now is Grid.cfg");
        Path fingerprints = folder.resolve("checkpoint.json");
        String json = Files.readString(fingerprints);
        Files.writeString(fingerprints, json.replace("\"fp\" : \"0\"", "\"fp\" : \"3\""));
        assertRefused("GridPoint.cfg", recovering.apply(QUICK), "fp was 3, now is 0");
        Files.writeString(fingerprints, json);
        Files.writeString(
                spec.resolve("Grid.tla"),
                Files.readString(spec.resolve("Grid.tla")).replace("y /= 2", "y /= 1"));
        assertRefused("GridPoint.cfg", recovering.apply(QUICK), "the checkpoint is of another run: spec was ");
    }

    @Test
    void aFolderInUseIsNotOverwritten() throws Exception {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("mine.txt"), "x");
        assertRefused(
                "Grid.cfg",
                QUICK.withCheckpoints(Checkpoints.every(HOUR, folder)),
                "expected an empty folder",
                "--recover");
        assertThat(folder.resolve("checkpoint.json")).doesNotExist();
    }

    @Test
    void whatIsNoCheckpointIsRefused() throws Exception {
        TlcOptions recovering = QUICK.withCheckpoints(Checkpoints.recovering(HOUR, folder));
        assertRefused("Grid.cfg", recovering, "checkpoint.json", "no such file");
        Files.createDirectory(folder);
        Path file = folder.resolve("checkpoint.json");
        Files.writeString(file, "{");
        assertRefused("Grid.cfg", recovering, "checkpoint.json", "another text");
        Files.writeString(file, "{\"version\": 99}");
        assertRefused("Grid.cfg", recovering, "checkpoint.json", "another version");
    }

    @Test
    void aCheckpointThatIsHalfReplacedIsRefused() throws Exception {
        Path saved = Files.createDirectories(folder.resolve("tlc/26-11-25-03-49-24"));
        new CheckpointIdentity(Map.of("workers", "3")).write(folder);
        var recovering = Checkpoints.recovering(HOUR, folder);
        assertThatThrownBy(recovering::recoverable).hasMessageContaining("expected a checkpoint, found none");

        Files.createFile(saved.resolve("queue.chkpt"));
        assertThat(recovering.recoverable()).isEqualTo(saved);
        Files.createFile(saved.resolve("vars.tmp"));
        assertThatThrownBy(recovering::recoverable)
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("killed while it put a new checkpoint in the place of the old one");
        Files.createFile(saved.resolve("queue.tmp"));
        assertThat(recovering.recoverable())
                .as("a new one that was only begun leaves the old one whole")
                .isEqualTo(saved);
        assertThat(Checkpoints.recordedWorkers(folder)).isEqualTo(3);
    }
}
