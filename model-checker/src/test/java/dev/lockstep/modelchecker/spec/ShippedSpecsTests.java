package dev.lockstep.modelchecker.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedSpecsTests {
    private static final String PREFIX = "dev/lockstep/specs/";
    private static final List<String> FILES = List.of(
            "README.md", "toy/MCToy.tla", "toy/MCToySmall.cfg", "toy/MCToyDeep.cfg", "top/MCTop.tla", "top/MCTop.cfg");

    @TempDir
    private Path temp;

    private ClassLoader ofJar(List<String> names) throws IOException {
        Path jar = temp.resolve("specs.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                var entries = new JarOutputStream(out)) {
            for (String name : names) {
                entries.putNextEntry(new JarEntry(PREFIX + name));
                entries.write("x".getBytes(StandardCharsets.UTF_8));
            }
        }
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
    }

    private ClassLoader ofFolder() throws IOException {
        for (String name : FILES) {
            Path file = temp.resolve("classes").resolve(PREFIX + name);
            Files.createDirectories(FileNames.folderOf(file));
            Files.writeString(file, "x");
        }
        return new URLClassLoader(new URL[] {temp.resolve("classes").toUri().toURL()}, null);
    }

    @Test
    void aManifestInAJarFindsItsModels() throws IOException {
        Path jar = temp.resolve("specs.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                var entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry(PREFIX + "README.md"));
            entries.putNextEntry(new JarEntry(PREFIX + "toy/Toy.tla"));
            entries.putNextEntry(new JarEntry(PREFIX + "toy/Toy.cfg"));
            entries.putNextEntry(new JarEntry(PREFIX + "toy/manifest.json"));
            entries.write("""
                    {"modules": [{"path": "specs/toy/Toy.tla", "features": [], "models": [
                      {"path": "specs/toy/Toy.cfg", "runtime": "00:00:01", "mode": "exhaustive search", "result": "success"}]}]}
                    """.getBytes(StandardCharsets.UTF_8));
        }
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
                ShippedSpecs specs = ShippedSpecs.open(loader)) {
            assertThat(specs.models()).hasSize(1);
            assertThat(specs.models().get(0).recorded()).isPresent();
        }
    }

    @Test
    void specsInAJarAreReadWhereTheyAre() throws IOException {
        Path directory;
        try (ShippedSpecs specs = ShippedSpecs.open(ofJar(FILES))) {
            directory = specs.directory();
            assertThat(specs.models())
                    .extracting(Model::name)
                    .containsExactly("top/MCTop", "toy/MCToyDeep", "toy/MCToySmall");
            Model model = specs.resolve("toy/MCToySmall").get(0);
            WorkingCopy copy = WorkingCopy.into(Files.createDirectory(temp.resolve("copy")), model);
            assertThat(copy.module()).hasFileName("MCToy.tla").hasContent("x");
            assertThat(copy.config()).hasFileName("MCToySmall.cfg").hasContent("x");
        }
        assertThat(directory.getFileSystem().isOpen()).isFalse();
    }

    @Test
    void specsInAFolderAreUsedWhereTheyAre() throws IOException {
        try (ShippedSpecs specs = ShippedSpecs.open(ofFolder())) {
            assertThat(specs.directory()).isEqualTo(temp.resolve("classes").resolve(PREFIX));
        }
        assertThat(temp.resolve("classes").resolve(PREFIX)).exists();
    }

    @Test
    void namesMeanModelsOrSystemsAndPathsComeFirst() throws IOException {
        try (ShippedSpecs specs = ShippedSpecs.open(ofFolder())) {
            assertThat(specs.resolve("toy/MCToySmall")).hasSize(1);
            assertThat(specs.resolve("toy")).hasSize(2);
            String path = specs.directory().resolve("top/MCTop.cfg").toString();
            assertThat(specs.resolve(path))
                    .singleElement()
                    .satisfies(model -> assertThat(model.name()).isEqualTo("top/MCTop"));
        }
    }

    @Test
    void anUnknownNameGetsCloseOnesOrTheKnownSystems() throws IOException {
        try (ShippedSpecs specs = ShippedSpecs.open(ofFolder())) {
            assertThatThrownBy(() -> specs.resolve("toy/MCToySmal"))
                    .isInstanceOfSatisfying(
                            SpecException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                    .hasMessageContainingAll("found neither", "did you mean toy/MCToySmall");
            assertThatThrownBy(() -> specs.resolve("somethingquitedifferent"))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("shipped systems: top, toy")
                    .hasMessageNotContaining("did you mean");
        }
    }

    @Test
    void theProductsOwnSpecsAreFound() {
        try (ShippedSpecs specs = ShippedSpecs.open()) {
            assertThat(specs.directory().resolve("README.md")).exists();
        }
    }
}
