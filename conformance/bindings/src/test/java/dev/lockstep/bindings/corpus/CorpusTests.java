package dev.lockstep.bindings.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.bindings.corpus.Corpus.Entry;
import dev.lockstep.modelchecker.explore.SpecWalk;
import dev.lockstep.modelchecker.explore.SpecWalk.Position;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.Divergence.Fault;
import dev.lockstep.runner.replay.ReplayResult;
import dev.lockstep.runner.replay.TraceReplay;
import dev.lockstep.runner.shrink.ShrinkOptions;
import dev.lockstep.runner.shrink.Shrinker;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden traces against the specs and the subjects of today. {@code -Dlockstep.corpus.refresh=true} makes them anew first.
 */
class CorpusTests {
    private static final long MOST_BYTES = 300_000;

    private static final Map<String, SubjectFactory> SUBJECTS = new TreeMap<>();
    private static final Map<String, SubjectFactory> MUTANTS = new TreeMap<>();

    @BeforeAll
    static void load() throws IOException {
        ServiceLoader.load(SubjectFactory.class).forEach(subject -> {
            SUBJECTS.put(subject.spec(), subject);
            subject.mutants().forEach(mutant -> MUTANTS.put(mutant.name(), mutant));
        });
        if (Boolean.getBoolean("lockstep.corpus.refresh")) {
            Refresh.run();
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyTraceOfEveryModel() {
        Map<String, List<Entry>> byModel = new TreeMap<>();
        for (Entry entry : Corpus.entries()) {
            byModel.computeIfAbsent(entry.model(), model -> new ArrayList<>()).add(entry);
        }
        assertThat(byModel).hasSizeGreaterThan(5);
        return byModel.entrySet().stream()
                .map(e -> DynamicContainer.dynamicContainer(e.getKey(), tests(e.getKey(), e.getValue())));
    }

    private static Stream<DynamicTest> tests(String model, List<Entry> entries) {
        ShippedSpecs shipped = ShippedSpecs.open();
        var named = shipped.resolve(model).get(0);
        SpecWalk spec = SpecWalk.open(named, SpecTools.standard());
        Shrinker shrinker = Shrinker.open(named, SpecTools.standard());
        return Stream.concat(
                entries.stream()
                        .map(entry -> DynamicTest.dynamicTest(entry.file(), () -> check(entry, spec, shrinker))),
                Stream.of(DynamicTest.dynamicTest("closed", () -> {
                    shrinker.close();
                    spec.close();
                    shipped.close();
                })));
    }

    private static void check(Entry entry, SpecWalk spec, Shrinker shrinker) {
        List<Trace> traces = Corpus.traces(entry);
        assertThat(traces).hasSize(entry.traces()).isNotEmpty();
        for (Trace trace : traces) {
            Corpus.requireVersion(entry, trace, spec);
            assertThat(trace.origin().model()).isEqualTo(entry.model());
            assertThat(trace.steps()).isNotEmpty();
            assertIsBehaviour(trace, spec);
            ReplayResult conforming = replay(unbroken(entry), trace, spec);
            assertThat(conforming.divergences()).isEmpty();
            assertThat(conforming.transitions()).isEqualTo(trace.steps().size());
        }
        if (entry.isBad()) {
            checkBad(entry, traces.get(0), spec, shrinker);
        }
    }

    private static void checkBad(Entry entry, Trace trace, SpecWalk spec, Shrinker shrinker) {
        assertThat(Corpus.events(trace)).isEqualTo(entry.events());
        SubjectFactory mutant = Objects.requireNonNull(MUTANTS.get(entry.mutant()), entry.mutant());
        List<Divergence> found = replay(mutant, trace, spec).divergences();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).step())
                .as("at the last step")
                .isEqualTo(trace.steps().size());
        assertThat(found.get(0).fault()).isEqualTo(entry.fault());
        Binding binding = Binding.of(mutant, spec.signature());
        Shrinker.Result again = shrinker.shrink(binding, trace, found.get(0).fault(), ShrinkOptions.STANDARD);
        assertThat(again.trace().steps()).as("nothing can be left out").isEqualTo(trace.steps());
    }

    private static SubjectFactory unbroken(Entry entry) {
        return SUBJECTS.values().stream()
                .filter(subject -> entry.model().startsWith(subject.name() + "/"))
                .findFirst()
                .orElseThrow();
    }

    private static ReplayResult replay(SubjectFactory subject, Trace trace, SpecWalk spec) {
        return TraceReplay.replay(List.of(trace).iterator(), Binding.of(subject, spec.signature()));
    }

    private static void assertIsBehaviour(Trace trace, SpecWalk spec) {
        Position at = spec.initial().stream()
                .filter(initial -> initial.state().equals(trace.initial()))
                .findFirst()
                .orElseThrow();
        for (Step step : trace.steps()) {
            List<Position> targets = at.after(step.event(), false).stream()
                    .filter(target -> target.state().equals(step.state()))
                    .toList();
            assertThat(targets).as("where %s leads", step.event()).hasSize(1);
            at = targets.get(0);
        }
    }

    @Test
    void everyMutantHasATraceAndEveryTraceIsInTheIndex() {
        List<Entry> entries = Corpus.entries();
        assertThat(entries.stream().filter(Entry::isBad).map(Entry::mutant))
                .containsExactlyInAnyOrderElementsOf(MUTANTS.keySet());
        assertThat(entries.stream()
                        .filter(entry -> !entry.isBad())
                        .mapToInt(Entry::traces)
                        .sum())
                .isGreaterThan(50);
        assertThat(entries.stream().map(Entry::file).sorted()).containsExactlyElementsOf(Corpus.files());
        assertThat(Corpus.size()).isLessThan(MOST_BYTES);
    }

    @Test
    void aTraceOfAnotherVersionOfTheSpecIsRefusedWithWhatToDo() {
        Entry entry = Corpus.entries().get(0);
        Trace trace = Corpus.traces(entry).get(0);
        var older = new Trace(
                new TraceOrigin(trace.origin().model(), "0123456789abcdef", 0), trace.initial(), trace.steps());
        try (ShippedSpecs shipped = ShippedSpecs.open();
                SpecWalk spec = SpecWalk.open(shipped.resolve(entry.model()).get(0), SpecTools.standard())) {
            Corpus.requireVersion(entry, trace, spec);
            assertThatThrownBy(() -> Corpus.requireVersion(entry, older, spec))
                    .hasMessageContaining(entry.file())
                    .hasMessageContaining("0123456789ab")
                    .hasMessageContaining("-Dlockstep.corpus.refresh=true");
        }
    }

    @Test
    void aFaultIsWrittenAndReadAsItIs() {
        assertThat(Corpus.entries().stream().filter(Entry::isBad))
                .allSatisfy(entry -> assertThat(entry.fault())
                        .isNotNull()
                        .extracting(Fault::action)
                        .isEqualTo(entry.events().get(entry.events().size() - 1).replaceAll("\\(.*", "")));
    }
}
