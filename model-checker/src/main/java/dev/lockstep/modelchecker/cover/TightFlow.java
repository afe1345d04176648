package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;

/**
 * Pushes a largest flow between surpluses and deficits along tight ways: transitions whose target's potential is one above the source's, and flow backwards.
 *
 * <p>Depth first from each root, in rounds: from surpluses along transitions, or from deficits against them. In a round a state is entered once, unless it was on
 * a way that succeeded; so a search may fail because an earlier one had been there, and is repeated in the next round. A search that fails without
 * having been turned away like that has seen all that it can reach, and no later flow can pass there, for such a flow would have shown it a way: these states are
 * <em>dead</em> until the potentials change.
 */
final class TightFlow {
    private static final int DEAD = Integer.MAX_VALUE;
    private static final int RENUMBER = 1 << 30;
    private static final int FREE = -1;
    private static final int NOWHERE = -2;

    private final StateGraph graph;
    private final FlowNetwork network;
    private final int[] potential;
    private final int[] excess;
    private final Side side;

    /** The search that last entered a state, 0 if it may be entered again, or {@link #DEAD}. Searches up to {@code roundStart} are of earlier rounds. */
    private final int[] seen;

    private int search;
    private int roundStart;

    /** The number of the arc of a state to follow next: those free to take, then those with flow. Valid in the round that stands beside it. */
    private final int[] current;

    private final int[] currentIn;
    private int round;

    /** The dead states, and behind them those that the search has entered. */
    private final int[] dead;

    private int deadCount;
    private int trail;

    /** The way being followed: its states, and for each arc the place of the transition whose flow it takes back, or {@link #FREE}. */
    private int[] way = new int[64];

    private int[] places = new int[64];

    /** The state that the arc found last leads to. */
    private int head;

    private boolean turnedAway;
    private boolean rerouting;

    /**
     * Makes a flow that shares these arrays.
     *
     * @param potential of each state; only read
     * @param excess of each state its surplus, or below 0 its deficit; kept up to date
     * @param side where to search from
     */
    TightFlow(StateGraph graph, FlowNetwork network, int[] potential, int[] excess, Side side) {
        this.graph = graph;
        this.network = network;
        this.potential = potential;
        this.excess = excess;
        this.side = side;
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
     * @param roots states with a surplus or, from the other side, a deficit; those worth another round come out first
     * @param count how many there are
     * @param rerouting whether a state whose potential is at its limit is as good an end as the opposite: the flow on from there is replaced
     * @return how many are worth another round; at 0 the flow is a largest one, and the roots that are left are dead
     */
    int round(int[] roots, int count, boolean rerouting) {
        this.rerouting = rerouting;
        round++;
        roundStart = search;
        int left = 0;
        for (int i = 0; i < count; i++) {
            int root = roots[i];
            boolean more = seen[root] <= roundStart;
            while (more) {
                more = pushFrom(root) && excess[root] != 0;
            }
            if (excess[root] != 0 && seen[root] != DEAD) {
                roots[left++] = root;
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
                if (side.isOpposite(excess[v]) || (rerouting && potential[v] == side.limit(v))) {
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

    /** Finds the next tight arc to a state that may be entered; gives the place of a transition whose flow it takes back, {@link #FREE} or {@link #NOWHERE}. */
    private int advance(int v) {
        boolean forwards = side.forwards();
        int out = graph.firstTransition(v + 1) - graph.firstTransition(v);
        int in = network.first(v + 1) - network.first(v);
        int free = forwards ? out : in;
        int arc = current[v];
        if (arc < free) {
            arc = forwards ? scanOut(v, arc, out, false) : scanIn(v, arc, in, false);
            current[v] = arc;
            if (arc < free) {
                return FREE;
            }
        }
        if (forwards ? !network.hasInflow(v) : !network.hasOutflow(v)) {
            return NOWHERE;
        }
        int end = forwards ? in : out;
        int used = forwards ? scanIn(v, arc - free, in, true) : scanOut(v, arc - free, out, true);
        current[v] = free + used;
        if (used == end) {
            return NOWHERE;
        }
        return forwards ? network.first(v) + used : network.place(v, head);
    }

    private int scanOut(int v, int from, int end, boolean used) {
        int first = graph.firstTransition(v);
        int above = potential[v] + 1;
        for (int arc = from; arc < end; arc++) {
            int w = graph.target(first + arc);
            if (potential[w] == above && (!used || network.flow(network.place(v, w)) > 0) && mayEnter(w)) {
                head = w;
                return arc;
            }
        }
        return end;
    }

    private int scanIn(int v, int from, int end, boolean used) {
        int first = network.first(v);
        int below = potential[v] - 1;
        for (int arc = from; arc < end; arc++) {
            int u = network.source(first + arc);
            if (potential[u] == below && (!used || network.flow(first + arc) > 0) && mayEnter(u)) {
                head = u;
                return arc;
            }
        }
        return end;
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
        int amount = Math.abs(excess[root]);
        if (side.isOpposite(excess[end])) {
            amount = Math.min(amount, Math.abs(excess[end]));
        }
        for (int i = 0; i < length; i++) {
            if (places[i] != FREE) {
                amount = Math.min(amount, network.flow(places[i]));
            }
        }
        for (int i = 0; i < length; i++) {
            boolean free = places[i] == FREE;
            boolean along = side.forwards() == free;
            int source = along ? way[i] : way[i + 1];
            int target = along ? way[i + 1] : way[i];
            network.add(free ? network.place(source, target) : places[i], source, target, free ? amount : -amount);
            seen[way[i]] = 0;
        }
        int moved = side.forwards() ? amount : -amount;
        excess[root] -= moved;
        excess[end] += moved;
    }
}
