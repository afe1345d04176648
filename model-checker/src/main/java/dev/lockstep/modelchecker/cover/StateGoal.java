package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** To visit every state. */
final class StateGoal implements Goal {
    private final StateGraph graph;
    private final ShortestWays ways;
    private final BitSet visited;
    private int candidate;

    StateGoal(StateGraph graph, ShortestWays ways) {
        this.graph = graph;
        this.ways = ways;
        this.visited = new BitSet(graph.stateCount());
        this.candidate = graph.stateCount() - 1;
    }

    @Override
    public void begin(int state) {
        visited.set(state);
    }

    @Override
    public void take(int last, int transition) {
        visited.set(graph.target(transition));
    }

    @Override
    public int tail(int last, int transition) {
        return visited.get(graph.target(transition)) ? NONE : transition;
    }

    @Override
    public int way(int transition, int tail) {
        return ways.depth(graph.target(tail));
    }

    @Override
    public @Nullable Start farthest() {
        candidate = visited.previousClearBit(candidate);
        return candidate < 0 ? null : new Start(candidate, NONE, NONE);
    }

    /**
     * Gives the larger of two numbers. A step visits one state, and the initial states are visited without one. And a state that nothing leaves is the last of its
     * trace, which is no shorter than the state is deep.
     */
    @Override
    public long lowerBound() {
        long ends = 0;
        for (int state = 0; state < graph.stateCount(); state++) {
            boolean isLast = true;
            for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                isLast &= graph.target(t) == state;
            }
            ends += isLast ? ways.depth(state) : 0;
        }
        return Math.max(ends, graph.stateCount() - graph.initialCount());
    }
}
