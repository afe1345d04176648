package dev.lockstep.modelchecker.tlc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses TLC's {@code -tool} output line by line: messages to one consumer, all lines outside of messages to another.
 *
 * <p>Outside of a message only a whole line can begin one, because what a spec prints goes to the same stream.
 */
final class TlcMessages {
    private static final Pattern START = Pattern.compile("(.*?)@!@!@STARTMSG (\\d+):(\\d+) @!@!@");
    private static final Pattern END = Pattern.compile("@!@!@ENDMSG (\\d+) @!@!@");

    private final Consumer<TlcMessage> messages;
    private final Consumer<String> otherLines;
    private final Deque<Open> open = new ArrayDeque<>();

    private static final class Open {
        final int code;
        final int severity;
        final StringBuilder text = new StringBuilder();
        final List<TlcMessage> nested = new ArrayList<>();

        Open(int code, int severity) {
            this.code = code;
            this.severity = severity;
        }

        void append(String line) {
            text.append(text.length() == 0 ? "" : "\n").append(line);
        }
    }

    TlcMessages(Consumer<TlcMessage> messages, Consumer<String> otherLines) {
        this.messages = messages;
        this.otherLines = otherLines;
    }

    /** Takes the next line, without its end. */
    void accept(String line) {
        Matcher start = START.matcher(line);
        if (start.matches() && (!open.isEmpty() || start.group(1).isEmpty())) {
            begin(start);
            return;
        }
        Matcher end = END.matcher(line);
        Open top = open.peek();
        if (top == null) {
            otherLines.accept(line);
        } else if (end.matches() && end.group(1).equals(Integer.toString(top.code))) {
            close();
        } else {
            top.append(line);
        }
    }

    /** Says whether the output so far ends inside a message. */
    boolean isInsideMessage() {
        return !open.isEmpty();
    }

    private void begin(Matcher start) {
        Open top = open.peek();
        if (top != null && !start.group(1).isEmpty()) {
            top.append(start.group(1));
        }
        open.push(new Open(Integer.parseInt(start.group(2)), Integer.parseInt(start.group(3))));
    }

    private void close() {
        Open done = open.pop();
        var message = new TlcMessage(done.code, done.severity, done.text.toString(), done.nested);
        Open around = open.peek();
        if (around == null) {
            messages.accept(message);
        } else {
            around.nested.add(message);
            around.append(message.text());
        }
    }
}
