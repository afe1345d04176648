package dev.lockstep.runner.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.runner.Turnstiles;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BindingTests {
    private static final SpecSignature TURNSTILE = new SpecSignature(
            List.of("open", "paid", "last"),
            List.of(
                    new ActionSignature("Insert", List.of("c"), "Turnstile.tla:11"),
                    new ActionSignature("Kick", List.of("hard"), "Turnstile.tla:18"),
                    new ActionSignature("Push", List.of(), "Turnstile.tla:13")),
            Map.of("Coin", TlaText.parse("{penny, dime}"), "MaxPaid", TlaText.parse("3")));

    private static void bind(Object binding) {
        Binding.of(Turnstiles.factory(c -> binding), TURNSTILE);
    }

    @SpecBinding("Turnstile")
    public static final class Gaps {
        @SpecAction("Push")
        public void push() {}

        @SpecVariable("open")
        public boolean open() {
            return false;
        }
    }

    @Test
    void whatIsUnboundIsNamedWithItsPlaceInTheSpec() {
        assertThatThrownBy(() -> bind(new Gaps()))
                .isInstanceOf(BindingException.class)
                .hasMessageContaining("action Insert(c) at Turnstile.tla:11 is not bound")
                .hasMessageContaining("action Kick(hard) at Turnstile.tla:18 is not bound")
                .hasMessageContaining("variable paid is not bound")
                .hasMessageContaining("variable last is not bound")
                .hasMessageNotContaining("Push")
                .hasMessageNotContaining("variable open");
    }

    @SpecBinding(
            value = "Turnstile",
            unobserved = {
                @Unobserved(variable = "last", reason = " "),
                @Unobserved(variable = "gone", reason = "not there"),
                @Unobserved(variable = "open", reason = "bound too")
            })
    public static final class Wrong extends WrongMethods {}

    /** Methods that don't fit the spec. */
    public static class WrongMethods {
        @SpecAction("Insert")
        public void insert() {}

        @SpecAction("Break")
        public void breakIt() {}

        @SpecVariable("open")
        public boolean open() {
            return true;
        }

        @SpecVariable("colour")
        public String colour() {
            return "red";
        }

        @SpecVariable("paid")
        public List<String> paid(int n) {
            return List.of();
        }
    }

    @Test
    void whatDoesNotFitTheSpecIsNamed() {
        assertThatThrownBy(() -> bind(new Wrong()))
                .isInstanceOf(BindingException.class)
                .hasMessageContaining("method insert has 0 parameters, but action Insert(c) at Turnstile.tla:11 has 1")
                .hasMessageContaining("bound to action Break, but the spec has only [Insert, Kick, Push]")
                .hasMessageContaining("bound to variable colour, but the spec has only [open, paid, last]")
                .hasMessageContaining("method paid for variable paid must have a result and no parameters")
                .hasMessageContaining("variable last is declared unobserved without a reason")
                .hasMessageContaining("variable gone is declared unobserved")
                .hasMessageContaining("variable open is bound, but declared unobserved too");
    }

    @Test
    void aClassWithoutTheAnnotationIsNoBinding() {
        assertThatThrownBy(() -> bind(new WrongMethods()))
                .hasMessageContaining("not marked @SpecBinding(\"Turnstile\")");
    }

    @Test
    void anEventWithUnfitArgumentsIsRefused() {
        Binding binding = Binding.of(Turnstiles.factory(c -> new Turnstiles.Right()), TURNSTILE);
        assertThatThrownBy(() -> binding.prepare(new Event("Kick", Map.of("hard", TlaText.parse("7")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7")
                .hasMessageContaining("boolean");
        assertThatThrownBy(() -> binding.prepare(new Event("Fly", Map.of()))).hasMessageContaining("Fly");
        assertThatThrownBy(() -> binding.prepare(new Event("Push", Map.of("x", TlaText.parse("7")))))
                .hasMessageContaining("1 arguments");
    }

    @Test
    void constantsAreGivenAsPlainJava() {
        var constants = new Constants(TURNSTILE.constants());
        assertThat(constants.names("Coin")).containsExactly("dime", "penny");
        assertThat(constants.integer("MaxPaid")).isEqualTo(3);
        assertThat(constants.modelValues()).containsExactly("dime", "penny");
        assertThatThrownBy(() -> constants.bool("MaxPaid"))
                .hasMessage("expected a Boolean in constant MaxPaid, found 3");
        assertThatThrownBy(() -> constants.get("N"))
                .hasMessageContaining("no constant N")
                .hasMessageContaining("MaxPaid");
    }

    /** A record of every kind of component. */
    public record Everything(
            boolean b,
            int i,
            long l,
            BigInteger big,
            String s,
            Colour colour,
            List<Set<Integer>> list,
            Map<String, Integer> map,
            TlaValue tla) {}

    /** An enum. */
    public enum Colour {
        RED,
        GREEN
    }

    @Test
    void everyKindOfJavaValueSurvivesTheWayToTlaAndBack() throws NoSuchMethodException {
        var conversion = new JavaValues(Set.of("s1", "s2"));
        var value = new Everything(
                true,
                -3,
                1L << 40,
                BigInteger.ONE.shiftLeft(70),
                "s1",
                Colour.GREEN,
                List.of(Set.of(1, 2), Set.of()),
                new TreeMap<>(Map.of("s1", 1, "s2", 2)),
                TlaText.parse("<<1>>"));
        TlaValue tla = conversion.toTla(value);
        assertThat(tla)
                .hasToString(
                        "[b |-> TRUE, big |-> 1180591620717411303424, colour |-> \"GREEN\", i |-> -3, l |-> 1099511627776,"
                                + " list |-> <<{1, 2}, {}>>, map |-> (s1 :> 1 @@ s2 :> 2), s |-> s1, tla |-> <<1>>]");
        Type type = BindingTests.class.getDeclaredMethod("everything", Everything.class)
                .getGenericParameterTypes()[0];
        assertThat(conversion.toJava(tla, type)).isEqualTo(value);
    }

    @SuppressWarnings("unused")
    private static void everything(Everything parameter) {}

    @Test
    void whatHasNoCounterpartIsRefused() {
        var conversion = new JavaValues(Set.of());
        assertThatThrownBy(() -> conversion.toTla(new Object())).hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> conversion.toJava(TlaText.parse("{1}"), List.class))
                .hasMessageContaining("{1}");
        assertThatThrownBy(() -> conversion.toJava(TlaText.parse("\"BLUE\""), Colour.class))
                .hasMessageContaining("BLUE");
    }
}
