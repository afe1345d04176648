package dev.lockstep.traces.value;

/**
 * A TLA+ string.
 *
 * @param value its characters, without quotes or escapes
 */
public record TlaString(String value) implements TlaValue {
    @Override
    public int compareTo(TlaValue other) {
        return other instanceof TlaString s ? value.compareTo(s.value) : ValueOrder.compareKinds(this, other);
    }

    @Override
    public void appendTo(StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\r' -> text.append("\\r");
                case '\f' -> text.append("\\f");
                default -> text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return TlaText.of(this);
    }
}
