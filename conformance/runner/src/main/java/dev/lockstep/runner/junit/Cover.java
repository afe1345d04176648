package dev.lockstep.runner.junit;

import dev.lockstep.modelchecker.cover.CoverTarget;
import java.util.Optional;

/** What of a model's state graph is replayed, and so what is a test. */
public enum Cover {
    /** The whole graph, with a test for each action. */
    GRAPH,
    /** Traces that take every transition in the fewest steps there can be, with a test for each trace. */
    TRANSITIONS,
    /** Traces that visit every state, with a test for each trace. */
    STATES,
    /** Traces that take every action, with a test for each trace. */
    ACTIONS,
    /** Traces that take every pair of actions of which one can follow the other, with a test for each trace. */
    ACTION_PAIRS;

    /** Gives what the traces are to cover; nothing for the whole graph. */
    Optional<CoverTarget> target() {
        return this == GRAPH ? Optional.empty() : Optional.of(CoverTarget.valueOf(name()));
    }
}
