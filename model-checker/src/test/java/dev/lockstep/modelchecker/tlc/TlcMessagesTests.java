package dev.lockstep.modelchecker.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlcMessagesTests {
    private final List<TlcMessage> messages = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final TlcMessages parser = new TlcMessages(messages::add, lines::add);

    private void parse(String... text) {
        for (String line : text) {
            parser.accept(line);
        }
    }

    @Test
    void messageHasItsCodeSeverityAndLines() {
        parse("@!@!@STARTMSG 2217:4 @!@!@", "1: <Initial predicate>", "x = 0", "", "@!@!@ENDMSG 2217 @!@!@", "after");

        assertThat(messages).containsExactly(new TlcMessage(2217, 4, "1: <Initial predicate>\nx = 0\n", List.of()));
        assertThat(lines).containsExactly("after");
    }

    @Test
    void nestedMessageIsPartOfTheOuterOne() {
        parse(
                "@!@!@STARTMSG 1000:1 @!@!@",
                "The exception was",
                ": @!@!@STARTMSG 5001:0 @!@!@",
                "File not found.",
                "@!@!@ENDMSG 5001 @!@!@",
                "@!@!@ENDMSG 1000 @!@!@");

        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).text()).isEqualTo("The exception was\n: \nFile not found.");
        assertThat(messages.get(0).nested()).containsExactly(new TlcMessage(5001, 0, "File not found.", List.of()));
        assertThat(messages.get(0).codes()).containsExactly(1000, 5001);
    }

    @Test
    void markInsideAPrintedLineBeginsNothing() {
        parse("\"@!@!@STARTMSG 2110:1 @!@!@\"  TRUE", "x @!@!@STARTMSG 2110:1 @!@!@");

        assertThat(messages).isEmpty();
        assertThat(lines).hasSize(2);
        assertThat(parser.isInsideMessage()).isFalse();
    }

    @Test
    void messageWithoutItsEndIsNotedAndNotGiven() {
        parse("@!@!@STARTMSG 2193:0 @!@!@", "Model checking completed.", "@!@!@ENDMSG 2110 @!@!@");

        assertThat(messages).isEmpty();
        assertThat(parser.isInsideMessage()).isTrue();
    }
}
