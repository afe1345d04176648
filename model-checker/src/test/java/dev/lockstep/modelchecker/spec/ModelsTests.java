package dev.lockstep.modelchecker.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.tlc.TestSpecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTests {
    @TempDir
    private Path folder;

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(FileNames.folderOf(file));
            Files.writeString(
                    file, name.endsWith(".tla") ? "---- MODULE " + FileNames.stem(file) + " ----\n====\n" : "");
        }
    }

    private static List<String> names(List<Model> models) {
        return models.stream().map(Model::name).toList();
    }

    @Test
    void folderHasItsManifestsModelsAndAllOthers() {
        List<Model> models = Models.find(TestSpecs.folder().resolve("counter"));

        assertThat(names(models))
                .contains("counter/MCCounterSmall", "counter/MCCounterFalls", "counter/mutants/CountTooFar")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(models).filteredOn(model -> model.recorded().isPresent()).hasSize(3);
        assertThat(models)
                .filteredOn(model -> model.size() == SizeClass.MUTANT)
                .singleElement()
                .satisfies(mutant -> assertThat(mutant.moduleName()).isEqualTo("MutantsCounter"));
    }

    @Test
    void configurationFileFindsItsManifestEntry() {
        Model model = TestSpecs.model("counter/mutants/CountTooFar");

        assertThat(model.name()).isEqualTo("counter/mutants/CountTooFar");
        assertThat(model.system()).isEqualTo("counter");
        assertThat(model.recorded()).isPresent();
        assertThat(TestSpecs.model("counter/MCCounterFalls").recorded()).isEmpty();
    }

    @Test
    void treeHasTheModelsOfAllItsSpecFolders() throws IOException {
        write("a/X.tla", "a/X.cfg", "b/c/Y.tla", "b/c/YSmall.cfg", ".git/Z.cfg", "target/Z.cfg");

        assertThat(names(Models.find(folder))).containsExactly("a/X", "c/YSmall");
    }

    @Test
    void moduleIsTheLongestPrefixOfTheModelsName() throws IOException {
        write("s/X.tla", "s/MCX.tla", "s/MCXLive.tla", "s/MutantsX.tla");
        write("s/MCXSmall.cfg", "s/MCXMedium.cfg", "s/MCXLarge.cfg", "s/MCXLive.cfg", "s/MCXTwoTerms.cfg");
        write("s/mutants/Broken.cfg");

        assertThat(Models.find(folder.resolve("s")))
                .extracting(Model::name, Model::moduleName, Model::size)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("s/MCXLarge", "MCX", SizeClass.LARGE),
                        org.assertj.core.groups.Tuple.tuple("s/MCXLive", "MCXLive", SizeClass.FOCUSED),
                        org.assertj.core.groups.Tuple.tuple("s/MCXMedium", "MCX", SizeClass.MEDIUM),
                        org.assertj.core.groups.Tuple.tuple("s/MCXSmall", "MCX", SizeClass.SMALL),
                        org.assertj.core.groups.Tuple.tuple("s/MCXTwoTerms", "MCX", SizeClass.FOCUSED),
                        org.assertj.core.groups.Tuple.tuple("s/mutants/Broken", "MutantsX", SizeClass.MUTANT));
    }

    @Test
    void examplesCheckoutIsFound() throws IOException {
        write("specifications/ewd/E.tla", "specifications/ewd/E.cfg", "specifications/ewd/sub/F.tla");
        write("specifications/ewd/sub/F.cfg");
        Files.writeString(folder.resolve("specifications/ewd/manifest.json"), """
                {"sources": [], "authors": [], "tags": ["ewd"], "modules": [
                  {"path": "specifications/ewd/E.tla", "features": [], "models": [
                    {"path": "specifications/ewd/E.cfg", "runtime": "unknown", "mode": "symbolic", "result": "success"}]},
                  {"path": "specifications/ewd/sub/F.tla", "features": [], "proof": {"runtime": "unknown"}, "models": [
                    {"path": "specifications/ewd/sub/F.cfg", "runtime": "00:00:01", "mode": "exhaustive search",
                     "result": "unknown", "workers": 1}]}]}
                """);

        List<Model> models = Models.find(folder);
        assertThat(names(models)).containsExactly("ewd/E", "ewd/sub/F");
        assertThat(models.get(0).mode()).isEqualTo(new RunMode.Other("symbolic"));
        assertThat(models.get(1).recorded().orElseThrow().workers()).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsTheUsersError() throws IOException {
        write("s/MCX.cfg", "empty/README.md", "m/mutants/B.cfg");

        assertError(folder.resolve("nowhere"), 2, "nowhere");
        assertError(folder.resolve("s/None.cfg"), 255, "None.cfg");
        assertError(folder.resolve("s"), 150, "MCX.cfg", "module");
        assertError(folder.resolve("m"), 150, "B.cfg", "Mutants");
        assertError(folder.resolve("empty"), 2, "no .cfg");
    }

    private static void assertError(Path path, int code, String... parts) {
        assertThatThrownBy(() -> Models.find(path))
                .isInstanceOfSatisfying(
                        SpecException.class, e -> assertThat(e.exitCode()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }
}
