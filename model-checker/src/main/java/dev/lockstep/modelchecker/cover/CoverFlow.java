package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Finds how often each transition must be taken so that traces from the initial states take every one, with as few steps as possible.
 *
 * <p>This is the directed postman problem with resets (Aho, Dahbura, Lee, Uyar 1991): every transition once, and on top a flow of least cost that balances
 * each state. A state entered more often than left has a surplus: from there a trace goes on to a state with a deficit, at a cost of one a step, or ends for
 * nothing. A deficit that no surplus serves is served from an initial state, at the cost of its level. So a surplus that goes on for {@code d} steps to a
 * deficit at level {@code l} saves {@code l - d}, and most can't save anything: it is a matching of greatest weight, by the Hungarian method (Kuhn 1955;
 * Munkres 1957), with ways in the graph for edges.
 *
 * <p>The potential of a state is how much it may save to be there. It begins at the most that any deficit ahead allows. In each phase the surpluses are
 * matched along ways on which nothing of their potential is lost; what can be reached from those left over has too high a potential, and it
 * is lowered, down to 0, where the surplus is given up. These are few states and ever fewer, so phases are cheap; there are no more of them than levels.
 *
 * <p>At any time the flow can be completed and the potentials bound what is possible: see {@link #lowerBound()}. Takes 10 {@code int}s a state and two
 * a transition while it runs, and a third for the result.
 */
final class CoverFlow {
    /** A flow may be stopped once its steps are within this factor of the bound. */
    static final double STOP_RATIO = 1.02;

    private final StateGraph graph;
    private final FlowNetwork network;
    private final int[] potential;
    private final int[] excess;
    private final TightFlow tight;
    private int phases;
    private boolean stopped;

    private CoverFlow(StateGraph graph) {
        this.graph = graph;
        this.network = new FlowNetwork(graph);
        this.potential = new int[graph.stateCount()];
        this.excess = new int[graph.stateCount()];
        this.tight = new TightFlow(graph, network, potential, excess);
        Arrays.setAll(excess, this::balance);
    }

    private int balance(int s) {
        int in = network.first(s + 1) - network.first(s);
        int out = graph.firstTransition(s + 1) - graph.firstTransition(s);
        for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
            out -= graph.target(t) == s ? 1 : 0;
        }
        return in - out;
    }

    /**
     * Solves the problem.
     *
     * @param stop asked now and then; once it says so, the flow is no longer improved than to {@link #STOP_RATIO}
     */
    static CoverFlow solve(StateGraph graph, BooleanSupplier stop) {
        var flow = new CoverFlow(graph);
        flow.promise();
        flow.match(stop);
        if (!flow.stopped) {
            flow.matchForNothing();
        }
        return flow;
    }

    /** Gives how many phases it took. */
    int phases() {
        return phases;
    }

    /** Says whether the flow is optimal: it was not stopped. */
    boolean isOptimal() {
        return !stopped;
    }

    int[] potentials() {
        return potential;
    }

    /** Gives each state the potential that the best deficit ahead of it allows: a deficit its level, and one less for each step before. */
    private void promise() {
        int[] at = new int[graph.stateCount()];
        int[] below = new int[graph.stateCount()];
        for (int level = 1; level < graph.depth(); level++) {
            for (int v = graph.firstOfLevel(level); v < graph.firstOfLevel(level + 1); v++) {
                potential[v] = excess[v] < 0 ? level : 0;
            }
        }
        int count = 0;
        for (int level = graph.depth() - 1; level > 0; level--) {
            for (int v = graph.firstOfLevel(level); v < graph.firstOfLevel(level + 1); v++) {
                if (excess[v] < 0) {
                    at[count++] = v;
                }
            }
            int next = 0;
            for (int i = 0; i < count; i++) {
                for (int k = network.first(at[i]); k < network.first(at[i] + 1); k++) {
                    int u = network.source(k);
                    if (potential[u] < level - 1) {
                        potential[u] = level - 1;
                        below[next++] = u;
                    }
                }
            }
            int[] done = at;
            at = below;
            below = done;
            count = next;
        }
    }

    private void match(BooleanSupplier stop) {
        int[] left = new int[graph.stateCount()];
        int[] hopeful = new int[graph.stateCount()];
        for (int count = surpluses(left, 1); count > 0; count = keepHopeful(left, count)) {
            phases++;
            System.arraycopy(left, 0, hopeful, 0, count);
            long before = network.total();
            for (int more = count; more > 0; ) {
                more = tight.round(hopeful, more, true);
                if (stop.getAsBoolean() && steps() <= STOP_RATIO * lowerBound()) {
                    stopped = true;
                    return;
                }
            }
            lower(network.total() == before ? leastSlack() : 1);
        }
    }

    /** Lists the states with a surplus and at least this potential. */
    private int surpluses(int[] states, int least) {
        int count = 0;
        for (int v = 0; v < excess.length; v++) {
            if (excess[v] > 0 && potential[v] >= least) {
                states[count++] = v;
            }
        }
        return count;
    }

    private int keepHopeful(int[] states, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (excess[states[i]] > 0 && potential[states[i]] > 0) {
                states[kept++] = states[i];
            }
        }
        return kept;
    }

    /** Gives by how much the potentials of the dead states can be lowered before one of them is 0 or has a tight transition out. */
    private int leastSlack() {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < tight.deadCount(); i++) {
            int v = tight.dead(i);
            least = Math.min(least, potential[v]);
            for (int t = graph.firstTransition(v); t < graph.firstTransition(v + 1); t++) {
                if (!tight.isDead(graph.target(t))) {
                    least = Math.min(least, potential[v] + 1 - potential[graph.target(t)]);
                }
            }
        }
        return least;
    }

    private void lower(int by) {
        for (int i = 0; i < tight.deadCount(); i++) {
            potential[tight.dead(i)] -= by;
        }
        tight.revive();
    }

    /** Matches also what saves nothing: as many steps, but fewer traces; as few as there can be, for every optimal flow is on tight ways. */
    private void matchForNothing() {
        int[] left = new int[graph.stateCount()];
        for (int more = surpluses(left, 0); more > 0; ) {
            more = tight.round(left, more, false);
        }
    }

    /** Gives the number of steps if deficits that are left are served from initial states. */
    private long steps() {
        long steps = graph.transitionCount() + network.total();
        for (int level = 1; level < graph.depth(); level++) {
            for (int v = graph.firstOfLevel(level); v < graph.firstOfLevel(level + 1); v++) {
                steps += (long) level * Math.max(0, -excess[v]);
            }
        }
        return steps;
    }

    /** Gives the number of steps that no suite can go below: the value of the dual problem at the potentials. */
    long lowerBound() {
        return OptimalityProof.lowerBound(graph, potential);
    }

    /** Completes the flow: deficits that are left are served from initial states, along the way by which each state was first reached. */
    CoverTakings complete() {
        int[] resets = new int[excess.length];
        int[] arrivals = new int[excess.length];
        for (int v = excess.length - 1; v >= graph.initialCount(); v--) {
            resets[v] = Math.max(0, excess[v]);
            arrivals[v] += Math.max(0, -excess[v]);
            if (arrivals[v] > 0) {
                // States are numbered level by level: the first source is a level above.
                int parent = network.source(network.first(v));
                network.push(parent, v, arrivals[v]);
                arrivals[parent] += arrivals[v];
            }
        }
        int[] choices = new int[graph.initialCount()];
        for (int i = 0; i < choices.length; i++) {
            // To choose a state with a surplus and to reset it at once would be a trace without a step.
            int needed = arrivals[i] - excess[i];
            choices[i] = Math.max(0, needed);
            resets[i] = Math.max(0, -needed);
        }
        return new CoverTakings(network.takings(), resets, choices);
    }
}
