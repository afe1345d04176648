package dev.lockstep.cli;

import static dev.lockstep.cli.Run.lockstep;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.explore.ExploreBounds;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.runner.binding.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitCommandTests {
    @TempDir
    private Path folder;

    /** Compiles what was written, the test too. */
    private Path compile(Path sources) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> written = Files.list(sources)) {
            written.sorted().forEach(files::add);
        }
        Path classes = folder.resolve("classes");
        UserSources.compile(classes, files);
        return classes;
    }

    @ParameterizedTest
    @CsvSource({
        "raft, raft/MCRaftSmall, raft/MCRaftOneServer, Raft",
        "quorum, quorum/MCQuorumSmall, quorum/MCQuorumReadOne, Quorum",
        "vectorclock, vectorclock/MCVectorClockSmall, vectorclock/MCVectorClockTwoNodes, VectorClock"
    })
    void theSkeletonOfAShippedSystemCompilesBindsAndIsReplayed(String system, String small, String tiny, String spec)
            throws IOException {
        Path sources = folder.resolve("src");
        Run run = lockstep("init", system, "--out", sources, "--package", "com.acme");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("wrote " + sources.resolve(spec + "Binding.java"))
                .contains("wrote " + sources.resolve(spec + "ConformanceTests.java"))
                .contains("lockstep replay " + small + " --classpath CLASSES --binding com.acme." + spec + "Binding");
        assertThat(sources.resolve(spec + "ConformanceTests.java"))
                .content()
                .contains("@Conformance(spec = \"" + system + "\", model = \"" + small.substring(small.indexOf('/') + 1)
                        + "\", binding = " + spec + "Binding.class)");
        Path classes = compile(sources);
        requireItBinds(classes, "com.acme." + spec + "Binding", small);
        Run replayed = lockstep("replay", tiny, "--classpath", classes, "--binding", "com.acme." + spec + "Binding");
        assertThat(replayed.code()).as(replayed.err()).isEqualTo(20);
        assertThat(replayed.out())
                .contains("the subject threw java.lang.UnsupportedOperationException: not bound yet: variable");
    }

    /** The binding fits the spec, and the types of its parameters fit all events, also those of states that were not looked at. */
    private static void requireItBinds(Path classes, String type, String name) throws IOException {
        try (ShippedSpecs shipped = ShippedSpecs.open();
                UserClasses user = new UserClasses(List.of(classes.toUri().toURL()), "")) {
            Model model = shipped.resolve(name).get(0);
            var bounds = new ExploreBounds(12_000, Integer.MAX_VALUE, ExploreBounds.NO_HEAP_BOUND);
            Exploration explored = Exploration.of(model, SpecTools.standard(), 2, bounds, progress -> {}, note -> {});
            Binding binding = Binding.of(user.binding(type), explored.signature());
            assertThat(binding.unobserved()).isEmpty();
            assertThat(binding.isCopyable()).isFalse();
            for (int label = 0; label < explored.graph().labelCount(); label++) {
                binding.prepare(explored.graph().event(label));
            }
        }
    }

    private Path odd() throws IOException {
        Path spec = Files.createDirectories(folder.resolve("spec"));
        Files.writeString(spec.resolve("odd.tla"), """
                ---- MODULE odd ----
                EXTENDS Integers, Sequences
                CONSTANTS package, None
                VARIABLES int, toString, open, new, 2big
                vars == <<int, toString, open, new, 2big>>
                Init == int = 0 /\\ toString = {} /\\ open = FALSE /\\ new = <<>> /\\ 2big = [p \\in package |-> None]
                wait == int < 3 /\\ int' = int + 1 /\\ UNCHANGED <<toString, open, new, 2big>>
                Open == open' = ~open /\\ UNCHANGED <<int, toString, new, 2big>>
                switch(class, Class) == toString' = {class} /\\ 2big' = [2big EXCEPT ![class] = Class] /\\ UNCHANGED <<int, open, new>>
                RMPrepare(case) == Len(new) < 2 /\\ new' = Append(new, case) /\\ UNCHANGED <<int, toString, open, 2big>>
                Next == \\/ wait
                        \\/ Open
                        \\/ \\E class \\in package, Class \\in package : switch(class, Class)
                        \\/ \\E case \\in {{"\\\\u", "*/"}} : RMPrepare(case)
                Spec == Init /\\ [][Next]_vars
                ====
                """);
        Files.writeString(spec.resolve("odd.cfg"), "SPECIFICATION Spec\nCONSTANTS package = {p, q}\nNone = None\n");
        return spec;
    }

    @Test
    void oddNamesBecomeJavaNamesAndValuesJavaTypes() throws IOException {
        Path spec = odd();
        Path sources = folder.resolve("src");
        Run run = lockstep("init", spec.resolve("odd.tla"), "--out", sources);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("odd has 4 actions and 5 variables");
        assertThat(sources.resolve("OddBinding.java"))
                .content()
                .startsWith("import ")
                .contains("@SpecBinding(\"odd\")\npublic final class OddBinding {")
                .contains("@SpecAction(\"wait\")\n    public void wait_() {")
                .contains("@SpecAction(\"Open\")\n    public void open_() {")
                .contains("@SpecAction(\"switch\")\n    public void switch_(String class_, String class__) {")
                .contains("@SpecAction(\"RMPrepare\")\n    public void rmPrepare(Set<String> case_) {")
                .contains("@SpecVariable(\"int\")\n    public int int_() {")
                .contains("@SpecVariable(\"toString\")\n    public Set<String> toString_() {")
                .contains("@SpecVariable(\"open\")\n    public boolean open() {")
                .contains("@SpecVariable(\"new\")\n    public List<Set<String>> new_() {")
                .contains("@SpecVariable(\"2big\")\n    public Map<String, String> _2big() {")
                .contains("//   package = {p, q}");
        Path classes = compile(sources);
        Run replayed = lockstep("replay", spec.resolve("odd.cfg"), "--classpath", classes, "--binding", "OddBinding");
        assertThat(replayed.code()).as(replayed.err()).isEqualTo(20);
        assertThat(replayed.out()).contains("not bound yet: variable int");
    }

    @Test
    void theSameSpecGivesTheSameBytesAndNothingIsOverwritten() throws IOException {
        Path spec = odd();
        for (String out : List.of("a", "b")) {
            assertThat(lockstep("init", spec, "--out", folder.resolve(out)).code())
                    .isZero();
        }
        for (String file : List.of("OddBinding.java", "OddConformanceTests.java")) {
            assertThat(folder.resolve("a").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("b").resolve(file));
        }
        Files.delete(folder.resolve("a/OddBinding.java"));
        Files.writeString(folder.resolve("a/OddConformanceTests.java"), "mine");
        Run again = lockstep("init", spec, "--out", folder.resolve("a"));
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("OddConformanceTests.java is there already and is not overwritten");
        assertThat(folder.resolve("a/OddConformanceTests.java")).hasContent("mine");
        assertThat(folder.resolve("a/OddBinding.java")).doesNotExist();
    }

    @Test
    void theTestNamesThePlaceOfTheSpecAndJsonTellsTheFiles() throws IOException {
        Path spec = odd();
        Run run = lockstep("init", spec.resolve("odd.cfg"), "--out", folder.resolve("a"), "--json");
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("model").asText()).isEqualTo("spec/odd");
        assertThat(json.get("spec").asText()).isEqualTo("odd");
        assertThat(json.get("binding").asText()).isEqualTo("OddBinding");
        assertThat(json.get("files")).hasSize(2);
        assertThat(json.get("actions").asInt()).isEqualTo(4);
        assertThat(folder.resolve("a/OddConformanceTests.java"))
                .content()
                .contains("spec = \"" + spec.toString().replace('\\', '/') + "\", model = \"odd\"");
    }

    @Test
    void aMistakeIsToldInASentence() throws IOException {
        Path spec = odd();
        assertMistake(
                "--package: expected a Java package, such as com.example, found a.class", spec, "--package", "a.class");
        assertMistake("--max-states: expected at least 1, found 0", spec, "--max-states", 0);
        assertMistake("expected a module, found nothing", spec.resolve("even.tla"));
        Files.copy(spec.resolve("odd.tla"), spec.resolve("alone.tla"));
        assertMistake(
                "expected beside it a model (.cfg) whose module is alone or extends it", spec.resolve("alone.tla"));
        assertMistake("found neither; did you mean raft?", "rapt");
    }

    private void assertMistake(String message, Object... arguments) {
        Run run = lockstep(Stream.concat(Stream.of("init", "--out", folder.resolve("never")), Stream.of(arguments))
                .toArray());
        assertThat(run.err()).contains("lockstep: ", message).doesNotContain("\tat ");
        assertThat(run.code()).isEqualTo(2);
        assertThat(folder.resolve("never")).doesNotExist();
    }
}
