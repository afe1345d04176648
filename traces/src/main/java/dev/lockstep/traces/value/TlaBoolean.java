package dev.lockstep.traces.value;

/**
 * A TLA+ Boolean; {@code FALSE} comes before {@code TRUE}.
 *
 * @param value the Boolean
 */
public record TlaBoolean(boolean value) implements TlaValue {
    /** The value {@code TRUE}. */
    public static final TlaBoolean TRUE = new TlaBoolean(true);

    /** The value {@code FALSE}. */
    public static final TlaBoolean FALSE = new TlaBoolean(false);

    @Override
    public int compareTo(TlaValue other) {
        return other instanceof TlaBoolean b ? Boolean.compare(value, b.value) : ValueOrder.compareKinds(this, other);
    }

    @Override
    public void appendTo(StringBuilder text) {
        text.append(value ? "TRUE" : "FALSE");
    }

    @Override
    public String toString() {
        return TlaText.of(this);
    }
}
