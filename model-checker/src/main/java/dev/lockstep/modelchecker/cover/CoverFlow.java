package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.IncomingTransitions;
import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;

/**
 * Finds how often each transition must be taken so that traces from the initial states take every one, with as few steps as possible.
 *
 * <p>This is the directed postman problem with resets (Aho, Dahbura, Lee, Uyar 1991): every transition once, and on top a circulation of least cost that
 * balances each state, in which a reset from any state to the start and the choice of an initial state cost nothing and a further step costs one. Solved by the
 * primal-dual method: each phase finds the states within the least distance of a surplus, then a largest flow along shortest ways. A
 * deficit is never farther than its depth, so there are no more phases than the graph has levels.
 *
 * <p>The potentials that prove the optimum are kept: see {@link #lowerBound()}.
 */
final class CoverFlow {
    private final StateGraph graph;
    /** The node to which every state can be reset and from which every initial state can be chosen. */
    private final int start;

    private final IncomingTransitions incoming;

    /** Further takings of each transition; resets of each state; choices of each initial state. */
    final int[] extra;

    final int[] resets;
    final int[] choices;

    private final int[] surplus;
    private final int[] potential;
    private final int[] distance;
    private final int[] hops;
    private final int[] current;
    private final int[] queue;
    private int phases;

    CoverFlow(StateGraph graph) {
        this.graph = graph;
        int n = graph.stateCount();
        this.start = n;
        this.extra = new int[graph.transitionCount()];
        this.resets = new int[n];
        this.choices = new int[graph.initialCount()];
        this.surplus = new int[n + 1];
        this.potential = new int[n + 1];
        this.distance = new int[n + 1];
        this.hops = new int[n + 1];
        this.current = new int[n + 1];
        this.queue = new int[n + 1];
        this.incoming = new IncomingTransitions(graph);
    }

    /** Solves the problem. */
    CoverFlow solve() {
        long missing = 0;
        for (int s = 0; s < start; s++) {
            int out = graph.firstTransition(s + 1) - graph.firstTransition(s);
            surplus[s] = incoming.first(s + 1) - incoming.first(s) - out;
            missing += Math.max(0, -surplus[s]);
        }
        while (missing > 0) {
            phases++;
            raisePotentials();
            for (long pushed = pushAll(); pushed > 0; pushed = pushAll()) {
                missing -= pushed;
            }
        }
        return this;
    }

    /** Gives how many phases it took. */
    int phases() {
        return phases;
    }

    /**
     * Measures the distance of every state from a surplus, in steps at reduced cost, as far as the nearest deficit; then every way to that deficit is free of
     * reduced cost.
     */
    private void raisePotentials() {
        Arrays.fill(distance, Integer.MAX_VALUE);
        var buckets = new DistanceBuckets(start + 1);
        for (int v = 0; v < start; v++) {
            if (surplus[v] > 0) {
                reach(v, 0, buckets);
            }
        }
        int nearest = Integer.MAX_VALUE;
        for (int v = buckets.next(); v >= 0; v = buckets.next()) {
            int d = buckets.distance();
            if (d > distance[v]) {
                continue;
            }
            if (v < start && surplus[v] < 0) {
                nearest = d;
                break;
            }
            relax(v, d, buckets);
        }
        for (int v = 0; v <= start; v++) {
            potential[v] += Math.min(distance[v], nearest);
        }
    }

    private void reach(int v, int d, DistanceBuckets buckets) {
        if (d < distance[v]) {
            distance[v] = d;
            buckets.add(v, d);
        }
    }

    /** Follows every arc with room for more flow, and every arc that has flow backwards. */
    private void relax(int v, int d, DistanceBuckets buckets) {
        if (v == start) {
            for (int i = 0; i < choices.length; i++) {
                reach(i, d + potential[start] - potential[i], buckets);
            }
            for (int s = 0; s < start; s++) {
                if (resets[s] > 0) {
                    reach(s, d + potential[start] - potential[s], buckets);
                }
            }
            return;
        }
        for (int t = graph.firstTransition(v); t < graph.firstTransition(v + 1); t++) {
            reach(graph.target(t), d + 1 + potential[v] - potential[graph.target(t)], buckets);
        }
        for (int k = incoming.first(v); k < incoming.first(v + 1); k++) {
            if (extra[incoming.transition(k)] > 0) {
                int u = graph.source(incoming.transition(k));
                reach(u, d - 1 + potential[v] - potential[u], buckets);
            }
        }
        reach(start, d + potential[v] - potential[start], buckets);
    }

    /** Pushes a blocking flow along arcs of no reduced cost, by ways of the fewest arcs; gives how much reached a deficit. */
    private long pushAll() {
        if (!layer()) {
            return 0;
        }
        Arrays.fill(current, 0);
        long pushed = 0;
        for (int v = 0; v < start; v++) {
            while (surplus[v] > 0) {
                int amount = pushFrom(v);
                if (amount == 0) {
                    break;
                }
                pushed += amount;
            }
        }
        return pushed;
    }

    /** Counts the arcs from a surplus to every node; says whether a deficit can be reached. */
    private boolean layer() {
        Arrays.fill(hops, -1);
        int size = 0;
        for (int v = 0; v < start; v++) {
            if (surplus[v] > 0) {
                hops[v] = 0;
                queue[size++] = v;
            }
        }
        boolean found = false;
        for (int i = 0; i < size; i++) {
            int v = queue[i];
            found |= v < start && surplus[v] < 0;
            int arcs = arcCount(v);
            for (int k = 0; k < arcs; k++) {
                int w = head(v, k);
                if (w >= 0 && hops[w] < 0) {
                    hops[w] = hops[v] + 1;
                    queue[size++] = w;
                }
            }
        }
        return found;
    }

    /** The way from a surplus that is being followed: its nodes, {@link #current} tells the arcs. */
    private int[] way = new int[64];

    private int pushFrom(int root) {
        int length = 0;
        way[0] = root;
        while (true) {
            int v = way[length];
            if (v < start && surplus[v] < 0) {
                return augment(root, v, length);
            }
            int w = advance(v);
            if (w >= 0) {
                if (++length == way.length) {
                    way = Arrays.copyOf(way, 2 * length);
                }
                way[length] = w;
            } else if (length == 0) {
                return 0;
            } else {
                hops[v] = -1; // A dead end in this round.
                length--;
                current[way[length]]++;
            }
        }
    }

    private int advance(int v) {
        int arcs = arcCount(v);
        for (; current[v] < arcs; current[v]++) {
            int w = head(v, current[v]);
            if (w >= 0 && hops[w] == hops[v] + 1) {
                return w;
            }
        }
        return -1;
    }

    private int augment(int root, int end, int length) {
        int amount = Math.min(surplus[root], -surplus[end]);
        for (int i = 0; i < length; i++) {
            amount = Math.min(amount, room(way[i], current[way[i]]));
        }
        for (int i = 0; i < length; i++) {
            push(way[i], current[way[i]], amount);
        }
        surplus[root] -= amount;
        surplus[end] += amount;
        return amount;
    }

    /*
     * The arcs of a node, by number. A state: its transitions, the transitions into it backwards, the reset, and for an initial one its choice backwards. The
     * start: the choices, then the resets backwards.
     */

    private int arcCount(int v) {
        if (v == start) {
            return choices.length + start;
        }
        int out = graph.firstTransition(v + 1) - graph.firstTransition(v);
        int in = incoming.first(v + 1) - incoming.first(v);
        return out + in + 1 + (v < choices.length ? 1 : 0);
    }

    /** Gives where an arc leads, or -1 if it has no room or a reduced cost. */
    private int head(int v, int arc) {
        int w;
        int cost;
        if (v == start) {
            w = arc < choices.length ? arc : arc - choices.length;
            cost = 0;
        } else {
            int out = graph.firstTransition(v + 1) - graph.firstTransition(v);
            int in = incoming.first(v + 1) - incoming.first(v);
            if (arc < out) {
                w = graph.target(graph.firstTransition(v) + arc);
                cost = 1;
            } else if (arc < out + in) {
                int t = incoming.transition(incoming.first(v) + arc - out);
                if (extra[t] == 0) {
                    return -1;
                }
                w = graph.source(t);
                cost = -1;
            } else {
                w = start;
                cost = 0;
            }
        }
        return cost + potential[v] - potential[w] == 0 && room(v, arc) > 0 ? w : -1;
    }

    private int room(int v, int arc) {
        if (v == start) {
            return arc < choices.length ? Integer.MAX_VALUE : resets[arc - choices.length];
        }
        int out = graph.firstTransition(v + 1) - graph.firstTransition(v);
        int in = incoming.first(v + 1) - incoming.first(v);
        if (arc < out || arc == out + in) {
            return Integer.MAX_VALUE;
        }
        return arc < out + in ? extra[incoming.transition(incoming.first(v) + arc - out)] : choices[v];
    }

    private void push(int v, int arc, int amount) {
        if (v == start) {
            if (arc < choices.length) {
                choices[arc] += amount;
            } else {
                resets[arc - choices.length] -= amount;
            }
            return;
        }
        int out = graph.firstTransition(v + 1) - graph.firstTransition(v);
        int in = incoming.first(v + 1) - incoming.first(v);
        if (arc < out) {
            extra[graph.firstTransition(v) + arc] += amount;
        } else if (arc < out + in) {
            extra[incoming.transition(incoming.first(v) + arc - out)] -= amount;
        } else if (arc == out + in) {
            resets[v] += amount;
        } else {
            choices[v] -= amount;
        }
    }

    /**
     * Gives the number of steps that no suite can go below: the value of the dual problem at the potentials.
     *
     * @throws IllegalStateException if the potentials prove nothing, because an arc has a negative reduced cost
     */
    long lowerBound() {
        long bound = extra.length;
        for (int s = 0; s < start; s++) {
            int out = graph.firstTransition(s + 1) - graph.firstTransition(s);
            int balance = incoming.first(s + 1) - incoming.first(s) - out;
            bound -= (long) balance * (potential[s] - potential[start]);
            require(potential[s] >= potential[start], s);
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                require(1 + potential[s] - potential[graph.target(t)] >= 0, s);
            }
        }
        for (int i = 0; i < choices.length; i++) {
            require(potential[start] >= potential[i], i);
        }
        return bound;
    }

    private static void require(boolean feasible, int state) {
        if (!feasible) {
            throw new IllegalStateException("the potentials are not feasible at state " + state);
        }
    }
}
