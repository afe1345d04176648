package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.BitSet;

/** The pairs of actions of which one can follow the other at once, numbered by the first, then the second. */
final class ActionPairs {
    private final GraphActions actions;
    /** For each state the actions that can be taken there, in words of 64. */
    private final long[] enabled;

    private final int words;

    ActionPairs(StateGraph graph, GraphActions actions) {
        this.actions = actions;
        this.words = (actions.count() + 63) / 64;
        this.enabled = new long[Math.multiplyExact(graph.stateCount(), words)];
        for (int state = 0; state < graph.stateCount(); state++) {
            for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                int action = actions.of(t);
                enabled[state * words + action / 64] |= 1L << action % 64;
            }
        }
    }

    /** Gives the number of a pair. */
    int number(int transition, int next) {
        return actions.of(transition) * actions.count() + actions.of(next);
    }

    /** Adds the pairs that begin with a transition to a state. */
    void addTo(BitSet pairs, int transition, int state) {
        int row = actions.of(transition) * actions.count();
        for (int w = 0; w < words; w++) {
            for (long left = enabled[state * words + w]; left != 0; left &= left - 1) {
                pairs.set(row + w * 64 + Long.numberOfTrailingZeros(left));
            }
        }
    }

    /** Gives an action that can be taken in a state and is in a set of pairs together with the action before it, or -1. */
    int second(BitSet pairs, int transition, int state) {
        int row = actions.of(transition) * actions.count();
        for (int w = 0; w < words; w++) {
            for (long left = enabled[state * words + w]; left != 0; left &= left - 1) {
                int action = w * 64 + Long.numberOfTrailingZeros(left);
                if (pairs.get(row + action)) {
                    return action;
                }
            }
        }
        return -1;
    }

    /** Gives all pairs of a graph. */
    static BitSet of(StateGraph graph, GraphActions actions) {
        var pairs = new ActionPairs(graph, actions);
        var found = new BitSet(actions.count() * actions.count());
        for (int t = 0; t < graph.transitionCount(); t++) {
            pairs.addTo(found, t, graph.target(t));
        }
        return found;
    }
}
