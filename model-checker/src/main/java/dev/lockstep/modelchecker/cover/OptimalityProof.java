package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;

/**
 * Proves by potentials how few steps a cover can have. It knows nothing of how a flow was found.
 *
 * <p>Potentials are feasible if none is below 0, those of initial states are 0, and no transition leads to a potential more than one above its source's. Any
 * closed walk then gains no more potential by its steps than it loses by its resets, which is why a state's deficit costs at least its potential.
 */
final class OptimalityProof {
    private OptimalityProof() {}

    /**
     * Gives the number of steps that no suite can go below.
     *
     * @throws IllegalStateException if the potentials are not feasible
     */
    static long lowerBound(StateGraph graph, int[] potential) {
        long bound = graph.transitionCount();
        for (int s = 0; s < graph.stateCount(); s++) {
            require(s < graph.initialCount() ? potential[s] == 0 : potential[s] >= 0, "feasible", s);
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                int gain = potential[graph.target(t)] - potential[s];
                require(gain <= 1, "feasible", s);
                bound -= gain;
            }
        }
        return bound;
    }

    /**
     * Checks that each state is left as often as it is entered.
     *
     * @throws IllegalStateException if one is not, or a transition is not taken
     */
    static void requireBalance(StateGraph graph, CoverTakings takings) {
        long[] balance = new long[graph.stateCount()];
        for (int s = 0; s < graph.stateCount(); s++) {
            balance[s] -= takings.resets()[s];
            balance[s] += s < graph.initialCount() ? takings.choices()[s] : 0;
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                require(takings.transitions()[t] > 0, "covered", s);
                balance[s] -= takings.transitions()[t];
                balance[graph.target(t)] += takings.transitions()[t];
            }
        }
        for (int s = 0; s < graph.stateCount(); s++) {
            require(balance[s] == 0, "balanced", s);
        }
    }

    /**
     * Checks complementary slackness: only transitions that gain a whole step of potential are taken again, and traces end only at potential 0. With
     * balance and feasible potentials this is the optimum.
     *
     * @throws IllegalStateException if it does not hold
     */
    static void requireSlackness(StateGraph graph, CoverTakings takings, int[] potential) {
        for (int s = 0; s < graph.stateCount(); s++) {
            require(takings.resets()[s] == 0 || potential[s] == 0, "optimal", s);
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                int gain = potential[graph.target(t)] - potential[s];
                require(takings.transitions()[t] == 1 || gain == 1, "optimal", s);
            }
        }
    }

    private static void require(boolean holds, String what, int state) {
        if (!holds) {
            throw new IllegalStateException("the cover is not " + what + " at state " + state + "; please report it");
        }
    }
}
