package dev.lockstep.cli;

import static dev.lockstep.cli.Run.lockstep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subjects that are not of Lockstep: bindings by class, and factories, from folders and jars. */
class UserSubjectsTests {
    private static final String FACTORY = "dev.lockstep.runner.binding.SubjectFactory";

    @TempDir
    private static Path folder;

    private static Path model;
    private static Path classes;

    private static Run replay(Path path, String binding) {
        return lockstep("replay", model, "--classpath", path, "--binding", binding);
    }

    private static void assertUserMistake(Run run, int code, String message) {
        assertThat(run.err()).contains("lockstep: ", message).doesNotContain("\tat ", "internal error");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(code);
    }

    /** A binding of the spec, copyable, that adds so much. */
    private static String counter(String name, String imports, String constructor, String increment) {
        return """
                package user;
                import dev.lockstep.runner.binding.*;
                %s
                @SpecBinding("Count")
                public class %s implements Copyable<%s> {
                    private int x;
                    public %s(%s
                    }
                    @SpecAction("Inc") public void inc() { x += %s; }
                    @SpecVariable("x") public int x() { return x; }
                    @Override public %s copy() { %s copy = new %s(null); copy.x = x; return copy; }
                }
                """.formatted(imports, name, name, name, constructor, increment, name, name, name);
    }

    @BeforeAll
    static void compile() throws IOException {
        Path spec = Files.createDirectories(folder.resolve("spec"));
        Files.writeString(spec.resolve("Count.tla"), """
                ---- MODULE Count ----
                EXTENDS Naturals
                CONSTANT N
                VARIABLE x
                Init == x = 0
                Inc == x < N /\\ x' = x + 1
                Next == Inc
                Spec == Init /\\ [][Next]_x
                ====
                """);
        model = spec.resolve("Count.cfg");
        Files.writeString(model, "SPECIFICATION Spec\nCONSTANT N = 4\nCHECK_DEADLOCK FALSE\n");
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("Right", counter("Right", "", "Constants constants) {", "1"));
        sources.put("Wrong", counter("Wrong", "", "Constants constants) {", "x == 2 ? 2 : 1"));
        sources.put(
                "Throwing",
                counter(
                        "Throwing",
                        "",
                        "Constants c) { if (c.integer(\"N\") == 4) throw new IllegalStateException(\"no database\");",
                        "1"));
        sources.put("Needing", counter("Needing", "", "Constants constants) {", "Needed.ONE.n()"));
        sources.put(
                "Needed",
                "package user; interface Needed { int n(); Needed ONE = new Needed() { public int n() { return 1; } }; }");
        sources.put(
                "Extending",
                "package user; @dev.lockstep.runner.binding.SpecBinding(\"Count\") class Extending extends Base {}");
        sources.put("Base", "package user; class Base {}");
        sources.put("Unmarked", "package user; class Unmarked {}");
        sources.put("Foreign", "package user; @dev.lockstep.runner.binding.SpecBinding(\"Raft\") class Foreign {}");
        sources.put(
                "NoConstructor",
                "package user; @dev.lockstep.runner.binding.SpecBinding(\"Count\") class NoConstructor { NoConstructor(int n) {} }");
        sources.put("Gap", "package user; @dev.lockstep.runner.binding.SpecBinding(\"Count\") class Gap {}");
        sources.put("Counters", """
                package user;
                import dev.lockstep.runner.binding.*;
                public class Counters implements SubjectFactory {
                    @Override public String name() { return "counter"; }
                    @Override public String spec() { return "Count"; }
                    @Override public String description() { return "counts"; }
                    @Override public Object create(Constants constants) { return new Right(constants); }
                }
                """);
        classes = folder.resolve("classes");
        UserSources.compile(classes, folder.resolve("src"), sources);
        Files.delete(classes.resolve("user/Base.class"));
        Files.delete(classes.resolve("user/Needed.class"));
    }

    /** A copy of the classes with a registered factory. */
    private static Path withService(String name, String factory) throws IOException {
        Path copy = folder.resolve(name);
        Path services = Files.createDirectories(copy.resolve("META-INF/services"));
        Files.writeString(services.resolve(FACTORY), factory + "\n");
        Path user = Files.createDirectories(copy.resolve("user"));
        for (String type : List.of("Right", "Counters")) {
            Files.copy(classes.resolve("user/" + type + ".class"), user.resolve(type + ".class"));
        }
        return copy;
    }

    @Test
    void aBindingIsReplayedByTheNameOfItsClass() {
        Run right = replay(classes, "user.Right");
        assertThat(right.code()).as(right.err()).isZero();
        assertThat(right.out()).contains("user.Right on spec/Count: 5 states, 4 transitions replayed, no divergence");
        Run wrong = replay(classes, "user.Wrong");
        assertThat(wrong.code()).isEqualTo(20);
        assertThat(wrong.out()).contains("user.Wrong and spec/Count part at step 3", "spec     3\n    subject  4");
    }

    @Test
    void jarsListsAndAllJarsOfAFolderAreClassPaths() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Path jar = UserSources.jar(classes, lib.resolve("user.jar"));
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(replay(jar, "user.Right").code()).isZero();
        assertThat(replay(lib.resolve("*"), "user.Right").code()).isZero();
        Run list =
                lockstep("replay", model, "--binding", "user.Wrong", "--classpath", empty + File.pathSeparator + jar);
        assertThat(list.code()).isEqualTo(20);
    }

    @Test
    void aFactoryOnTheClassPathIsASubjectByName() throws IOException {
        Path service = withService("service", "user.Counters");
        Run run = lockstep("replay", model, "--subject", "counter", "--classpath", service);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("counter on spec/Count: 5 states");
        Run listed = lockstep("subjects", "--classpath", service);
        assertThat(listed.out()).containsPattern("counter +Count +counts").containsPattern("raft +Raft");
        assertThat(lockstep("subjects").out()).doesNotContainPattern("counter +Count");
        assertUserMistake(
                lockstep("replay", model, "--subject", "countre", "--classpath", service),
                2,
                "no subject is named countre; did you mean counter?");
        assertUserMistake(
                lockstep("subjects", "--classpath", withService("gone", "user.Gone")),
                2,
                "a subject on the class path can't be made: " + FACTORY + ": Provider user.Gone not found");
    }

    @Test
    void exactlyOneOfSubjectAndBindingIsNamed() {
        Run none = lockstep("replay", model);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("--subject", "--binding");
        Run both = lockstep("replay", model, "--subject", "raft", "--binding", "user.Right");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("mutually exclusive");
    }

    @Test
    void aMistakeIsToldInASentence() throws IOException {
        assertUserMistake(
                replay(classes, "user.Rihgt"), 2, "--binding user.Rihgt: there is no such class in --classpath");
        assertUserMistake(lockstep("replay", model, "--binding", "user.Right"), 2, "say where it is with --classpath");
        assertUserMistake(
                replay(classes, "user.Unmarked"),
                2,
                "user.Unmarked can't be used as a binding: it is not marked @SpecBinding");
        assertUserMistake(replay(classes, "user.NoConstructor"), 2, "no constructor that takes the model's Constants");
        assertUserMistake(
                replay(classes, "user.Foreign"),
                2,
                "subject user.Foreign is bound to the spec Raft, but model spec/Count is of [Count]");
        assertUserMistake(
                replay(classes, "user.Throwing"),
                24,
                "the constructor of user.Throwing threw java.lang.IllegalStateException: no database");
        assertUserMistake(
                replay(classes, "user.Extending"),
                2,
                "--binding user.Extending: the class can't be loaded: java.lang.NoClassDefFoundError: user/Base");
        assertUserMistake(replay(classes, "user.Gap"), 24, "action Inc at Count.tla:6 is not bound");
        assertUserMistake(
                replay(folder.resolve("nowhere"), "user.Right"),
                2,
                "expected a jar or a folder of classes, found nothing");
        assertUserMistake(
                replay(model, "user.Right"), 2, "expected a jar or a folder of classes, found another kind of file");
        assertUserMistake(
                replay(Files.createDirectories(folder.resolve("nojars")).resolve("*"), "user.Right"),
                2,
                "found no jar in it");
    }

    @Test
    void whatTheSubjectLacksAtRunTimeIsADivergence() {
        Run run = replay(classes, "user.Needing");
        assertThat(run.code()).isEqualTo(20);
        assertThat(run.out()).contains("part at step 1", "NoClassDefFoundError: user/Needed");
    }

    @Test
    void theClassesAreTheContextOfTheRunAndClosedAtItsEnd() throws ClassNotFoundException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader loader;
        try (UserClasses open = new UserClasses(List.of(url(classes)), "classes")) {
            loader = Thread.currentThread().getContextClassLoader();
            assertThat(open.binding("user.Right").spec()).isEqualTo("Count");
            assertThat(loader.loadClass("user.Right").getClassLoader()).isSameAs(loader);
        }
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThatThrownBy(() -> loader.loadClass("user.Wrong")).isInstanceOf(ClassNotFoundException.class);
    }

    private static java.net.URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
