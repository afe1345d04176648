package dev.lockstep.modelchecker.cover;

import java.util.Locale;

/** What a suite is to cover. */
public enum CoverTarget {
    /** Every transition. */
    TRANSITIONS,
    /** Every state. */
    STATES,
    /** Every action. */
    ACTIONS,
    /** Every pair of actions of which some behaviour takes one right after the other. */
    ACTION_PAIRS;

    /** Gives the name as the command has it: {@code action-pairs}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
