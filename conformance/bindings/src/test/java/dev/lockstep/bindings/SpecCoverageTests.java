package dev.lockstep.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.tlc.Coverage;
import dev.lockstep.modelchecker.tlc.Coverage.Unreached;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Between them the Small and focused models that hold take each branch of their spec, as TLC counts: {@code mvn -Plong test}. */
class SpecCoverageTests {
    @ParameterizedTest
    @CsvSource({"raft, Raft", "quorum, Quorum", "vectorclock, VectorClock"})
    @Tag("long")
    void theModelsOfASpecTakeEachActionAndReachEachConjunct(String system, String module) throws Exception {
        List<Coverage> coverages = new ArrayList<>();
        ExecutorService runs = Executors.newFixedThreadPool(2);
        try (ShippedSpecs specs = ShippedSpecs.open();
                Tlc tlc = new Tlc()) {
            List<Future<TlcResult>> results = new ArrayList<>();
            for (Model model : specs.models()) {
                if (model.system().equals(system)
                        && model.moduleName().equals("MC" + module)
                        && (model.size() == SizeClass.SMALL || model.size() == SizeClass.FOCUSED)
                        && model.recorded()
                                .filter(r -> r.result().equals("success"))
                                .isPresent()) {
                    results.add(runs.submit(
                            () -> tlc.check(model, TlcOptions.ofWorkers(1).withCoverage(true), p -> {})));
                }
            }
            for (Future<TlcResult> result : results) {
                assertThat(result.get().verdict()).isEqualTo(new Verdict.Holds());
                Coverage coverage = result.get().coverage();
                // What says nothing would count as reaching all.
                assertThat(coverage.actions()).isNotEmpty();
                coverages.add(coverage);
            }
        } finally {
            runs.shutdownNow();
        }
        assertThat(coverages).isNotEmpty();
        assertThat(taken(coverages, true)).isNotEmpty().containsAll(taken(coverages, false));
        assertThat(unreachedByAll(coverages, module)).isEmpty();
    }

    @Test
    void oneServerAloneDoesNotReachAllOfRaft() throws Exception {
        try (ShippedSpecs specs = ShippedSpecs.open();
                Tlc tlc = new Tlc()) {
            Model model = specs.resolve("raft/MCRaftOneServer").get(0);
            List<Coverage> alone =
                    List.of(tlc.check(model, TlcOptions.ofWorkers(1).withCoverage(true), p -> {})
                            .coverage());
            assertThat(taken(alone, true)).contains("Timeout").isNotEqualTo(taken(alone, false));
            assertThat(unreachedByAll(alone, "Raft")).isNotEmpty();
        }
    }

    /** Gives the names of the actions that some model takes, or those of all. */
    private static Set<String> taken(List<Coverage> coverages, boolean only) {
        return coverages.stream()
                .flatMap(coverage -> coverage.actions().stream())
                .filter(action -> !only || action.taken() > 0)
                .map(Coverage.Action::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Gives the expressions of a module that no model evaluates: each lists it, or one around it. */
    private static List<String> unreachedByAll(List<Coverage> coverages, String module) {
        return coverages.stream()
                .flatMap(coverage -> coverage.unreached().stream())
                .filter(expression -> expression.place().module().equals(module))
                .distinct()
                .filter(expression -> coverages.stream()
                        .allMatch(coverage -> coverage.unreached().stream()
                                .map(Unreached::place)
                                .anyMatch(place ->
                                        place.equals(expression.place()) || place.encloses(expression.place()))))
                .map(expression -> expression.place() + ": " + expression.text())
                .toList();
    }
}
