package dev.lockstep.runner.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.opentest4j.AssertionFailedError;

/** The counter to three has the states 0 to 3; of them 0, 1, 2 can add 1; 0, 1 can add 2; 1, 2, 3 can be reset. */
class ConformanceByActionTests {
    private static final String ADD = "Add: 5 transitions";
    private static final String OVERFLOW = "Overflow: 0 transitions";
    private static final String RESET = "Reset: 3 transitions";

    /** Gives the names of the tests that ended in a way. */
    private static List<String> ended(Map<String, Outcome> outcomes, Status status) {
        return outcomes.entrySet().stream()
                .filter(e -> e.getValue().status() == status)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Outcome outcome(Map<String, Outcome> outcomes, String name) {
        assertThat(outcomes).containsKey(name);
        return outcomes.getOrDefault(name, new Outcome(Status.SUCCESSFUL, null));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                CounterConformance.Right.class,
                CounterConformance.OnTheClassPath.class,
                CounterConformance.ByModule.class,
                CounterConformance.ByFactory.class,
                CounterConformance.Plain.class
            })
    void aConformingSubjectPassesATestForEachActionThatTheModelEnables(Class<?> tests) {
        Map<String, Outcome> outcomes = Outcome.of(tests);
        assertThat(outcomes.keySet()).containsExactly("initial state", ADD, OVERFLOW, RESET, "offers");
        assertThat(ended(outcomes, Status.SUCCESSFUL)).containsExactly("initial state", ADD, RESET);
        assertThat(ended(outcomes, Status.ABORTED)).containsExactly(OVERFLOW, "offers");
        assertThat(outcome(outcomes, OVERFLOW).message()).contains("never enabled");
    }

    @Test
    void howMuchWasReplayedIsPublished() {
        assertThat(Outcome.published(CounterConformance.Right.class))
                .contains("lockstep=Right on counter/CounterThree: 4 states, 8 events replayed")
                .contains("offers not compared=Add, Overflow, Reset");
        // The one trace that takes all 8 transitions takes two of them twice.
        assertThat(Outcome.published(CounterConformance.Plain.class))
                .contains("lockstep=Plain on counter/CounterThree: 1 trace, 11 states, 10 events replayed");
    }

    @Test
    void eachOutcomeOfAnEventIsCountedThoughASubjectHasOne() {
        // 15 lists of coins make 44 states: 2 without a coin, 3 with each other list. In 20 of them another coin fits.
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.Turnstile.class);
        assertThat(ended(outcomes, Status.FAILED)).isEmpty();
        assertThat(ended(outcomes, Status.SUCCESSFUL))
                .containsExactly(
                        "initial state", "Insert: 40 transitions", "Kick: 88 transitions", "Push: 44 transitions");
    }

    @Test
    void aWrongActionFailsItsTestAloneWithTheWayThere() {
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.Sticky.class);
        assertThat(ended(outcomes, Status.FAILED)).containsExactly(RESET);
        assertThat(ended(outcomes, Status.SUCCESSFUL)).containsExactly("initial state", ADD);
        Outcome reset = outcome(outcomes, RESET);
        assertThat(reset.thrown()).isInstanceOf(AssertionFailedError.class).hasNoCause();
        assertThat(reset.message())
                .containsSubsequence(
                        "Sticky and counter/CounterThree part",
                        "Reset at Counter.tla:12: the subject shows another state, once",
                        "  0  initial state",
                        "  1  Add(1)",
                        "       count: 0 -> 1",
                        "  2  Add(2)",
                        "       count: 1 -> 3",
                        "  3  Reset",
                        "count",
                        "spec     0",
                        "subject  1");
    }

    @Test
    void aWrongActionIsFoundByTracesTooAndWhatComesAfterItIsSkipped() {
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.PlainSticky.class);
        assertThat(ended(outcomes, Status.FAILED)).containsExactly(RESET);
        assertThat(outcome(outcomes, RESET).message()).contains("spec     0", "subject  1");
        assertThat(outcome(outcomes, ADD).status()).isEqualTo(Status.ABORTED);
        // The only trace begins with three times Add(1), Reset, and takes Add seven times in all.
        assertThat(outcome(outcomes, ADD).message()).contains("3 of 7 events of Add were replayed");
    }

    @Test
    void whatTheSubjectThrowsIsTheCause() {
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.AfraidOfTwo.class);
        assertThat(ended(outcomes, Status.FAILED)).containsExactly(ADD);
        Outcome add = outcome(outcomes, ADD);
        assertThat(add.thrown()).hasCauseExactlyInstanceOf(ArithmeticException.class);
        assertThat(add.message())
                .contains("Add(n) at Counter.tla:9: the subject throws, 2 times")
                .contains("java.lang.ArithmeticException: two");
        // Of the states that can be reset, 2 is never reached.
        assertThat(outcome(outcomes, RESET).status()).isEqualTo(Status.ABORTED);
        assertThat(outcome(outcomes, RESET).message()).contains("2 of 3 events of Reset");
    }

    @Test
    void allFaultsOfAllActionsAreTold() {
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.Chaotic.class);
        assertThat(ended(outcomes, Status.FAILED)).containsExactly(ADD, RESET);
        assertThat(outcome(outcomes, ADD).message())
                .contains("Add(n) at Counter.tla:9: the subject shows another state, once")
                .contains("Add(n) at Counter.tla:9: the subject throws, 2 times");
        assertThat(outcome(outcomes, RESET).message()).contains("2 times").doesNotContain("Counter.tla:9");
    }

    @Test
    void aSubjectThatDoesNotComeBackFailsTheActionAndTheRestIsTested() {
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.Asleep.class);
        assertThat(ended(outcomes, Status.FAILED)).containsExactly(RESET);
        assertThat(ended(outcomes, Status.SUCCESSFUL)).containsExactly("initial state", ADD);
        Outcome reset = outcome(outcomes, RESET);
        assertThat(reset.message()).contains("does not come back, once").contains("within 0.2 s");
        assertThat(reset.thrown())
                .cause()
                .satisfies(hang -> assertThat(hang.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(Counters.Asleep.class.getName())));
    }

    @Test
    void aWrongInitialStateFailsItsTestAndNothingElseIsTested() {
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.Hasty.class);
        assertThat(ended(outcomes, Status.FAILED)).containsExactly("initial state");
        assertThat(ended(outcomes, Status.SUCCESSFUL)).isEmpty();
        assertThat(outcome(outcomes, ADD).message()).contains("0 of 5 events");
    }

    @Test
    void offersAreComparedWhereTheBindingListsThem() {
        Map<String, Outcome> right = Outcome.of(CounterConformance.Offering.class);
        assertThat(ended(right, Status.SUCCESSFUL))
                .containsExactly("initial state", ADD, RESET, "offers of Add, Overflow, Reset");
        Map<String, Outcome> greedy = Outcome.of(CounterConformance.Greedy.class);
        assertThat(ended(greedy, Status.FAILED)).containsExactly(ADD, "offers of Add, Overflow, Reset");
        // It would go from 2 to 4 by 2 and from 3 to 4 by 1.
        assertThat(outcome(greedy, ADD).message()).contains("would take what the spec forbids, 2 times");
    }

    @Test
    void stateThatTheSpecDoesNotHaveFailsATestOfItsOwn() {
        assertThat(ended(Outcome.of(CounterConformance.Open.class), Status.SUCCESSFUL))
                .containsExactly("initial state", ADD, RESET, "hidden state");
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.Grudging.class);
        assertThat(ended(outcomes, Status.FAILED)).containsExactly("hidden state");
        assertThat(outcome(outcomes, "hidden state").message()).contains("depends on more than the spec's state");
    }

    @Test
    void whatIsToleratedPassesAndIsPublished() {
        assertThat(ended(Outcome.of(CounterConformance.Excused.class), Status.FAILED))
                .isEmpty();
        assertThat(Outcome.published(CounterConformance.Excused.class))
                .contains("tolerated once=an old counter sticks at its limit");
    }

    @Test
    void aModelWithoutAnyTransitionFails() {
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.Nothing.class);
        assertThat(ended(outcomes, Status.FAILED)).containsExactly("anything");
        assertThat(ended(outcomes, Status.SUCCESSFUL)).containsExactly("initial state");
        assertThat(outcome(outcomes, "anything").message()).contains("nothing was tested");
    }

    @Test
    void classesThatRunAtTheSameTimeComeOutAsOnTheirOwn() {
        List<Class<?>> classes = List.of(
                CounterConformance.Right.class,
                CounterConformance.Sticky.class,
                CounterConformance.Plain.class,
                CounterConformance.Chaotic.class,
                CounterConformance.ClumsyTraces.class,
                CounterConformance.Turnstile.class);
        Map<String, String> parallel = Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", "concurrent",
                "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
        Map<Class<?>, List<String>> alone = new LinkedHashMap<>();
        classes.forEach(c -> alone.put(c, told(Outcome.of(c))));
        Map<Class<?>, List<String>> together = Outcome.of(classes, parallel).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> told(e.getValue())));
        assertThat(together).isEqualTo(alone);
    }

    /** Gives all that a run tells; stack traces have addresses in them. */
    private static List<String> told(Map<String, Outcome> outcomes) {
        return outcomes.entrySet().stream()
                .flatMap(e -> Stream.of(
                        e.getKey(),
                        e.getValue().status().toString(),
                        e.getValue().message()))
                .toList();
    }
}
