package dev.lockstep.traces.value;

import java.util.Map;

/** TLA+ text of values, in and out; what TLC prints in its error traces can be read. */
public final class TlaText {
    private TlaText() {}

    /** Gives the TLA+ text of a value, in one line. */
    public static String of(TlaValue value) {
        var text = new StringBuilder();
        value.appendTo(text);
        return text.toString();
    }

    /**
     * Reads a value from TLA+ text: Booleans, integers, strings, model values, sets, intervals, tuples, records and functions
     * written with {@code :>} and {@code @@}, nested to {@value TlaTextParser#MAX_DEPTH} levels.
     *
     * @throws TlaSyntaxException if the text is not such a value; the message gives the column
     */
    public static TlaValue parse(String text) {
        return new TlaTextParser(text).parseWhole();
    }

    static void appendList(StringBuilder text, String open, TlaValue[] elements, String close) {
        text.append(open);
        for (int i = 0; i < elements.length; i++) {
            if (i > 0) {
                text.append(", ");
            }
            elements[i].appendTo(text);
        }
        text.append(close);
    }

    static void appendFunction(StringBuilder text, Map<TlaValue, TlaValue> mapping) {
        String separator = "(";
        for (Map.Entry<TlaValue, TlaValue> pair : mapping.entrySet()) {
            text.append(separator);
            pair.getKey().appendTo(text);
            text.append(" :> ");
            pair.getValue().appendTo(text);
            separator = " @@ ";
        }
        text.append(')');
    }

    static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(TlaTextParser::isIdentifierPart)
                && name.chars().anyMatch(Character::isLetter);
    }
}
