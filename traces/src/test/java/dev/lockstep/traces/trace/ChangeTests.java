package dev.lockstep.traces.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.traces.value.RandomValues;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import dev.lockstep.traces.value.ValueDifference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTests {
    private static State state(TlaValue x) {
        return new State(List.of("x"), List.of(x));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            1                                ! 2                                ! x: 1 -> 2
            {1, 2}                           ! {2, 3}                           ! x: - 1; x: + 3
            (s1 :> 0 @@ s2 :> 0)             ! (s1 :> 1 @@ s2 :> 0)             ! x[s1]: 0 -> 1
            <<[term |-> 1, voters |-> {}]>>  ! <<[term |-> 2, voters |-> {s1}]>> ! x[1].term: 1 -> 2; x[1].voters: + s1
            <<1>>                            ! <<1, 2>>                         ! x[2]: nothing -> 2
            (s1 :> 1 @@ s2 :> 2)             ! (s2 :> 2)                        ! x[s1]: 1 -> nothing
            <<>>                             ! <<1>>                            ! x: <<>> -> <<1>>
            {}                               ! <<>>                             ! x: {} -> <<>>
            """)
    void onlyThePartsThatDifferAreNamed(String before, String after, String changes) {
        assertThat(Change.between(state(TlaText.parse(before)), state(TlaText.parse(after))))
                .map(Change::toString)
                .isEqualTo(List.of(changes.split("; ")));
    }

    @Test
    void valuesDifferInNoPartExactlyIfTheyAreEqual() {
        long seed = 21;
        var random = new RandomValues(seed);
        for (int i = 0; i < 2_000; i++) {
            TlaValue left = random.next(3);
            TlaValue right = random.next(3);
            assertThat(ValueDifference.between(left, left)).isEmpty();
            assertThat(ValueDifference.between(left, right).isEmpty())
                    .as("seed %d: %s and %s", seed, left, right)
                    .isEqualTo(left.equals(right));
        }
    }

    @Test
    void statesOfDifferentSpecsAreRefused() {
        var other = new State(List.of("y"), List.of(TlaText.parse("1")));
        assertThatThrownBy(() -> Change.between(state(TlaText.parse("1")), other))
                .hasMessageContaining("[x]")
                .hasMessageContaining("[y]");
    }
}
