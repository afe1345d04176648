package dev.lockstep.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.runner.replay.GraphReplay;
import dev.lockstep.runner.replay.ReplayResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every shipped subject against the whole graph of every Small and focused model of its spec: the unbroken ones conform, and each mutant diverges where
 * it says so, in each build on two of the models that it names. {@code -Dlockstep.system=raft} narrows it to one system.
 */
class ShippedSubjectsTests {
    private static final String SYSTEM = System.getProperty("lockstep.system", "");

    /** Focused models whose replay takes long, beside the Medium ones. What they alone kill, the corpus does in each build. */
    private static final Set<String> LONG = Set.of(
            "raft/MCRaftElection",
            "raft/MCRaftHistory",
            "raft/MCRaftLive",
            "raft/MCRaftReelection",
            "raft/MCRaftReplication");

    /** On how many of the models that it names a mutant is met in each build. */
    private static final int KILLERS = 2;

    private static ShippedSpecs specs;

    @BeforeAll
    static void open() {
        specs = ShippedSpecs.open();
    }

    @AfterAll
    static void close() {
        specs.close();
    }

    private static List<SubjectFactory> subjects() {
        List<SubjectFactory> subjects = new ArrayList<>();
        ServiceLoader.load(SubjectFactory.class).forEach(subjects::add);
        return subjects;
    }

    @TestFactory
    Stream<DynamicContainer> everySmallAndFocusedModelOfEverySystem() {
        return replays(ShippedSubjectsTests::isSoonReplayed, KILLERS);
    }

    /** The same with every mutant on each model that it names. */
    @TestFactory
    @Tag("long")
    Stream<DynamicContainer> everyMutantOnEveryModelThatItNames() {
        return replays(ShippedSubjectsTests::isSoonReplayed, Integer.MAX_VALUE);
    }

    private static boolean isSoonReplayed(Model model) {
        return !LONG.contains(model.name()) && (model.size() == SizeClass.SMALL || model.size() == SizeClass.FOCUSED);
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicContainer> everyModelThatTakesLong() {
        return replays(m -> LONG.contains(m.name()) || m.size() == SizeClass.MEDIUM, Integer.MAX_VALUE);
    }

    /** Replays models; a mutant on no more than so many of those that it names, the first ones. */
    private static Stream<DynamicContainer> replays(Predicate<Model> wanted, int killers) {
        List<Model> models = specs.models().stream()
                .filter(m -> SYSTEM.isEmpty() || m.system().equals(SYSTEM))
                .filter(wanted)
                .filter(m -> subjects().stream().anyMatch(s -> m.modules().contains(s.spec())))
                .filter(m -> m.recorded().map(r -> r.result().equals("success")).orElse(true))
                .toList();
        assertThat(models).isNotEmpty();
        return models.stream().map(m -> DynamicContainer.dynamicContainer(m.name(), testsOf(m, killers)));
    }

    /** Explores a model when its first test asks for it. */
    private static Stream<DynamicTest> testsOf(Model model, int killers) {
        Exploration explored = Exploration.of(model, 2, p -> {});
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest(
                "has the states that TLC counts",
                () -> assertThat((long) explored.graph().stateCount())
                        .isEqualTo(model.recorded().orElseThrow().distinctStates())));
        for (SubjectFactory subject : subjects()) {
            if (!model.modules().contains(subject.spec())) {
                continue;
            }
            tests.add(DynamicTest.dynamicTest(subject.name() + " conforms", () -> {
                ReplayResult result = replay(explored, subject);
                assertThat(result.faults()).isEmpty();
                assertThat(result.unchecked())
                        .as("actions of which the subject does not say what it would take")
                        .isEmpty();
                assertThat(result.states()).isEqualTo(explored.graph().stateCount());
                assertThat(result.transitions() + result.untaken())
                        .isEqualTo(explored.graph().transitionCount())
                        .isPositive();
            }));
            for (SubjectFactory mutant : subject.mutants()) {
                if (mutant.killedBy().stream().limit(killers).anyMatch(model.name()::equals)) {
                    tests.add(DynamicTest.dynamicTest(
                            mutant.name() + " is killed",
                            () -> assertThat(replay(explored, mutant).divergences())
                                    .isNotEmpty()));
                }
            }
        }
        assertThat(tests).as("subjects of %s", model.name()).hasSizeGreaterThan(1);
        return tests.stream();
    }

    private static ReplayResult replay(Exploration explored, SubjectFactory subject) {
        return GraphReplay.replay(explored.graph(), Binding.of(subject, explored.signature()), explored.origin());
    }

    @Test
    void everySubjectHasMutantsAndEachNamesAModelThatKillsItAndWhatItIsModelledOn() {
        Map<String, Integer> atLeast = Map.of("raft", 20, "quorum", 10, "vectorclock", 8);
        List<SubjectFactory> subjects = subjects();
        assertThat(subjects).isNotEmpty();
        Set<String> known = new TreeSet<>();
        specs.models().forEach(m -> known.add(m.name()));
        for (SubjectFactory subject : subjects) {
            assertThat(subject.killedBy()).as(subject.name()).isEmpty();
            assertThat(subject.mutants())
                    .as(subject.name())
                    .hasSizeGreaterThanOrEqualTo(atLeast.getOrDefault(subject.name(), 4));
            assertThat(subject.source()).isEmpty();
            for (SubjectFactory mutant : subject.mutants()) {
                assertThat(mutant.killedBy()).as(mutant.name()).isNotEmpty();
                assertThat(mutant.source()).as(mutant.name()).isNotBlank();
                assertThat(known).as(mutant.name()).containsAll(mutant.killedBy());
                assertThat(mutant.name()).startsWith(subject.name() + ":");
            }
        }
    }
}
