package dev.lockstep.modelchecker.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.tlc.Counterexample.End;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterexampleTests {
    private final CounterexampleParser parser = new CounterexampleParser();

    private void state(int code, String text) {
        parser.accept(new TlcMessage(code, TlcMessage.STATE, text, List.of()));
    }

    private Counterexample behaviour() {
        return parser.behaviour().orElseThrow();
    }

    @Test
    void laterStatesPrintOnlyWhatChanged() {
        state(2217, "1: <Initial predicate>\n/\\ n = 0\n/\\ seen = {2, 1}\n");
        state(2217, "2: <Count line 8, col 9 to line 8, col 56 of module Counter>\n/\\ n = 1\n/\\ seen = {1, 2}\n");
        state(2217, "3: <Idle line 9, col 9 to line 9, col 56 of module Counter>\n/\\ n = 1\n/\\ seen = {1, 2}\n");
        state(2122, "1: Back to state: <Reset line 9, col 10 to line 9, col 40 of module Counter>\n");

        assertThat(behaviour()).hasToString("""
                State 1: Initial predicate
                  /\\ n = 0
                  /\\ seen = {2, 1}
                State 2: Count (line 8, col 9 to line 8, col 56 of module Counter)
                  /\\ n = 1
                State 3: Idle (line 9, col 9 to line 9, col 56 of module Counter)
                  (no variable changed)
                Back to state 1: Reset (line 9, col 10 to line 9, col 40 of module Counter)
                """);
    }

    @Test
    void stutteringHasNoStateOfItsOwn() {
        state(2217, "1: <Initial predicate>\nn = 0\n");
        state(2218, "2: Stuttering");

        assertThat(behaviour().steps()).hasSize(1);
        assertThat(behaviour().end()).isEqualTo(new End.Stuttering());
        assertThat(behaviour().toString()).endsWith("(stuttering)\n");
    }

    @Test
    void valueOverSeveralLinesIsOneValue() {
        state(2217, "1: <Initial predicate>\n/\\ f = [ a |-> 1,\n  b |-> 2 ]\n/\\ g = TRUE\n");

        assertThat(behaviour().steps().get(0).state().orElseThrow().get("f").toString())
                .isEqualTo("[a |-> 1, b |-> 2]");
        assertThat(behaviour().toString()).contains("  /\\ f = [ a |-> 1,\n         b |-> 2 ]\n");
    }

    @Test
    void valueThatCannotBeReadKeepsItsText() {
        state(2217, "1: <Initial predicate>\n/\\ s = SUBSET {1, 2}\n/\\ n = 0\n");
        state(2217, "2: <Next>\n/\\ s = SUBSET {1, 2}\n/\\ n = 1\n");

        assertThat(behaviour().steps().get(0).state()).isEmpty();
        assertThat(behaviour().steps().get(0).variables().get(0).text()).isEqualTo("SUBSET {1, 2}");
        assertThat(behaviour().toString()).endsWith("State 2: Next\n  /\\ n = 1\n");
    }
}
