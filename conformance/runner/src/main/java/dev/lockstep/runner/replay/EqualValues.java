package dev.lockstep.runner.replay;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.traces.value.TlaValue;
import org.jspecify.annotations.Nullable;

/**
 * Remembers pairs of values that were found equal. A subject that keeps the values which it shows, as a graph keeps those of the spec, shows the same objects again and again:
 * then two of them are compared in full only once. Forgets a pair when another one takes its place. Safe for use by several threads.
 */
final class EqualValues {
    private static final int MOST_PLACES = 1 << 20;

    private record Pair(TlaValue shown, TlaValue spec) {}

    private final @Nullable Pair[] pairs;

    /** Has room for the values that the variables of a graph take. */
    EqualValues(StateGraph graph) {
        int values = 0;
        for (int variable = 0; variable < graph.variables().size(); variable++) {
            values += graph.values(variable).size();
        }
        pairs = new Pair[Integer.highestOneBit((int) Math.min(4L * values + 1, MOST_PLACES))];
    }

    /** Says whether what a subject shows equals what the spec has. */
    @SuppressWarnings("ReferenceEquality") // The very objects that were compared before.
    boolean areEqual(TlaValue shown, TlaValue spec) {
        int hash = shown.hashCode();
        int place = (hash ^ hash >>> 16) & (pairs.length - 1);
        Pair known = pairs[place];
        if (known != null && known.shown == shown && known.spec == spec) {
            return true;
        }
        if (!shown.equals(spec)) {
            return false;
        }
        pairs[place] = new Pair(shown, spec);
        return true;
    }
}
