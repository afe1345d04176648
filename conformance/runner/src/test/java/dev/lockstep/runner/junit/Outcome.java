package dev.lockstep.runner.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;

/**
 * What came of a test that JUnit ran.
 *
 * @param status how it ended
 * @param thrown what it threw, if anything
 */
record Outcome(Status status, @Nullable Throwable thrown) {
    /** Gives what it says; empty if it passed. */
    String message() {
        return thrown == null ? "" : String.valueOf(thrown.getMessage());
    }

    /** Runs a class, and gives the outcomes by display name, in the order in which the tests were made. */
    static Map<String, Outcome> of(Class<?> tests) {
        return Outcome.of(Set.of(tests), Map.of()).getOrDefault(tests, Map.of());
    }

    /** Runs classes together. */
    static Map<Class<?>, Map<String, Outcome>> of(
            Collection<? extends Class<?>> classes, Map<String, String> configuration) {
        Map<Class<?>, Map<String, Outcome>> outcomes = new LinkedHashMap<>();
        Map<TestDescriptor, TestExecutionResult> finished = new LinkedHashMap<>();
        List<TestDescriptor> made = new ArrayList<>();
        run(classes, configuration).allEvents().stream().forEach(event -> {
            if (event.getType() == EventType.DYNAMIC_TEST_REGISTERED) {
                made.add(event.getTestDescriptor());
            } else if (event.getType() == EventType.FINISHED) {
                finished.put(event.getTestDescriptor(), event.getRequiredPayload(TestExecutionResult.class));
            }
        });
        for (TestDescriptor test : made) {
            TestExecutionResult result = Objects.requireNonNull(finished.get(test));
            Class<?> owner = test.getParent()
                    .flatMap(TestDescriptor::getParent)
                    .flatMap(TestDescriptor::getSource)
                    .map(source -> ((ClassSource) source).getJavaClass())
                    .orElseThrow();
            outcomes.computeIfAbsent(owner, c -> new LinkedHashMap<>())
                    .put(
                            test.getDisplayName(),
                            new Outcome(
                                    result.getStatus(), result.getThrowable().orElse(null)));
        }
        return outcomes;
    }

    /** Gives what was published while a class ran, as {@code key=value}. */
    static List<String> published(Class<?> tests) {
        return run(Set.of(tests), Map.of()).allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .flatMap(entry -> entry.getKeyValuePairs().entrySet().stream())
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .toList();
    }

    private static EngineExecutionResults run(
            Collection<? extends Class<?>> classes, Map<String, String> configuration) {
        Stream<DiscoverySelector> selectors = classes.stream().map(c -> selectClass(c));
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectors.toArray(DiscoverySelector[]::new))
                .configurationParameters(configuration)
                .execute();
    }
}
