package dev.lockstep.traces.value;

/**
 * A model value: equal only to itself, known by the name that the model's {@code .cfg} gives it.
 *
 * @param name the name, an identifier
 */
public record TlaModelValue(String name) implements TlaValue {
    @Override
    public int compareTo(TlaValue other) {
        return other instanceof TlaModelValue m ? name.compareTo(m.name) : ValueOrder.compareKinds(this, other);
    }

    @Override
    public void appendTo(StringBuilder text) {
        text.append(name);
    }

    @Override
    public String toString() {
        return TlaText.of(this);
    }
}
