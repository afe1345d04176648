package dev.lockstep.runner.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/**
 * Is implemented by a class marked {@link Conformance}, which then has the tests that compare a subject with its spec:
 *
 * <pre>{@code
 * @Conformance(spec = "turnstile", model = "MCTurnstile", binding = TurnstileBinding.class)
 * class TurnstileConformanceTests implements ConformanceTests {}
 * }</pre>
 *
 * <p>Name the class as your build looks for tests: Maven takes {@code *Test}, {@code *Tests} and {@code *TestCase}.
 *
 * <p>The model's state graph is explored, or taken from the cache of earlier runs, and replayed once, on all of it, whatever diverges. There is a test for the initial state and
 * one for each action of the spec; it fails with the shortest way to each fault of that action. A test is skipped, with the reason, where nothing was tested that could
 * pass: of an action that the model never enables, since a model of one part of a spec is no mistake; of one whose transitions lie, all or some, behind what failed elsewhere;
 * of offers where the binding has no method marked {@link dev.lockstep.runner.binding.SpecEnabled SpecEnabled}. If no transition was replayed at all, a test fails. On request
 * there is a test for each trace, see {@link Conformance#cover()}.
 *
 * <p>What is declared unobserved or tolerated, and how much was replayed, is published as report entries.
 */
public interface ConformanceTests {
    /**
     * Gives the tests, in the same order and with the same names for the same spec and model. What keeps them from being made, such as a spec that is not found or a binding that
     * leaves an action out, is a test that fails.
     *
     * @param reporter takes what is to be said of the replay
     */
    @TestFactory
    @DisplayName("conforms")
    default Stream<DynamicTest> conforms(TestReporter reporter) {
        return new ConformanceRun(getClass(), reporter).tests();
    }
}
