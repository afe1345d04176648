package dev.lockstep.modelchecker.cover;

/** How often traces take what there is to take. */
final class CoverTakings {
    private final int[] transitions;
    private final int[] resets;
    private final int[] choices;

    /**
     * Takes over the arrays.
     *
     * @param transitions for each transition how often it is taken, at least once
     * @param resets for each state how often a trace ends there
     * @param choices for each initial state how often a trace begins there
     */
    CoverTakings(int[] transitions, int[] resets, int[] choices) {
        this.transitions = transitions;
        this.resets = resets;
        this.choices = choices;
    }

    int[] transitions() {
        return transitions;
    }

    int[] resets() {
        return resets;
    }

    int[] choices() {
        return choices;
    }

    /** Gives the number of steps of all traces together. */
    long steps() {
        return sum(transitions);
    }

    /** Gives the number of traces that begin by a choice. */
    long chosen() {
        return sum(choices);
    }

    private static long sum(int[] amounts) {
        long sum = 0;
        for (int amount : amounts) {
            sum += amount;
        }
        return sum;
    }
}
