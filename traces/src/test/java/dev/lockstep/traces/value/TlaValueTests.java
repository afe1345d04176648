package dev.lockstep.traces.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TlaValueTests {
    private static final TlaValue ONE = TlaValue.integer(1);
    private static final TlaValue TWO = TlaValue.integer(2);
    private static final TlaValue S1 = TlaValue.modelValue("s1");

    @Test
    void theEmptyFunctionRecordAndSequenceAreOneValue() {
        assertThat(TlaValue.function(Map.of())).isEqualTo(TlaSequence.EMPTY);
        assertThat(TlaValue.record(Map.of())).isEqualTo(TlaSequence.EMPTY);
        assertThat(TlaValue.sequence()).isEqualTo(TlaSequence.EMPTY);
    }

    @Test
    void aFunctionOnOneToNIsASequence() {
        assertThat(TlaValue.function(Map.of(TWO, S1, ONE, TlaValue.bool(true))))
                .isEqualTo(TlaValue.sequence(TlaValue.bool(true), S1));
        assertThat(TlaValue.function(Map.of(TWO, S1))).isInstanceOf(TlaFunction.class);
    }

    @Test
    void aFunctionOnStringsIsARecord() {
        assertThat(TlaValue.function(Map.of(TlaValue.string("a"), ONE))).isEqualTo(TlaValue.record(Map.of("a", ONE)));
        assertThat(TlaValue.function(Map.of(TlaValue.string("a"), ONE, S1, TWO)))
                .isInstanceOf(TlaFunction.class);
    }

    @Test
    void aStringIsNotTheModelValueOfThatName() {
        assertThat((TlaValue) TlaValue.string("s1")).isNotEqualTo(S1);
        assertThat(TlaValue.set(TlaValue.string("s1"), S1).size()).isEqualTo(2);
    }

    @Test
    void aSetForgetsOrderAndRepetition() {
        assertThat(TlaValue.set(TWO, ONE, TWO)).isEqualTo(TlaValue.set(ONE, TWO));
        assertThat(TlaValue.set(TWO, ONE, TWO)).hasToString("{1, 2}");
        assertThat(TlaValue.set(ONE, TWO).contains(TWO)).isTrue();
        assertThat(TlaValue.set(ONE, TWO).contains(S1)).isFalse();
    }

    @Test
    void bigAndSmallIntegersOfOneNumberAreEqual() {
        assertThat(TlaValue.integer(new java.math.BigInteger("1"))).isEqualTo(ONE);
    }

    @Test
    void theOrderIsTotalAndAgreesWithEquality() {
        long seed = 20261101;
        var random = new RandomValues(seed);
        List<TlaValue> values = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            values.add(random.next(3));
        }
        for (TlaValue a : values) {
            for (TlaValue b : values) {
                int order = Integer.signum(a.compareTo(b));
                assertThat(order).as("seed %d: %s, %s", seed, a, b).isEqualTo(-Integer.signum(b.compareTo(a)));
                assertThat(order == 0).as("seed %d: %s, %s", seed, a, b).isEqualTo(a.equals(b));
                if (order == 0) {
                    assertThat(a).hasSameHashCodeAs(b);
                }
            }
        }
        values.sort(null);
        for (int i = 0; i < values.size(); i++) {
            for (int j = i; j < values.size(); j++) {
                assertThat(values.get(i).compareTo(values.get(j)))
                        .as("seed %d", seed)
                        .isNotPositive();
            }
        }
    }

    @Test
    void textIsReadBackAsTheSameValue() {
        long seed = 7;
        var random = new RandomValues(seed);
        for (int i = 0; i < 2000; i++) {
            TlaValue value = random.next(3);
            assertThat(TlaText.parse(value.toString())).as("seed %d", seed).isEqualTo(value);
        }
    }

    @Test
    void whatTlcPrintsIsRead() {
        assertThat(TlaText.parse("( s1 :> [ a |-> -1,\n  b |-> <<>> ] @@ s2 :> {} )"))
                .hasToString("(s1 :> [a |-> -1, b |-> <<>>] @@ s2 :> {})");
        assertThat(TlaText.parse("1..3")).isEqualTo(TlaText.parse("{1, 2, 3}"));
        assertThat(TlaText.parse("2..1")).isEqualTo(TlaSet.EMPTY);
        assertThat(TlaText.parse("(1 :> s1 @@ 2 :> s2)")).hasToString("<<s1, s2>>");
    }

    @Test
    void malformedTextIsRefusedWithItsColumn() {
        assertThatThrownBy(() -> TlaText.parse("{1, }"))
                .isInstanceOf(TlaSyntaxException.class)
                .hasMessage("expected a value, found '}' at column 5");
        assertThatThrownBy(() -> TlaText.parse("")).hasMessageContaining("found the end of the text");
        assertThatThrownBy(() -> TlaText.parse("\"abc")).hasMessageContaining("closing");
        assertThatThrownBy(() -> TlaText.parse("1 2")).hasMessageContaining("the end of the value");
        assertThatThrownBy(() -> TlaText.parse("[a |-> 1, a |-> 2]")).hasMessageContaining("given twice");
        assertThatThrownBy(() -> TlaText.parse("0..999999999999")).hasMessageContaining("interval");
    }

    @Test
    void hostileNestingIsRefusedNotOverflowed() {
        assertThatThrownBy(() -> TlaText.parse("{".repeat(100_000)))
                .isInstanceOf(TlaSyntaxException.class)
                .hasMessageContaining("nested deeper");
    }
}
