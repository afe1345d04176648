package dev.lockstep.runner.junit;

import dev.lockstep.modelchecker.cover.CoverTarget;
import dev.lockstep.modelchecker.cover.SuiteCover;
import dev.lockstep.modelchecker.cover.TraceSuite;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.explore.ExplorationLimitException;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.SpecException;
import dev.lockstep.modelchecker.spi.SpecEvaluationException;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.BindingClass;
import dev.lockstep.runner.binding.BindingException;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.runner.binding.UnfitException;
import dev.lockstep.runner.replay.GraphReplay;
import dev.lockstep.runner.replay.ReplayOptions;
import dev.lockstep.runner.replay.ReplayResult;
import dev.lockstep.runner.replay.TraceReplay;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestReporter;

/** Makes the tests of one class: finds and explores the model, binds the subject, replays. */
final class ConformanceRun {
    private final Class<?> tests;
    private final TestReporter reporter;

    ConformanceRun(Class<?> tests, TestReporter reporter) {
        this.tests = tests;
        this.reporter = reporter;
    }

    /** Gives the tests; a mistake in the annotation, the spec or the binding is one that fails. */
    Stream<DynamicTest> tests() {
        Conformance asked = tests.getAnnotation(Conformance.class);
        if (asked == null) {
            return failing(
                    tests.getName() + " implements ConformanceTests, but is not marked @Conformance; mark it with"
                            + " @Conformance(spec = \"...\", model = \"...\", binding = ...class)",
                    null);
        }
        try {
            return tests(asked);
        } catch (SpecException
                | SpecEvaluationException
                | ExplorationLimitException
                | BindingException
                | UnfitException e) {
            // Their messages say what to do.
            return failing(tests.getName() + ": " + e.getMessage(), null);
        } catch (RuntimeException | Error e) {
            return failing(tests.getName() + ": " + e, e);
        }
    }

    private static Stream<DynamicTest> failing(String message, @Nullable Throwable cause) {
        return Stream.of(DynamicTest.dynamicTest("conformance", () -> {
            throw FaultReport.failure(message, cause);
        }));
    }

    private Stream<DynamicTest> tests(Conformance asked) {
        ReplayOptions options = options(asked);
        SubjectFactory factory = factory(asked.binding());
        Exploration explored = explore(asked, factory, options.workers());
        Binding binding = Binding.of(factory, explored.signature());
        var findings = new Findings(reporter, binding);
        Optional<CoverTarget> target = asked.cover().target();
        if (asked.paths() > 1 && (target.isPresent() || !binding.isCopyable())) {
            throw new UnfitException("paths = " + asked.paths()
                    + ": several ways to each state need cover GRAPH and a binding that implements Copyable, found cover "
                    + asked.cover() + " and " + asked.binding().getName());
        }
        if (target.isPresent()) {
            TraceSuite suite = suite(explored, target.get());
            return new TraceTests(explored, binding, suite, options, findings).tests(asked.maxTraces());
        }
        return byAction(explored, binding, options, findings);
    }

    private static ReplayOptions options(Conformance asked) {
        if (asked.workers() < 0 || asked.paths() < 1 || asked.maxTraces() < 0 || asked.eventTimeoutMillis() < 1) {
            throw new UnfitException(
                    "@Conformance: expected workers and maxTraces of at least 0, paths and eventTimeoutMillis of at least 1, found "
                            + asked.workers() + ", " + asked.maxTraces() + ", " + asked.paths() + " and "
                            + asked.eventTimeoutMillis());
        }
        int workers = asked.workers() == 0 ? Runtime.getRuntime().availableProcessors() : asked.workers();
        return ReplayOptions.ofWorkers(workers)
                .withAll(true)
                .withPaths(asked.paths())
                .withEventTimeout(Duration.ofMillis(asked.eventTimeoutMillis()));
    }

    private static SubjectFactory factory(Class<?> binding) {
        if (!SubjectFactory.class.isAssignableFrom(binding)) {
            return BindingClass.of(binding);
        }
        try {
            Constructor<?> constructor = binding.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (SubjectFactory) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new UnfitException(
                    binding.getName() + ": expected a SubjectFactory with a constructor that takes nothing, found " + e,
                    e);
        }
    }

    private Exploration explore(Conformance asked, SubjectFactory factory, int workers) {
        try (ModelSource source = ModelSource.find(asked.spec(), asked.model(), tests.getClassLoader())) {
            Model model = source.model();
            if (!model.modules().contains(factory.spec())) {
                throw new UnfitException(asked.binding().getName() + " is bound to the spec " + factory.spec()
                        + ", but model " + model.name() + " is of " + model.modules());
            }
            return source.explore(workers, note -> reporter.publishEntry("lockstep", note));
        }
    }

    private Stream<DynamicTest> byAction(
            Exploration explored, Binding binding, ReplayOptions options, Findings findings) {
        StateGraph graph = explored.graph();
        if (binding.isCopyable()) {
            ReplayResult result = GraphReplay.replay(graph, binding, explored.origin(), options);
            findings.replayed(explored, result);
            return new ActionTests(explored, binding, result, ActionCounts.of(graph)).tests();
        }
        TraceSuite suite = suite(explored, CoverTarget.TRANSITIONS);
        ReplayResult result = TraceReplay.replay(suite.traces(explored.origin()), binding, options);
        findings.replayed(explored, result);
        return new ActionTests(explored, binding, result, ActionCounts.of(graph, suite)).tests();
    }

    private static TraceSuite suite(Exploration explored, CoverTarget target) {
        return SuiteCover.of(explored.graph(), target, SuiteCover.UNBOUNDED).suite();
    }
}
