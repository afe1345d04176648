package dev.lockstep.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.cache.CacheFolder;
import dev.lockstep.modelchecker.cache.GraphCache;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.explore.ExploreBounds;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.ShippedSpecs;
import dev.lockstep.modelchecker.spec.SizeClass;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.runner.replay.GraphReplay;
import dev.lockstep.runner.replay.ReplayOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The tests that mutants of the protocols have to get past: each Small and focused model that holds, replayed against the protocol as it is, {@code mvn -Ppit test}. A test
 * for each model, so that a mutant is only met with the models that reach it, the quickest first. {@code -Dlockstep.system=raft} narrows it to one system.
 */
@Tag("pit")
class ProtocolReplayTests {
    private static final String SYSTEM = System.getProperty("lockstep.system", "");

    /** A mutant that hangs is ended with its JVM: a thread left behind here would slow down those that come after it. */
    private static final ReplayOptions OPTIONS = ReplayOptions.ofWorkers(1).withEventTimeout(Duration.ofMinutes(10));

    /** Outlives a mutant: the next one in this JVM meets the same graphs. */
    private static final Map<String, Exploration> EXPLORED = new ConcurrentHashMap<>();

    @TestFactory
    Stream<DynamicTest> conforms() {
        ShippedSpecs specs = ShippedSpecs.open();
        List<Model> models = specs.models().stream()
                .filter(m -> SYSTEM.isEmpty() || m.system().equals(SYSTEM))
                .filter(m -> m.size() == SizeClass.SMALL || m.size() == SizeClass.FOCUSED)
                .filter(m -> m.recorded().map(r -> r.result().equals("success")).orElse(true))
                // Models of liveness and of Raft with its history are for TLC alone.
                .filter(m -> m.moduleName().equals("MC" + subject(m.system()).spec()))
                .toList();
        assertThat(models).isNotEmpty();
        return models.stream()
                .map(model -> DynamicTest.dynamicTest(model.name(), () -> replay(model)))
                .onClose(specs::close);
    }

    private static void replay(Model model) {
        Exploration explored = EXPLORED.computeIfAbsent(model.name(), name -> explore(model));
        Binding binding = Binding.of(subject(model.system()), explored.signature());
        assertThat(GraphReplay.replay(explored.graph(), binding, explored.origin(), OPTIONS)
                        .faults())
                .isEmpty();
    }

    private static Exploration explore(Model model) {
        Path cache = CacheFolder.locate(
                        System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", ""))
                .orElseThrow();
        return new GraphCache(cache, GraphCache.DEFAULT_LIMIT)
                .explore(model, SpecTools.standard(), 2, ExploreBounds.NONE, p -> {}, note -> {});
    }

    private static SubjectFactory subject(String system) {
        return ServiceLoader.load(SubjectFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(subject -> subject.name().equals(system))
                .findFirst()
                .orElseThrow();
    }
}
