package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;

/**
 * Pushes a largest flow from surpluses to deficits along tight ways: transitions whose target's potential is one above the source's, and flow backwards.
 *
 * <p>Depth first from each surplus, in rounds. In a round a state is entered once, unless it was on a way that succeeded; so a search may fail because an earlier
 * one had been there, and is repeated in the next round. A search that fails without having been turned away like that has seen all that
 * it can reach, and no later flow can pass there, for such a flow would have shown it a way: these states are <em>dead</em> until the potentials change.
 */
final class TightFlow {
    private static final int DEAD = Integer.MAX_VALUE;
    private static final int RENUMBER = 1 << 30;

    private final StateGraph graph;
    private final FlowNetwork network;
    private final int[] potential;
    private final int[] excess;

    /** The search that last entered a state, 0 if it may be entered again, or {@link #DEAD}. Searches up to {@code roundStart} are of earlier rounds. */
    private final int[] seen;

    private int search;
    private int roundStart;

    /** The number of the arc of a state to follow next: its transitions, then those into it. Valid in the round that stands beside it. */
    private final int[] current;

    private final int[] currentIn;
    private int round;

    /** The dead states, and behind them those that the search has entered. */
    private final int[] dead;

    private int deadCount;
    private int trail;

    /** The way being followed: its states, and for each step backwards the place of the transition, or -1. */
    private int[] way = new int[64];

    private int[] places = new int[64];
    private boolean turnedAway;
    private boolean rerouting;

    /**
     * Makes a flow that shares these arrays.
     *
     * @param potential of each state; only read
     * @param excess of each state its surplus, or below 0 its deficit; kept up to date
     */
    TightFlow(StateGraph graph, FlowNetwork network, int[] potential, int[] excess) {
        this.graph = graph;
        this.network = network;
        this.potential = potential;
        this.excess = excess;
        int n = graph.stateCount();
        this.seen = new int[n];
        this.current = new int[n];
        this.currentIn = new int[n];
        this.dead = new int[n];
    }

    /** Brings the dead states back to life, after which potentials may change. */
    void revive() {
        for (int i = 0; i < deadCount; i++) {
            seen[dead[i]] = 0;
        }
        deadCount = 0;
        if (search > RENUMBER || round > RENUMBER) {
            Arrays.fill(seen, 0);
            Arrays.fill(currentIn, 0);
            search = 0;
            round = 0;
        }
    }

    int deadCount() {
        return deadCount;
    }

    int dead(int i) {
        return dead[i];
    }

    boolean isDead(int state) {
        return seen[state] == DEAD;
    }

    /**
     * Searches once from each of the states.
     *
     * @param states states with a surplus; those worth another round come out first
     * @param count how many there are
     * @param rerouting whether a state of potential 0 is as good an end as a deficit: flow that it had sent is replaced, and it has a surplus again
     * @return how many are worth another round; at 0 the flow is a largest one, and the states from which a surplus is left are dead
     */
    int round(int[] states, int count, boolean rerouting) {
        this.rerouting = rerouting;
        round++;
        roundStart = search;
        int left = 0;
        for (int i = 0; i < count; i++) {
            int root = states[i];
            boolean more = seen[root] <= roundStart;
            while (more) {
                more = pushFrom(root) && excess[root] > 0;
            }
            if (excess[root] > 0 && seen[root] != DEAD) {
                states[left++] = root;
            }
        }
        return left;
    }

    private boolean pushFrom(int root) {
        search++;
        turnedAway = false;
        trail = deadCount;
        int length = 0;
        way[0] = root;
        enter(root);
        while (true) {
            int place = advance(way[length]);
            if (place != NOWHERE) {
                if (length + 1 == way.length) {
                    way = Arrays.copyOf(way, 2 * way.length);
                    places = Arrays.copyOf(places, way.length);
                }
                int v = head;
                places[length++] = place;
                way[length] = v;
                if (excess[v] < 0 || (rerouting && potential[v] == 0)) {
                    augment(length);
                    return true;
                }
                enter(v);
            } else if (length == 0) {
                bury();
                return false;
            } else {
                current[way[--length]]++;
            }
        }
    }

    private void enter(int v) {
        if (currentIn[v] == round) {
            turnedAway = true; // The arcs before the current one failed in an earlier search.
        } else {
            currentIn[v] = round;
            current[v] = 0;
        }
        seen[v] = search;
        dead[trail++] = v;
    }

    private void bury() {
        if (!turnedAway) {
            for (int i = deadCount; i < trail; i++) {
                seen[dead[i]] = DEAD;
            }
            deadCount = trail;
        }
    }

    private static final int FORWARDS = -1;
    private static final int NOWHERE = -2;

    /** The state that the arc found last leads to. */
    private int head;

    /** Finds the next tight arc to a state that may be entered; gives the place of a transition to go backwards, {@link #FORWARDS} or {@link #NOWHERE}. */
    private int advance(int v) {
        int first = graph.firstTransition(v);
        int out = graph.firstTransition(v + 1) - first;
        int arc = current[v];
        for (int above = potential[v] + 1; arc < out; arc++) {
            int w = graph.target(first + arc);
            if (potential[w] == above && mayEnter(w)) {
                head = w;
                current[v] = arc;
                return FORWARDS;
            }
        }
        if (network.hasInflow(v)) {
            int shift = network.first(v) - out;
            int end = network.first(v + 1) - shift;
            for (int below = potential[v] - 1; arc < end; arc++) {
                int u = network.source(shift + arc);
                if (potential[u] == below && network.flow(shift + arc) > 0 && mayEnter(u)) {
                    head = u;
                    current[v] = arc;
                    return shift + arc;
                }
            }
        }
        current[v] = arc;
        return NOWHERE;
    }

    private boolean mayEnter(int v) {
        int by = seen[v];
        if (by <= roundStart) {
            return true;
        }
        turnedAway |= by != search && by != DEAD;
        return false;
    }

    private void augment(int length) {
        int root = way[0];
        int end = way[length];
        int amount = excess[end] < 0 ? Math.min(excess[root], -excess[end]) : excess[root];
        for (int i = 0; i < length; i++) {
            if (places[i] >= 0) {
                amount = Math.min(amount, network.flow(places[i]));
            }
        }
        for (int i = 0; i < length; i++) {
            if (places[i] >= 0) {
                network.takeBack(places[i], way[i], amount);
            } else {
                network.push(way[i], way[i + 1], amount);
            }
            seen[way[i]] = 0;
        }
        excess[root] -= amount;
        excess[end] += amount;
    }
}
