package dev.lockstep.runner.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.spi.SpecSignature;
import dev.lockstep.modelchecker.spi.SpecSignature.ActionSignature;
import dev.lockstep.runner.Turnstiles;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.value.TlaRecord;
import dev.lockstep.traces.value.TlaString;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConverterTests {
    private static final SpecSignature POST = new SpecSignature(
            List.of("sent"),
            List.of(new ActionSignature("Send", List.of("m"), "Post.tla:7")),
            Map.of("Server", TlaText.parse("{s1, s2}")));

    /** A class of a user: neither a record nor an enum. */
    static class Letter {
        private final String to;
        private final Colour colour;

        Letter(String to, Colour colour) {
            this.to = to;
            this.colour = colour;
        }
    }

    static final class Postcard extends Letter {
        Postcard(String to) {
            super(to, Colour.RED);
        }
    }

    enum Colour {
        RED,
        GREEN
    }

    /** Leaves the parts to the binding. */
    static final class Letters implements ValueConverter<Letter> {
        private final JavaValues parts;

        Letters(JavaValues parts) {
            this.parts = parts;
        }

        @Override
        public Class<Letter> type() {
            return Letter.class;
        }

        @Override
        public TlaValue toTla(Letter letter) {
            return TlaValue.record(Map.of(
                    "type",
                    TlaValue.string("Letter"),
                    "to",
                    parts.toTla(letter.to),
                    "colour",
                    parts.toTla(letter.colour)));
        }

        @Override
        public Letter toJava(TlaValue value) {
            if (!(value instanceof TlaRecord record)) {
                throw new IllegalArgumentException("expected a letter");
            }
            return new Letter((String) parts.toJava(record.get("to"), String.class), (Colour)
                    parts.toJava(record.get("colour"), Colour.class));
        }
    }

    /** Spells an enum as the spec does. */
    static final class Colours implements ValueConverter<Colour> {
        @Override
        public Class<Colour> type() {
            return Colour.class;
        }

        @Override
        public TlaValue toTla(Colour colour) {
            return TlaValue.string(colour.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public Colour toJava(TlaValue value) {
            return Colour.valueOf(((TlaString) value).value().toUpperCase(Locale.ROOT));
        }
    }

    /** The right methods, for classes with the right annotation. */
    static class Post {
        final List<Letter> sent = new ArrayList<>();

        @SpecAction("Send")
        public void send(Letter letter) {
            sent.add(letter);
        }

        @SpecVariable("sent")
        public List<Letter> sent() {
            return sent;
        }
    }

    @SpecBinding(
            value = "Post",
            converters = {Letters.class, Colours.class})
    static final class Converted extends Post {}

    private static Binding bind(Object binding) {
        return Binding.of(Turnstiles.factory(c -> binding), POST);
    }

    private static PreparedEvent send(Binding binding, String letter) {
        return binding.prepare(new Event("Send", Map.of("m", TlaText.parse(letter))));
    }

    @Test
    void aClassIsConvertedByItsConverterAndItsPartsByTheBinding() throws Throwable {
        var post = new Converted();
        Binding binding = bind(post);
        Subject subject = binding.start();
        subject.apply(send(binding, "[type |-> \"Letter\", to |-> s2, colour |-> \"green\"]"));
        assertThat(post.sent.get(0).to).isEqualTo("s2");
        assertThat(post.sent.get(0).colour).isEqualTo(Colour.GREEN);
        post.sent.add(new Postcard("s1"));
        assertThat(subject.observe(0))
                .isEqualTo(TlaText.parse("<<[type |-> \"Letter\", to |-> s2, colour |-> \"green\"],"
                        + " [type |-> \"Letter\", to |-> s1, colour |-> \"red\"]>>"));
    }

    @Test
    void whatAConverterMakesIsMadeAnewForEachSubject() throws Throwable {
        var post = new Converted();
        Binding binding = bind(post);
        PreparedEvent event = send(binding, "[type |-> \"Letter\", to |-> s2, colour |-> \"green\"]");
        binding.start().apply(event);
        binding.start().apply(event);
        assertThat(post.sent.get(0)).isNotSameAs(post.sent.get(1));
    }

    @Test
    void aValueThatAConverterRefusesIsNamedWithItsPlace() {
        Binding binding = bind(new Converted());
        assertThatThrownBy(() -> send(binding, "7"))
                .isInstanceOf(UnfitException.class)
                .hasMessageContaining("argument 1 (m) of Send(7)")
                .hasMessageContaining("Letters refuses the value 7: expected a letter");
        assertThatThrownBy(() -> send(binding, "[to |-> s1, colour |-> 7]"))
                .isInstanceOf(UnfitException.class)
                .hasMessageContaining("Colours refuses the value 7: java.lang.ClassCastException");
    }

    @SpecBinding("Post")
    static final class Unconverted extends Post {}

    @Test
    void withoutItsConverterTheClassIsRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> bind(new Unconverted()))
                .hasMessageContaining("argument 1 (m) of action Send(m) at Post.tla:7: found the Java type")
                .hasMessageContaining("Letter, to which nothing in TLA+ corresponds");
    }

    /** Converts what another converts already. */
    static final class MoreColours implements ValueConverter<Colour> {
        @Override
        public Class<Colour> type() {
            return Colour.class;
        }

        @Override
        public TlaValue toTla(Colour colour) {
            return TlaValue.integer(colour.name().length());
        }

        @Override
        public Colour toJava(TlaValue value) {
            return Colour.RED;
        }
    }

    /** Can't be made. */
    static final class Unmade implements ValueConverter<String> {
        private final int n;

        Unmade(int n) {
            this.n = n;
        }

        @Override
        public Class<String> type() {
            return String.class;
        }

        @Override
        public TlaValue toTla(String value) {
            return TlaValue.integer(n);
        }

        @Override
        public String toJava(TlaValue value) {
            return "";
        }
    }

    @SpecBinding(
            value = "Post",
            converters = {Letters.class, Colours.class, MoreColours.class, Unmade.class})
    static final class TwoConverters extends Post {}

    @Test
    void twoConvertersForOneClassAndOneThatCannotBeMadeAreErrors() {
        assertThatThrownBy(() -> bind(new TwoConverters()))
                .isInstanceOf(BindingException.class)
                .hasMessageContaining("MoreColours and dev.lockstep.runner.binding.ConverterTests$Colours both convert")
                .hasMessageContaining("Unmade has no constructor without parameters and none that takes JavaValues");
    }

    /** Breaks its promise. */
    static final class Nulls implements ValueConverter<Letter> {
        @Override
        public Class<Letter> type() {
            return Letter.class;
        }

        @Override
        @SuppressWarnings("NullAway")
        public TlaValue toTla(Letter letter) {
            return null;
        }

        @Override
        @SuppressWarnings("NullAway")
        public Letter toJava(TlaValue value) {
            return null;
        }
    }

    @SpecBinding(value = "Post", converters = Nulls.class)
    static final class NullConverter extends Post {}

    @Test
    void aConverterThatGivesNullIsCaught() throws Throwable {
        var post = new NullConverter();
        Binding binding = bind(post);
        assertThatThrownBy(() -> send(binding, "7")).hasMessageContaining("found null as what");
        post.sent.add(new Postcard("s1"));
        assertThatThrownBy(() -> binding.start().observe(0))
                .isInstanceOf(UnfitException.class)
                .hasMessageContaining("variable sent, shown by method sent: found null as what");
    }

    interface Sealed {}

    interface Stamped {}

    static final class Both implements Sealed, Stamped {}

    static final class OfSealed implements ValueConverter<Sealed> {
        @Override
        public Class<Sealed> type() {
            return Sealed.class;
        }

        @Override
        public TlaValue toTla(Sealed value) {
            return TlaValue.integer(1);
        }

        @Override
        public Sealed toJava(TlaValue value) {
            return new Both();
        }
    }

    static final class OfStamped implements ValueConverter<Stamped> {
        @Override
        public Class<Stamped> type() {
            return Stamped.class;
        }

        @Override
        public TlaValue toTla(Stamped value) {
            return TlaValue.integer(2);
        }

        @Override
        public Stamped toJava(TlaValue value) {
            return new Both();
        }
    }

    @Test
    void aClassThatTwoConvertersFitEquallyIsRefused() {
        var values = new JavaValues(Set.of());
        List<String> problems = new ArrayList<>();
        values.addConverter(OfSealed.class, problems);
        assertThat(values.toTla(new Both())).isEqualTo(TlaValue.integer(1));
        var more = new JavaValues(Set.of());
        more.addConverter(OfSealed.class, problems);
        more.addConverter(OfStamped.class, problems);
        assertThat(problems).isEmpty();
        assertThatThrownBy(() -> more.toTla(new Both()))
                .hasMessageContaining("OfSealed")
                .hasMessageContaining("OfStamped")
                .hasMessageContaining("add a converter for this very class");
    }
}
