package dev.lockstep.modelchecker.tlc;

import java.util.List;
import java.util.stream.Stream;

/**
 * Holds one message of TLC's {@code -tool} output.
 *
 * @param code what is said: the constants of {@code tlc2.output.EC}, of which {@link TlcCode} names those in use
 * @param severity 0 message, 1 error, 2 bug in TLC, 3 warning, 4 state
 * @param text the lines, without the frame, those of nested messages included
 * @param nested messages printed inside this one
 */
record TlcMessage(int code, int severity, String text, List<TlcMessage> nested) {
    static final int ERROR = 1;
    static final int BUG = 2;
    static final int WARNING = 3;
    static final int STATE = 4;

    TlcMessage {
        nested = List.copyOf(nested);
    }

    boolean isError() {
        return severity == ERROR || severity == BUG;
    }

    /** Gives the codes of this message and of all nested in it, outermost first. */
    Stream<Integer> codes() {
        return Stream.concat(Stream.of(code), nested.stream().flatMap(TlcMessage::codes));
    }

    /** Gives the lines of the text. */
    List<String> lines() {
        return text.lines().toList();
    }
}
