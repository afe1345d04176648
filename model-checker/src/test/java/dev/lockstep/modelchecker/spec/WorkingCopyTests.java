package dev.lockstep.modelchecker.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingCopyTests {
    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void writeSpec() throws IOException {
        folder =
                Files.createDirectories(root.resolve("s/mutants")).resolve("..").normalize();
        for (String name : new String[] {"X.tla", "MutantsX.tla", "X.class", "MCX.cfg", "manifest.json.bak"}) {
            Files.writeString(folder.resolve(name), "---- MODULE X ----\n====\n");
        }
        Files.writeString(folder.resolve("mutants/B.cfg"), "INIT I\n");
        Files.writeString(root.resolve("Secret.tla"), "secret");
    }

    private Model mutant() {
        return Models.find(folder.resolve("mutants/B.cfg")).get(0);
    }

    private WorkingCopy copy(Model model) throws IOException {
        return WorkingCopy.into(Files.createDirectories(root.resolve("copy")), model);
    }

    @Test
    void onlyModulesAndTheModelsConfigurationAreCopied() throws IOException {
        WorkingCopy copy = copy(mutant());
        try (var files = Files.list(copy.directory())) {
            assertThat(files.map(FileNames::last)).containsExactlyInAnyOrder("X.tla", "MutantsX.tla", "B.cfg");
        }
        assertThat(copy.module()).exists();
        assertThat(copy.config()).hasContent("INIT I\n");
    }

    @Test
    void linksAreFollowedOnlyInsideTheSpec() throws IOException {
        Files.createSymbolicLink(folder.resolve("Out.tla"), root.resolve("Secret.tla"));
        Files.createSymbolicLink(folder.resolve("In.tla"), folder.resolve("X.tla"));

        WorkingCopy copy = copy(mutant());
        assertThat(copy.directory().resolve("Out.tla")).doesNotExist();
        assertThat(copy.directory().resolve("In.tla")).isRegularFile();
    }

    @Test
    void fileTooLargeForASpecIsRefused() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("Huge.tla").toFile(), "rw")) {
            file.setLength(SpecText.MAX_BYTES + 1);
        }

        Model model = mutant();
        assertThatThrownBy(() -> copy(model)).isInstanceOf(SpecException.class).hasMessageContaining("Huge.tla");
    }
}
