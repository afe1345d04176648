package dev.lockstep.runner.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.runner.Turnstiles;
import dev.lockstep.traces.value.TlaText;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BindingClassTests {
    private static final Constants CONSTANTS = new Constants(Map.of("N", TlaText.parse("3")));

    @SpecBinding("Count")
    private static final class WithConstants {
        final int n;

        @SuppressWarnings("UnusedMethod")
        private WithConstants(Constants constants) {
            this.n = constants.integer("N");
        }

        @SuppressWarnings({"unused", "UnusedMethod"})
        WithConstants() {
            this.n = -1;
        }
    }

    @SpecBinding("Count")
    static final class Throwing {
        Throwing(Constants constants) {
            throw new IllegalStateException("no database at " + constants.get("N"));
        }
    }

    @SpecBinding("Count")
    static final class NoConstructor {
        NoConstructor(int n) {}
    }

    @SpecBinding("Count")
    abstract static class Abstract {}

    @SpecBinding("Count")
    @SuppressWarnings("ClassCanBeStatic")
    final class Inner {}

    @SpecBinding("Count")
    static final class BrokenStatics {
        static final int N = Integer.parseInt("x");
    }

    @Test
    void theConstructorThatTakesConstantsIsPreferred() {
        BindingClass factory = BindingClass.of(WithConstants.class);
        assertThat(factory.spec()).isEqualTo("Count");
        assertThat(factory.name()).isEqualTo(WithConstants.class.getName());
        assertThat(factory.mutants()).isEmpty();
        assertThat(((WithConstants) factory.create(CONSTANTS)).n).isEqualTo(3);
    }

    @Test
    void withoutItTheOneWithoutParametersIsTakenAndTheAnnotationIsInherited() {
        BindingClass factory = BindingClass.of(Turnstiles.Forgetful.class);
        assertThat(factory.spec()).isEqualTo("Turnstile");
        assertThat(factory.create(CONSTANTS))
                .isInstanceOf(Turnstiles.Forgetful.class)
                .isNotSameAs(factory.create(CONSTANTS));
    }

    @Test
    void whatCannotBeABindingIsToldInASentence() {
        assertUnfit(String.class, "java.lang.String can't be used as a binding: it is not marked @SpecBinding");
        assertUnfit(
                NoConstructor.class,
                "it has no constructor that takes the model's Constants, and none without parameters");
        assertUnfit(Abstract.class, "it is abstract");
        assertUnfit(Inner.class, "make it static");
    }

    private static void assertUnfit(Class<?> type, String message) {
        assertThatThrownBy(() -> BindingClass.of(type))
                .isInstanceOf(BindingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aConstructorThatThrowsIsNamedWithWhatItThrew() {
        assertThatThrownBy(() -> BindingClass.of(Throwing.class).create(CONSTANTS))
                .isInstanceOf(BindingException.class)
                .hasMessage("the constructor of " + Throwing.class.getName()
                        + " threw java.lang.IllegalStateException: no database at 3")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> BindingClass.of(BrokenStatics.class).create(CONSTANTS))
                .isInstanceOf(BindingException.class)
                .hasMessageContaining("NumberFormatException");
    }
}
