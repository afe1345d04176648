package dev.lockstep.modelchecker.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.explore.EvaluatedSpec;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.explore.ExploreBounds;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.tlc.Verdict.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks and explores specs that need more than their own folder: the two must agree on what they see. */
class SpecToolsTests {
    private static final SpecTools STANDARD = SpecTools.standard();
    private static final Path MODULES = TestSpecs.folder().resolve("library/modules");

    @TempDir
    private Path folder;

    private static TlcResult check(String path, SpecTools tools) throws IOException, InterruptedException {
        try (Tlc tlc = new Tlc(tools)) {
            return tlc.check(TestSpecs.model(path), TlcOptions.ofWorkers(1).withQuickStart(true), progress -> {});
        }
    }

    private static Failed failed(TlcResult result) {
        assertThat(result.verdict()).isInstanceOf(Failed.class);
        return (Failed) result.verdict();
    }

    private static void assertSeenAlike(String path, SpecTools tools, int distinct) throws Exception {
        TlcResult checked = check(path, tools);
        assertThat(checked.verdict()).isEqualTo(new Verdict.Holds());
        assertThat(checked.statistics().distinct()).isEqualTo(distinct);
        assertThat(explored(path, tools)).isEqualTo(distinct);
    }

    private static int explored(String path, SpecTools tools) {
        return Exploration.of(TestSpecs.model(path), tools, 1, ExploreBounds.NONE, p -> {}, note -> {})
                .graph()
                .stateCount();
    }

    private static void assertUserError(SpecTools tools, String... parts) {
        assertThatThrownBy(() -> check("library/Doubling", tools))
                .isInstanceOfSatisfying(
                        SpecException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessageContainingAll(parts);
    }

    @Test
    void modulesOfALibraryFolderAreVisible() throws Exception {
        // 1, 2, 4, 8, 16.
        assertSeenAlike("library/Doubling", STANDARD.withLibraries(List.of(MODULES)), 5);
    }

    @Test
    void modulesAndOverridesOfALibraryJarAreVisible() throws Exception {
        Path jar = OverrideJars.thriceInsteadOfTwice(folder);

        // The override trebles: 1, 3, 9, 27; the invariant stops at 27.
        SpecTools tools = STANDARD.withLibraries(List.of(jar));
        TlcResult checked = check("library/Doubling", tools);
        assertThat(checked.exitCode()).isEqualTo(12);
        assertThat(checked.statistics().distinct()).isEqualTo(4);
        assertThat(explored("library/Doubling", tools)).isEqualTo(4);
    }

    @Test
    void theFirstLibraryWithAModuleCounts() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(
                other.resolve("Arithmetic.tla"),
                "---- MODULE Arithmetic ----\nLOCAL INSTANCE Naturals\nTwice(i) == i + 8\n====\n");

        // 1, 9, 17; the invariant stops at 17.
        SpecTools tools = STANDARD.withLibraries(List.of(other, MODULES));
        assertThat(explored("library/Doubling", tools)).isEqualTo(3);
        assertThat(check("library/Doubling", tools).exitCode()).isEqualTo(12);
        assertSeenAlike("library/Doubling", STANDARD.withLibraries(List.of(MODULES, other)), 5);
    }

    @Test
    void aModuleBesideTheSpecCountsMoreThanALibrarys() throws Exception {
        Path wrong = Files.createDirectory(folder.resolve("wrong"));
        Files.writeString(wrong.resolve("Counter.tla"), "---- MODULE Counter ----\n====\n");

        assertSeenAlike("counter/MCCounterSmall", STANDARD.withLibraries(List.of(wrong)), 5);
    }

    @Test
    void aMissingModuleIsReportedWithWhatToDo() throws Exception {
        Failed failed = failed(check("library/Doubling", STANDARD));

        assertThat(failed.exitCode()).isEqualTo(150);
        assertThat(failed.message()).contains("Arithmetic", "--library");
    }

    @Test
    void aLibraryThatIsNoneIsAUsersError() throws IOException {
        Path text = Files.writeString(folder.resolve("some.txt"), "no jar");

        assertUserError(STANDARD.withLibraries(List.of(folder.resolve("absent"))), "absent", "--library", "nothing");
        assertUserError(STANDARD.withLibraries(List.of(text)), "some.txt", "another kind of file");
        assertUserError(STANDARD.withLibraries(List.of(Files.createDirectory(folder.resolve("empty")))), "found none");
    }

    @Test
    void aJarThatIsNotTlcIsAUsersError() throws IOException {
        Path text = Files.writeString(folder.resolve("some.jar"), "no jar");

        assertUserError(STANDARD.withTla2tools(folder.resolve("absent.jar")), "absent.jar", "no file", "--tla2tools");
        assertUserError(STANDARD.withTla2tools(text), "some.jar", "another kind of file", "--tla2tools");
        assertUserError(STANDARD.withTla2tools(OverrideJars.thriceInsteadOfTwice(folder)), "expected a jar of TLC");
    }

    @Test
    void specsWithProofsNeedNoProofSystem() throws Exception {
        assertSeenAlike("proof/Proved", STANDARD, 3);
    }

    @Test
    void aLibrarysModuleCountsMoreThanAStandIn() throws Exception {
        Path library = Files.createDirectory(folder.resolve("library"));
        Files.writeString(library.resolve("TLAPS.tla"), "---- MODULE TLAPS ----\nPTL == TRUE\n====\n");

        Failed failed = failed(check("proof/Proved", STANDARD.withLibraries(List.of(library))));
        assertThat(failed.message()).contains("SMT");
    }

    @Test
    void whatAStandInCannotEvaluateIsAnErrorAndNotAnAnswer() throws Exception {
        Failed failed = failed(check("proof/Evaluated", STANDARD));

        assertThat(failed.message()).contains("CHOOSE");
        assertThat(failed.where()).contains("WellFoundedInduction");
    }

    @Test
    void pluscalIsTranslatedOnRequestInACopy() throws Exception {
        Path module = TestSpecs.model("pluscal/Counting").module();
        String before = Files.readString(module);

        assertThat(check("pluscal/Counting", STANDARD).verdict()).isInstanceOf(Failed.class);
        assertSeenAlike("pluscal/Counting", STANDARD.withTranslate(true), 5);
        assertThat(module).hasContent(before);
    }

    @Test
    void aTranslationThatIsOutOfDateIsNotedAndReplacedOnRequest() throws Exception {
        var notes = new ArrayList<String>();
        Model stale = TestSpecs.model("pluscal/Stale");

        TlcResult checked = check("pluscal/Stale", STANDARD);
        Exploration explored = Exploration.of(stale, STANDARD, 1, ExploreBounds.NONE, p -> {}, notes::add);

        assertThat(checked.statistics().distinct()).isEqualTo(5);
        assertThat(explored.graph().stateCount()).isEqualTo(5);
        assertThat(checked.warnings()).hasSize(1);
        assertThat(checked.warnings().get(0)).contains("Stale", "--translate");
        assertThat(notes).isEqualTo(checked.warnings());

        SpecTools translating = STANDARD.withTranslate(true);
        assertSeenAlike("pluscal/Stale", translating, 7);
        assertThat(check("pluscal/Stale", translating).warnings()).isEmpty();
        try (EvaluatedSpec spec = EvaluatedSpec.open(stale, translating, 1)) {
            assertThat(spec.notes()).isEmpty();
            assertThat(spec.specHash()).isNotEqualTo(explored.origin().specHash());
        }
    }

    @Test
    void anAlgorithmThatCannotBeTranslatedIsReportedInTheTranslatorsWords() throws Exception {
        SpecTools translating = STANDARD.withTranslate(true);
        Failed failed = failed(check("pluscal/Garbled", translating));

        assertThat(failed.exitCode()).isEqualTo(150);
        assertThat(failed.where()).isEqualTo("line 7, column 7 of module Garbled");
        assertThat(failed.message()).contains("Expected \"do\" but found \":=\"");
        assertThatThrownBy(() -> EvaluatedSpec.open(TestSpecs.model("pluscal/Garbled"), translating, 1))
                .isInstanceOfSatisfying(
                        SpecException.class, e -> assertThat(e.exitCode()).isEqualTo(150))
                .hasMessageContaining("line 7, column 7");
    }
}
