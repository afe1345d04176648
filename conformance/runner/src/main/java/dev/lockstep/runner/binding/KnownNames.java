package dev.lockstep.runner.binding;

import dev.lockstep.modelchecker.spec.CloseNames;
import java.util.Collection;
import java.util.List;

/** What is said of a name that a spec does not have. */
final class KnownNames {
    private KnownNames() {}

    /** Tells the names that there are, and the close ones. */
    static String only(Collection<String> known, String typed) {
        List<String> close = CloseNames.of(typed, known);
        return "but the spec has only " + known
                + (close.isEmpty() ? "" : "; did you mean " + String.join(" or ", close) + "?");
    }
}
