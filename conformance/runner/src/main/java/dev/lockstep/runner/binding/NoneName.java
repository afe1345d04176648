package dev.lockstep.runner.binding;

import dev.lockstep.traces.value.TlaModelValue;
import dev.lockstep.traces.value.TlaSyntaxException;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.List;

/** What the {@code none} of a binding means in a model. */
final class NoneName {
    private NoneName() {}

    /**
     * Gives the value of the constant of this name, else the model value of this name, else a string; or the value of any other TLA+ text, such as {@code 0}.
     *
     * @throws UnfitException if it is none of these, or differs from a constant or a model value only in case
     */
    static TlaValue resolve(String none, Constants constants) {
        if (constants.has(none)) {
            return constants.get(none);
        }
        TlaValue value = parse(none);
        if (!(value instanceof TlaModelValue) || constants.modelValues().contains(none)) {
            return value;
        }
        List<String> known = new ArrayList<>(constants.names());
        known.addAll(constants.modelValues());
        for (String name : known) {
            if (name.equalsIgnoreCase(none)) {
                throw new UnfitException("none = \"" + none + "\": the model has no constant and no model value " + none
                        + "; did you mean " + name + "? A string is written in quotes, \"\\\"" + none + "\\\"\"");
            }
        }
        return TlaValue.string(none);
    }

    private static TlaValue parse(String none) {
        try {
            return TlaText.parse(none);
        } catch (TlaSyntaxException e) {
            throw new UnfitException(
                    "none = \"" + none
                            + "\": expected the name of a constant or a model value, a string, or another TLA+ value ("
                            + e.getMessage() + ")",
                    e);
        }
    }
}
