package dev.lockstep.bindings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ModelConfig;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.tlc.ManifestCheck;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.Verdict;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What TLC makes of the shipped models is what their manifests record. */
class ShippedModelsTests {
    /** Those that must fail, and take ten seconds or more to. */
    private static final Set<String> LONG = Set.of(
            "quorum/mutants/CounterOnlyOrder",
            "quorum/mutants/ReadFirstReply",
            "quorum/mutants/StoreOverwrites",
            "raft/mutants/CommitEarlierTerm",
            "raft/mutants/ConflictKept",
            "raft/mutants/LateAckCounted",
            "raft/mutants/MatchIndexKept",
            "raft/mutants/StaleAppendAccepted",
            "raft/mutants/VotesCountedAsNumber",
            "raft/sometimes/EveryCandidateLeads",
            "raft/sometimes/IndirectCommit");

    private static ShippedSpecs specs;
    private static Tlc tlc;
    /** Two models at a time with one worker each are faster than one with two: parsing and a JVM's start keep one core busy. */
    private static ExecutorService runs;

    @BeforeAll
    static void open() {
        specs = ShippedSpecs.open();
        tlc = new Tlc();
        runs = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void close() {
        runs.shutdownNow();
        tlc.close();
        specs.close();
    }

    @TestFactory
    Stream<DynamicTest> everyModelThatSoonFailsComesOutAsRecorded() {
        return check(model -> !isLong(model));
    }

    /**
     * With the Medium ones, {@code mvn -Plong test}. Each build compares the states of most focused ones with what is recorded, by exploring them, and
     * has the Small ones checked by {@code lockstep verify}, as the README shows it.
     */
    @TestFactory
    @Tag("long")
    Stream<DynamicTest> everyModelThatHoldsOrFailsLateComesOutAsRecorded() {
        return check(ShippedModelsTests::isLong);
    }

    private static boolean isLong(Model model) {
        boolean holds =
                model.recorded().filter(r -> r.result().equals("success")).isPresent();
        return LONG.contains(model.name()) || holds;
    }

    private static Stream<DynamicTest> check(Predicate<Model> wanted) {
        List<Model> models = specs.models().stream()
                .filter(m -> m.size() != SizeClass.LARGE)
                .filter(wanted)
                .toList();
        assertThat(models).isNotEmpty();
        Map<Model, Future<TlcResult>> results = new LinkedHashMap<>();
        for (Model model : models) {
            TlcOptions options = TlcOptions.ofWorkers(1).withQuickStart(model.size() == SizeClass.MUTANT);
            results.put(model, runs.submit(() -> tlc.check(model, options, p -> {})));
        }
        return models.stream()
                .map(model -> DynamicTest.dynamicTest(model.name(), () -> {
                    TlcResult result = requireNonNull(results.get(model)).get();
                    assertThat(model.recorded()).as("an entry in the manifest").isPresent();
                    assertThat(ManifestCheck.of(result).differences()).isEmpty();
                    assertThat(ManifestCheck.of(result).exitCode()).isZero();
                }));
    }

    /** A property that no broken spec violates may be true of anything. */
    @Test
    void everyPropertyIsViolatedBySomeBrokenSpec() {
        Map<String, Set<String>> judged = new TreeMap<>();
        Map<String, Set<String>> violated = new TreeMap<>();
        for (Model model : specs.models()) {
            boolean holds =
                    model.recorded().filter(r -> r.result().equals("success")).isPresent();
            if (holds || model.size() == SizeClass.MUTANT) {
                ModelConfig config = ModelConfig.read(model.config());
                Set<String> properties =
                        (holds ? judged : violated).computeIfAbsent(model.system(), system -> new TreeSet<>());
                properties.addAll(config.invariants());
                properties.addAll(config.properties());
            }
        }
        assertThat(judged).containsOnlyKeys("raft", "quorum", "vectorclock");
        judged.forEach((system, properties) ->
                assertThat(violated.get(system)).as(system).containsAll(properties));
    }

    @Test
    void everyBrokenSpecNamesTheOnePropertyThatFails() {
        Set<String> systems = new HashSet<>();
        for (Model model : specs.models()) {
            if (model.size() == SizeClass.MUTANT) {
                ModelConfig config = ModelConfig.read(model.config());
                assertThat(config.invariants().size() + config.properties().size())
                        .as(model.name())
                        .isEqualTo(1);
                assertThat(model.recorded())
                        .hasValueSatisfying(e -> assertThat(e.result())
                                .as(model.name())
                                .isNotEqualTo(new Verdict.Holds().manifestWord()));
                systems.add(model.system());
            }
        }
        assertThat(systems).containsExactlyInAnyOrder("raft", "quorum", "vectorclock");
    }
}
