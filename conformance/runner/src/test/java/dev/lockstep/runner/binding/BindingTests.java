package dev.lockstep.runner.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.runner.Turnstiles;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    /** Names that are nearly right. */
    @SpecBinding(value = "Turnstile", unobserved = @Unobserved(variable = "Last", reason = "misspelt"))
    public static final class Misspelt {
        @SpecAction("Isnert")
        public void insert(String coin) {}

        @SpecAction("kick")
        public void kick(boolean hard) {}

        @SpecVariable("opne")
        public boolean open() {
            return true;
        }

        @SpecEnabled("Puhs")
        public List<Offer> offers() {
            return List.of();
        }
    }

    @Test
    void aMisspeltNameComesWithTheNearestOne() {
        assertThatThrownBy(() -> bind(new Misspelt()))
                .hasMessageContaining("action Isnert, but the spec has only [Insert, Kick, Push]; did you mean Insert?")
                .hasMessageContaining("action kick, but the spec has only [Insert, Kick, Push]; did you mean Kick?")
                .hasMessageContaining("variable opne, but the spec has only [open, paid, last]; did you mean open?")
                .hasMessageContaining("variable Last is declared unobserved, but")
                .hasMessageContaining("did you mean last?")
                .hasMessageContaining("action Puhs, but the spec has only [Insert, Kick, Push]; did you mean Push?");
    }

    /** Each thing twice, and methods that can't be called. */
    @SpecBinding(
            value = "Turnstile",
            unobserved = {
                @Unobserved(action = "Kick", reason = "one"),
                @Unobserved(action = "Kick", reason = "two"),
                @Unobserved(reason = "nothing named")
            })
    public static final class Twice {
        @SpecAction("Insert")
        public void insert(String coin) {}

        @SpecAction("Insert")
        public void insertAgain(String coin) {}

        @SpecAction("Kick")
        public void kick(boolean hard) {}

        @SpecAction("Push")
        void push() {}

        @SpecVariable("open")
        public boolean isOpen() {
            return true;
        }

        @SpecVariable("open")
        public boolean open() {
            return true;
        }

        @SpecVariable("paid")
        public static List<String> paid() {
            return List.of();
        }

        @SpecVariable("last")
        public void last() {}
    }

    @Test
    void whatIsBoundTwiceOrCannotBeCalledIsNamed() {
        assertThatThrownBy(() -> bind(new Twice()))
                .hasMessageContaining("action Insert is bound twice, by the methods insert and insertAgain")
                .hasMessageContaining("variable open is bound twice, by the methods isOpen and open")
                .hasMessageContaining("action Kick is declared unobserved twice")
                .hasMessageContaining("action Kick is bound, but declared unobserved too")
                .hasMessageContaining("@Unobserved names neither a variable nor an action")
                .hasMessageContaining("method push is not public; make it public")
                .hasMessageContaining("method paid is static")
                .hasMessageContaining("method last for variable last must have a result and no parameters");
    }

    /** Types that nothing in TLA+ fits. */
    @SpecBinding("Turnstile")
    public static final class WrongTypes {
        @SpecAction("Insert")
        public void insert(Date coin) {}

        @SpecAction("Kick")
        public void kick(List<Map<String, Double>> hard) {}

        @SpecAction("Push")
        public void push() {}

        @SpecVariable("open")
        public double open() {
            return 0;
        }

        @SpecVariable("paid")
        public List<StringBuilder> paid() {
            return List.of();
        }

        @SpecVariable("last")
        public Optional<String> last() {
            return Optional.empty();
        }
    }

    @Test
    void aTypeThatNoValueCanFitIsFoundBeforeAnythingRuns() {
        assertThatThrownBy(() -> bind(new WrongTypes()))
                .hasMessageContaining(
                        "method insert, argument 1 (c) of action Insert(c) at Turnstile.tla:11: found the Java type Date,")
                .hasMessageContaining(
                        "method kick, argument 1 (hard) of action Kick(hard) at Turnstile.tla:18: found the Java type Double,")
                .hasMessageContaining("add a ValueConverter")
                .hasMessageContaining(
                        "method open for variable open: found a java.lang.Double, to which nothing in TLA+ corresponds")
                .hasMessageContaining("method paid for variable paid: found a java.lang.StringBuilder")
                .hasMessageContaining(
                        "method last for variable last: found the Java type Optional<String>, but the binding does not say what"
                                + " stands for nothing")
                .hasMessageNotContaining("Push");
    }

    @Test
    void anUnfitArgumentIsNamedWithItsPlace() {
        Binding binding = Binding.of(Turnstiles.factory(c -> new Turnstiles.Right()), TURNSTILE);
        assertThatThrownBy(() -> binding.prepare(new Event("Kick", Map.of("hard", TlaText.parse("{1}")))))
                .hasMessage(
                        "argument 1 (hard) of Kick({1}): expected a Boolean for the Java type boolean, found the value {1};"
                                + " give the parameter of method kick another type, or make it a TlaValue");
    }

    /** Shows null. */
    public static final class Forgotten extends Turnstiles.Right {
        public Forgotten() {
            paid = new ArrayList<>(Arrays.asList("penny", null));
        }
    }

    @Test
    void whatASubjectShowsAndNoValueCorrespondsToIsNamedWithItsVariable() throws Throwable {
        Binding binding = Binding.of(Turnstiles.factory(c -> new Forgotten()), TURNSTILE);
        Subject subject = binding.start();
        assertThat(subject.observe(0)).isEqualTo(TlaText.parse("FALSE"));
        assertThatThrownBy(() -> subject.observe(1))
                .isInstanceOf(UnfitException.class)
                .hasMessageStartingWith(
                        "variable paid, shown by method paid: found null, but the binding does not say what stands for"
                                + " nothing")
                .hasMessageContaining("none = \"Nil\"");
    }

    /** Overrides with a narrower result, so that the compiler makes a bridge that is annotated, too. */
    public static final class Narrower extends Turnstiles.Right {
        @Override
        @SpecVariable("paid")
        @SuppressWarnings("NonApiType")
        public ArrayList<String> paid() {
            return new ArrayList<>(List.of("dime"));
        }
    }

    @Test
    void anOverriddenMethodWithANarrowerResultIsBoundOnce() throws Throwable {
        Binding binding = Binding.of(Turnstiles.factory(c -> new Narrower()), TURNSTILE);
        assertThat(binding.start().observe(1)).isEqualTo(TlaText.parse("<<dime>>"));
    }

    /** Nothing and something in every way: a model value for the whole binding, another value for one variable. */
    @SpecBinding(
            value = "Turnstile",
            none = "Nil",
            unobserved = {
                @Unobserved(action = "Kick", reason = "not needed"),
                @Unobserved(action = "Push", reason = "not needed")
            })
    public static final class Nothings {
        Optional<String> coin = Optional.empty();

        @SpecAction("Insert")
        public void insert(Optional<String> coin) {
            this.coin = coin;
        }

        @SpecVariable("last")
        public Optional<String> last() {
            return coin;
        }

        @SpecVariable(value = "open", none = "-1")
        public @Nullable Integer open() {
            return coin.isPresent() ? 1 : null;
        }

        @SpecVariable(value = "paid", none = "nobody")
        public Map<String, Optional<String>> paid() {
            return Map.of("penny", coin);
        }
    }

    private static SpecSignature withNil(String nil) {
        Map<String, TlaValue> constants = new TreeMap<>(TURNSTILE.constants());
        constants.put("Nil", TlaText.parse(nil));
        return new SpecSignature(TURNSTILE.variables(), TURNSTILE.actions(), constants);
    }

    @Test
    void whatStandsForNothingIsNamedByTheBindingAndByAVariable() throws Throwable {
        for (String nil : List.of("Nil", "0", "\"none\"")) {
            Binding binding = Binding.of(Turnstiles.factory(c -> new Nothings()), withNil(nil));
            Subject subject = binding.start();
            assertThat(subject.observe(0)).isEqualTo(TlaText.parse("-1"));
            assertThat(subject.observe(1)).isEqualTo(TlaText.parse("(penny :> \"nobody\")"));
            assertThat(subject.observe(2)).isEqualTo(TlaText.parse(nil));
            subject.apply(binding.prepare(new Event("Insert", Map.of("c", TlaText.parse("dime")))));
            assertThat(subject.observe(0)).isEqualTo(TlaText.parse("1"));
            assertThat(subject.observe(1)).isEqualTo(TlaText.parse("(penny :> dime)"));
            assertThat(subject.observe(2)).isEqualTo(TlaText.parse("dime"));
            subject.apply(binding.prepare(new Event("Insert", Map.of("c", TlaText.parse(nil)))));
            assertThat(subject.observe(2)).isEqualTo(TlaText.parse(nil));
        }
    }

    /** Spells nothing in another case than the model, and as no value. */
    @SpecBinding(value = "Turnstile", none = "PENNY")
    public static final class WrongNothings extends Turnstiles.Right {
        @Override
        @SpecVariable(value = "last", none = "no coin")
        public String last() {
            return "penny";
        }
    }

    @Test
    void whatCannotStandForNothingIsNamed() {
        assertThatThrownBy(() -> bind(new WrongNothings()))
                .hasMessageContaining(
                        "the binding: none = \"PENNY\": the model has no constant and no model value PENNY; did you mean penny?")
                .hasMessageContaining(
                        "variable last: none = \"no coin\": expected the name of a constant or a model value");
    }

    @Test
    void aVariableThatOnlyAnotherModelHasMayBeDeclaredUnobserved() {
        var without =
                new SpecSignature(List.of("open", "paid"), TURNSTILE.actions().subList(0, 1), TURNSTILE.constants());
        var with = new SpecSignature(TURNSTILE.variables(), TURNSTILE.actions().subList(0, 1), TURNSTILE.constants());
        SubjectFactory remembering = Turnstiles.factory(c -> new Remembering());
        assertThat(Binding.of(remembering, without).unobserved()).isEmpty();
        assertThat(Binding.of(remembering, with).unobserved()).containsExactly(Map.entry("last", "a memory"));
    }

    /** Goes with models that have a memory and with models that have none. */
    @SpecBinding(value = "Turnstile", unobserved = @Unobserved(variable = "last", reason = "a memory"))
    public static final class Remembering {
        @SpecAction("Insert")
        public void insert(String coin) {}

        @SpecVariable("open")
        public boolean open() {
            return true;
        }

        @SpecVariable("paid")
        public int paid() {
            return 0;
        }
    }

    /** Takes what can be changed, and changes it. */
    @SpecBinding(
            value = "Turnstile",
            unobserved = {
                @Unobserved(action = "Kick", reason = "not needed"),
                @Unobserved(action = "Push", reason = "not needed"),
                @Unobserved(variable = "open", reason = "not needed"),
                @Unobserved(variable = "last", reason = "not needed")
            })
    public static final class Changing {
        private String[] paid = {};

        @SpecAction("Insert")
        public void insert(String[] coins) {
            paid = coins;
            coins[0] += "!";
        }

        @SpecVariable("paid")
        public String[] paid() {
            return paid;
        }
    }

    @Test
    void anArgumentThatCanBeChangedIsMadeAnewForEachSubject() throws Throwable {
        Binding binding = Binding.of(Turnstiles.factory(c -> new Changing()), TURNSTILE);
        PreparedEvent event = binding.prepare(new Event("Insert", Map.of("c", TlaText.parse("<<\"x\">>"))));
        Subject one = binding.start();
        Subject two = binding.start();
        one.apply(event);
        two.apply(event);
        assertThat(one.observe(1)).isEqualTo(TlaText.parse("<<\"x!\">>"));
        assertThat(two.observe(1)).isEqualTo(TlaText.parse("<<\"x!\">>"));
    }
}
