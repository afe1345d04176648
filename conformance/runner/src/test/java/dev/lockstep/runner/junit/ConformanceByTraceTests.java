package dev.lockstep.runner.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import dev.lockstep.traces.value.TlaText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult.Status;

/** The counter that only goes up has the transitions 0 to 1, 0 to 2, 1 to 2, 1 to 3, 2 to 3. */
class ConformanceByTraceTests {
    private static final Pattern ADD = Pattern.compile("Add\\((\\d)\\)");

    @Test
    void eachTraceIsATestNamedByItsEvents() {
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.Traces.class);
        assertThat(outcomes.values()).allMatch(o -> o.status() == Status.SUCCESSFUL);
        // Counting along the names takes every transition; 0 to 1 must be taken twice, and each trace begins with 0.
        Set<String> taken = new TreeSet<>();
        int steps = 0;
        int number = 1;
        for (String name : outcomes.keySet()) {
            assertThat(name).startsWith("trace " + number++ + ": ");
            int count = 0;
            var event = ADD.matcher(name);
            while (event.find()) {
                int next = count + Integer.parseInt(event.group(1));
                taken.add(count + " to " + next);
                count = next;
                steps++;
            }
        }
        assertThat(taken).containsExactly("0 to 1", "0 to 2", "1 to 2", "1 to 3", "2 to 3");
        assertThat(steps).isEqualTo(6);
        assertThat(outcomes).hasSize(3);
    }

    @Test
    void anotherCoverHasOtherTraces() {
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.StateTraces.class);
        assertThat(outcomes.values()).isNotEmpty().allMatch(o -> o.status() == Status.SUCCESSFUL);
        assertThat(outcomes).hasSizeLessThan(3);
    }

    @Test
    void onlyTheTraceThatComesByAFaultFails() {
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.ClumsyTraces.class);
        outcomes.forEach((name, outcome) -> {
            boolean makesThreeOfTwo = name.contains("Add(1), Add(1), Add(1)") || name.contains("Add(2), Add(1)");
            assertThat(outcome.status()).as(name).isEqualTo(makesThreeOfTwo ? Status.FAILED : Status.SUCCESSFUL);
            assertThat(outcome.message()).contains(makesThreeOfTwo ? "subject  4" : "");
        });
        assertThat(outcomes.values())
                .filteredOn(o -> o.status() == Status.FAILED)
                .hasSize(1);
    }

    @Test
    void tracesBeyondTheCapAreOneTestThatReplaysThemAll() {
        Map<String, Outcome> capped = Outcome.of(CounterConformance.CappedClumsyTraces.class);
        assertThat(capped.keySet()).hasSize(2).last().isEqualTo("the other 2 traces");
        assertThat(capped.values()).filteredOn(o -> o.status() == Status.FAILED).hasSize(1);
        Map<String, Outcome> all = Outcome.of(CounterConformance.AllClumsyTraces.class);
        assertThat(all.keySet()).containsExactly("all 3 traces");
        assertThat(all.values()).allMatch(o -> o.message().contains("subject  4"));
    }

    @Test
    void aTraceThatAsksForOneOutcomeOfSeveralSaysSoWhenItFails() {
        // A kick may open the turnstile or not; the subject never opens.
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.TurnstileTraces.class);
        assertThat(outcomes.values())
                .filteredOn(o -> o.status() == Status.FAILED)
                .isNotEmpty()
                .allMatch(o -> o.message().contains("several outcomes of one event, such as Kick(TRUE)"));
    }

    @Test
    void aCoverWithoutAnyStepFails() {
        Map<String, Outcome> outcomes = Outcome.of(CounterConformance.NoTrace.class);
        assertThat(outcomes.keySet()).containsExactly("anything");
        assertThat(outcomes.values()).allMatch(o -> o.status() == Status.FAILED);
    }

    @Test
    void aLongNameIsCutAndALongArgumentLeftOut() {
        var state = new State(List.of("x"), List.of(TlaText.parse("1")));
        var message = TlaText.parse("[from |-> 1, to |-> 2, type |-> \"Request\"]");
        var step = new Step(new Event("Receive", Map.of("m", message)), state);
        var origin = new TraceOrigin("m", "", 0);
        assertThat(TraceTests.name(new Trace(origin, state, List.of(step, step))))
                .isEqualTo("Receive(..), Receive(..)");
        String name = TraceTests.name(new Trace(origin, state, Collections.nCopies(500, step)));
        assertThat(name).hasSizeLessThan(120).matches("(Receive\\(\\.\\.\\), )+and \\d+ more");
        int told = name.split("Receive", -1).length - 1;
        assertThat(name).endsWith("and " + (500 - told) + " more");
    }
}
