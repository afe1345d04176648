package dev.lockstep.runner.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Each mistake is one test that fails and says what to do. */
class ConformanceMistakesTests {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(CounterConformance.Unmarked.class, List.of("not marked @Conformance", "mark it with")),
                arguments(
                        CounterConformance.NoSpec.class,
                        List.of("\"countess\"", "expected a folder", "src/test/resources")),
                arguments(
                        CounterConformance.NoModel.class,
                        List.of("\"CounterFour.cfg\"", "counter/CounterNothing", "counter/CounterThree")),
                arguments(CounterConformance.OtherSpec.class, List.of("bound to the spec Counter", "[Turnstile]")),
                arguments(CounterConformance.NoBinding.class, List.of("java.lang.String", "@SpecBinding")),
                arguments(CounterConformance.PathsOfPlain.class, List.of("paths = 2", "Copyable")),
                arguments(CounterConformance.LessThanNoTraces.class, List.of("maxTraces of at least 0", "-1")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsATestThatFailsAndSaysWhatToDo(Class<?> tests, List<String> said) {
        Map<String, Outcome> outcomes = Outcome.of(tests);
        assertThat(outcomes.keySet()).containsExactly("conformance");
        outcomes.values().forEach(outcome -> {
            assertThat(outcome.status()).isEqualTo(Status.FAILED);
            assertThat(outcome.message()).startsWith(tests.getName()).contains(said);
            assertThat(outcome.thrown()).hasNoCause();
        });
    }

    @Test
    void whatTheConstructorOfABindingThrowsIsTheCause() {
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.Unborn.class);
        assertThat(outcomes.values())
                .singleElement()
                .satisfies(o -> assertThat(o.thrown()).hasCauseInstanceOf(UnsupportedOperationException.class));
    }
}
