package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
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
 * <p>The potential of a state is what it is worth to be there: a surplus is given up only at 0, a deficit is served from an initial state only at its level. In
 * each phase as many as possible are matched along ways on which no worth is lost; the states that can be reached from those left over have too high a
 * potential and are lowered, or seen from deficits they have too low a one and are raised. Where few are matched in the end, as in specs whose steps are not
 * undone, the highest potentials that make sense are near and little is left to lower; where most are, the lowest: see {@link FirstPotentials}. Either
 * way there are no more phases than levels.
 *
 * <p>At any time the flow can be completed and the potentials bound what is possible: see {@link #lowerBound()}.
 */
final class CoverFlow {
    /** A flow may be stopped once its steps are within this factor of the bound. */
    static final double STOP_RATIO = 1.02;

    private final StateGraph graph;
    private final FlowNetwork network;
    private final int[] excess;
    private final int[] potential;
    private final BooleanSupplier stop;
    private int phases;
    private boolean stopped;

    private CoverFlow(StateGraph graph, Start start, BooleanSupplier stop) {
        this.graph = graph;
        this.network = new FlowNetwork(graph);
        this.excess = network.balance();
        this.potential = start.potentials(graph, network, excess);
        this.stop = stop;
    }

    /** Gives the potentials to begin with, which must be feasible. */
    interface Start {
        int[] potentials(StateGraph graph, FlowNetwork network, int[] excess);
    }

    /**
     * Solves the problem.
     *
     * @param stop asked now and then; once it says so, the flow is no longer improved than to {@link #STOP_RATIO}
     */
    static CoverFlow solve(StateGraph graph, BooleanSupplier stop) {
        return solve(graph, FirstPotentials::of, stop);
    }

    static CoverFlow solve(StateGraph graph, Start start, BooleanSupplier stop) {
        var flow = new CoverFlow(graph, start, stop);
        flow.match(Side.surpluses());
        if (!flow.stopped) {
            flow.match(Side.deficits(graph));
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

    /**
     * Matches from one side until all that is left there is at its limit. What is matched from one side stays right while the other is: it does not move states
     * away from their limit but by matching them.
     *
     * <p>At last it matches from the deficits also what saves nothing: as many steps, but fewer traces; as few as there can be, for every optimal flow is on
     * tight ways.
     */
    private void match(Side side) {
        var tight = new TightFlow(graph, network, potential, excess, side);
        int[] left = new int[graph.stateCount()];
        int[] roots = new int[graph.stateCount()];
        int count = 0;
        for (int v = 0; v < excess.length; v++) {
            if (side.isOwn(excess[v])) {
                left[count++] = v;
            }
        }
        for (count = keep(left, count, side); count > 0; count = keep(left, count, side)) {
            phases++;
            System.arraycopy(left, 0, roots, 0, count);
            for (int more = count; more > 0; ) {
                more = tight.round(roots, more, true);
                if (stop.getAsBoolean() && steps() <= STOP_RATIO * lowerBound()) {
                    stopped = true;
                    return;
                }
            }
            int by = leastSlack(tight, side);
            for (int i = 0; i < tight.deadCount(); i++) {
                potential[tight.dead(i)] += side.forwards() ? -by : by;
            }
            tight.revive();
        }
        if (!side.forwards()) {
            matchForNothing(tight, left);
        }
    }

    /** Keeps of these states those that are not matched and not at their limit, in order. */
    private int keep(int[] states, int count, Side side) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int v = states[i];
            if (side.isOwn(excess[v]) && potential[v] != side.limit(v)) {
                states[kept++] = v;
            }
        }
        return kept;
    }

    /** Gives by how much the potentials of the dead states must change at least before one of them is at its limit or has a tight arc to another. */
    private int leastSlack(TightFlow tight, Side side) {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < tight.deadCount() && least > 1; i++) {
            int v = tight.dead(i);
            least = Math.min(least, Math.abs(potential[v] - side.limit(v)));
            if (side.forwards()) {
                for (int t = graph.firstTransition(v); t < graph.firstTransition(v + 1); t++) {
                    int w = graph.target(t);
                    least = tight.isDead(w) ? least : Math.min(least, potential[v] + 1 - potential[w]);
                }
            } else {
                for (int k = network.first(v); k < network.first(v + 1); k++) {
                    int u = network.source(k);
                    least = tight.isDead(u) ? least : Math.min(least, potential[u] + 1 - potential[v]);
                }
            }
        }
        return least;
    }

    private void matchForNothing(TightFlow tight, int[] roots) {
        int count = 0;
        for (int v = 0; v < excess.length; v++) {
            if (excess[v] < 0) {
                roots[count++] = v;
            }
        }
        while (count > 0) {
            count = tight.round(roots, count, false);
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
                int place = network.first(v);
                network.add(place, network.source(place), v, arrivals[v]);
                arrivals[network.source(place)] += arrivals[v];
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
