package dev.lockstep.bindings.vectorclock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.protocols.vectorclock.ClockedProcess;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VectorClockBindingTests {
    private static final Constants CONSTANTS =
            new Constants(Map.of("Node", TlaValue.set(TlaValue.modelValue("a"), TlaValue.modelValue("b"))));

    private final VectorClockBinding binding = new VectorClockBinding(CONSTANTS, ClockedProcess::new);

    private static TlaValue value(String text) {
        return TlaText.parse(text);
    }

    private static TlaValue update(String clock) {
        return value("[type |-> \"Update\", from |-> a, to |-> b, clock |-> " + clock + "]");
    }

    @Test
    void beforeTheFirstEventEachClockIsTheEmptyFunction() {
        assertThat(binding.clock()).isEqualTo(value("(a :> <<>> @@ b :> <<>>)"));
        assertThat(binding.versions()).isEqualTo(value("(a :> {} @@ b :> {})"));
        assertThat(binding.lastOrder()).isEqualTo(value("(a :> \"None\" @@ b :> \"None\")"));
        assertThat(binding.messages()).isEqualTo(value("{}"));
    }

    @Test
    void aReceiptTakesTheUpdateOutOfFlight() {
        binding.send("a", "b");
        assertThat(binding.messages()).isEqualTo(TlaValue.set(update("(a :> 1)")));
        binding.receive("b", update("(a :> 1)"));
        assertThat(binding.messages()).isEqualTo(value("{}"));
        assertThat(binding.clock()).isEqualTo(value("(a :> (a :> 1) @@ b :> (a :> 1 @@ b :> 1))"));
        assertThat(binding.lastOrder()).isEqualTo(value("(a :> \"None\" @@ b :> \"After\")"));
    }

    @Test
    void aDuplicateLeavesTheUpdateInFlightAndTheSecondReceiptFindsItKnown() {
        binding.send("a", "b");
        binding.receiveDuplicate("b", update("(a :> 1)"));
        binding.receive("b", update("(a :> 1)"));
        assertThat(binding.lastOrder()).isEqualTo(value("(a :> \"None\" @@ b :> \"Equal\")"));
        assertThat(binding.versions()).isEqualTo(value("(a :> {(a :> 1)} @@ b :> {(a :> 1)})"));
    }

    @Test
    void aLostUpdateIsGoneAndNoNodeNotices() {
        binding.send("a", "b");
        TlaValue before = binding.clock();
        binding.lose(update("(a :> 1)"));
        assertThat(binding.messages()).isEqualTo(value("{}"));
        assertThat(binding.clock()).isEqualTo(before);
    }

    @Test
    void anUpdateThatIsNotInFlightIsAnErrorThatSaysWhatIs() {
        binding.send("a", "b");
        TlaValue absent = update("(a :> 2)");
        assertThatThrownBy(() -> binding.receive("b", absent))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("(a :> 2)")
                .hasMessageContaining("(a :> 1)");
        assertThatThrownBy(() -> binding.receiveDuplicate("b", absent)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> binding.lose(absent)).isInstanceOf(IllegalStateException.class);
        assertThat(binding.messages()).isEqualTo(TlaValue.set(update("(a :> 1)")));
    }

    @Test
    void aCopyGoesOnAlone() {
        binding.send("a", "b");
        VectorClockBinding copy = binding.copy();
        copy.receive("b", update("(a :> 1)"));
        copy.local("a");
        assertThat(binding.clock()).isEqualTo(value("(a :> (a :> 1) @@ b :> <<>>)"));
        assertThat(binding.messages()).isEqualTo(TlaValue.set(update("(a :> 1)")));
        assertThat(binding.versions()).isEqualTo(value("(a :> {(a :> 1)} @@ b :> {})"));
        assertThat(binding.lastOrder()).isEqualTo(value("(a :> \"None\" @@ b :> \"None\")"));
    }

    @Test
    void nodesMayBeStringsAsWell() {
        Constants strings = new Constants(Map.of("Node", value("{\"a\", \"b\"}")));
        VectorClockBinding named = new VectorClockBinding(strings, ClockedProcess::new);
        named.local("a");
        assertThat(named.clock()).isEqualTo(value("[a |-> [a |-> 1], b |-> <<>>]"));
    }

    @Test
    void anAliasedUpdateChangesWithItsSender() {
        VectorClockBinding aliased = new AliasedUpdates(CONSTANTS).copy();
        aliased.send("a", "b");
        aliased.local("b");
        assertThat(aliased.messages()).isEqualTo(TlaValue.set(update("(a :> 1)")));
        aliased.local("a");
        assertThat(aliased.messages()).isEqualTo(TlaValue.set(update("(a :> 2)")));
    }
}
