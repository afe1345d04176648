package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;

/**
 * Meets a goal greedily: a trace takes the shortest way to an open item, then goes on to the nearest open one as long as that is no farther than a trace of its own
 * would have it.
 */
final class GreedyCover {
    private final StateGraph graph;
    private final ShortestWays ways;
    private final Goal goal;
    private final int maxLength;
    private final int reach;
    private final TraceCollector collector;

    private final int[] queue;
    private final int[] from;
    private final int[] via;
    private final int[] seen;
    private int round;

    private int at;
    private int last;

    /**
     * Makes a cover.
     *
     * @param maxLength the most steps of a trace
     * @param reach how many states to look at in search of the next open item
     */
    GreedyCover(StateGraph graph, ShortestWays ways, Goal goal, int maxLength, int reach) {
        this.graph = graph;
        this.ways = ways;
        this.goal = goal;
        this.maxLength = maxLength;
        this.reach = Math.min(reach, graph.stateCount());
        this.collector = new TraceCollector(graph);
        this.queue = new int[this.reach];
        this.from = new int[this.reach];
        this.via = new int[this.reach];
        this.seen = new int[graph.stateCount()];
    }

    TraceSuite suite() {
        for (Goal.Start start = goal.farthest(); start != null; start = goal.farthest()) {
            ways.take(start.state(), this::begin, this::take);
            takeAll(start.transition(), start.tail());
            while (goOn()) {
                // One item nearer to all.
            }
        }
        return collector.suite();
    }

    private void begin(int state) {
        collector.begin(state);
        goal.begin(state);
        at = state;
        last = Goal.NONE;
    }

    private void take(int transition) {
        collector.take(transition);
        goal.take(last, transition);
        at = graph.target(transition);
        last = transition;
    }

    private void takeAll(int transition, int tail) {
        if (transition != Goal.NONE) {
            take(transition);
            if (tail != transition) {
                take(tail);
            }
        }
    }

    /** Takes the shortest way to an open item within reach; says whether it did. */
    private boolean goOn() {
        int allowed = maxLength - collector.length();
        round++;
        int size = 0;
        size = add(size, at, -1, Goal.NONE);
        int distance = 0;
        for (int head = 0, levelEnd = 1; head < size && distance < allowed; head++) {
            if (head == levelEnd) {
                distance++;
                levelEnd = size;
                if (distance >= allowed) {
                    return false;
                }
            }
            int state = queue[head];
            int before = head == 0 ? last : Goal.NONE;
            int later = Goal.NONE;
            for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                int tail = goal.tail(before, t);
                if (tail == t && distance < goal.way(t, t)) {
                    return goTo(head, t, t);
                } else if (tail != Goal.NONE
                        && tail != t
                        && later == Goal.NONE
                        && distance + 2 <= Math.min(allowed, goal.way(t, tail))) {
                    later = t;
                }
                if (size < reach && seen[graph.target(t)] != round) {
                    size = add(size, graph.target(t), head, t);
                }
            }
            if (later != Goal.NONE) {
                return goTo(head, later, goal.tail(before, later));
            }
        }
        return false;
    }

    private int add(int size, int state, int parent, int transition) {
        seen[state] = round;
        queue[size] = state;
        from[size] = parent;
        via[size] = transition;
        return size + 1;
    }

    private boolean goTo(int place, int transition, int tail) {
        int length = 0;
        for (int p = place; from[p] >= 0; p = from[p]) {
            length++;
        }
        int[] way = new int[length];
        for (int p = place; from[p] >= 0; p = from[p]) {
            way[--length] = via[p];
        }
        for (int t : way) {
            take(t);
        }
        takeAll(transition, tail);
        return true;
    }
}
