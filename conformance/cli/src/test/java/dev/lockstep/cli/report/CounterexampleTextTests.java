package dev.lockstep.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.explore.CounterexampleTrace;
import dev.lockstep.modelchecker.explore.CounterexampleTrace.StepAction;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import dev.lockstep.traces.value.TlaText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterexampleTextTests {
    private static State state(String x) {
        return new State(List.of("x"), List.of(TlaText.parse(x)));
    }

    private static Event event(String name, String argument) {
        return new Event(name, Map.of("i", TlaText.parse(argument)));
    }

    private static final List<Step> STEPS =
            List.of(new Step(event("A", "1"), state("{1}")), new Step(new Event("Next", Map.of()), state("{1}")));

    private static final List<StepAction> ACTIONS =
            List.of(new StepAction(true, "M.tla:3", List.of(event("B", "2"))), new StepAction(false, "", List.of()));

    private final CounterexampleTrace stuttering = new CounterexampleTrace(
            new Trace(TraceOrigin.UNKNOWN, state("{}"), STEPS, 2), ACTIONS, true, Map.of(), "no event leads there");

    @Test
    void stutteringAlternativesAndGapsAreSaid() {
        assertThat(CounterexampleText.lines(stuttering))
                .containsExactly(
                        "  0  initial state",
                        "       x = {}",
                        "  1  A(1) or B(2)   at M.tla:3",
                        "       x: + 1",
                        "  2  Next ?",
                        "       (nothing changes)",
                        "     then nothing happens, forever",
                        "? marks a name of TLC's without arguments: no event leads there");
    }

    @Test
    void stutteringIsNoLoopInJson() {
        assertThat(CounterexampleText.json(stuttering))
                .containsEntry("stuttering", true)
                .containsEntry("loop", null);
        assertThat(CounterexampleText.json(stuttering).get("steps"))
                .asString()
                .contains("alternatives=[{event=B, arguments={i=2}}]", "found=false");
    }
}
