package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** To take every pair of actions, one right after the other, that some behaviour takes so. */
final class ActionPairGoal implements Goal {
    private final StateGraph graph;
    private final GraphActions actions;
    private final ActionPairs pairs;
    private final BitSet open;
    /** For each pair how it is taken after the fewest steps, and how many they are with both. */
    private final @Nullable Start[] starts;

    private final int[] way;
    private final int count;

    /**
     * Finds the pairs.
     *
     * @param maxLength how many steps may lead to a pair, itself included
     */
    ActionPairGoal(StateGraph graph, ShortestWays ways, GraphActions actions, int maxLength) {
        this.graph = graph;
        this.actions = actions;
        this.pairs = new ActionPairs(graph, actions);
        int all = actions.count() * actions.count();
        this.open = new BitSet(all);
        this.starts = new Start[all];
        this.way = new int[all];
        var here = new BitSet(all);
        for (int state = 0; state < graph.stateCount() && ways.depth(state) + 2 <= maxLength; state++) {
            for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                here.clear();
                pairs.addTo(here, t, graph.target(t));
                here.andNot(open);
                for (int pair = here.nextSetBit(0); pair >= 0; pair = here.nextSetBit(pair + 1)) {
                    starts[pair] = new Start(state, t, leaving(graph.target(t), pair % actions.count()));
                    way[pair] = ways.depth(state) + 2;
                }
                open.or(here);
            }
        }
        this.count = open.cardinality();
    }

    private int leaving(int state, int action) {
        int t = graph.firstTransition(state);
        while (actions.of(t) != action) {
            t++;
        }
        return t;
    }

    @Override
    public void begin(int state) {
        // A state takes no action.
    }

    @Override
    public void take(int last, int transition) {
        if (last != NONE) {
            open.clear(pairs.number(last, transition));
        }
    }

    @Override
    public int tail(int last, int transition) {
        if (last != NONE && open.get(pairs.number(last, transition))) {
            return transition;
        }
        int second = pairs.second(open, transition, graph.target(transition));
        return second < 0 ? NONE : leaving(graph.target(transition), second);
    }

    @Override
    public int way(int transition, int tail) {
        // A transition that is its own tail ends a pair; the trace is in the middle of it, and nothing is nearer.
        return transition == tail ? Integer.MAX_VALUE : way[pairs.number(transition, tail)];
    }

    @Override
    public @Nullable Start farthest() {
        int farthest = NONE;
        for (int pair = open.nextSetBit(0); pair >= 0; pair = open.nextSetBit(pair + 1)) {
            if (farthest == NONE || way[pair] > way[farthest]) {
                farthest = pair;
            }
        }
        return farthest == NONE ? null : starts[farthest];
    }

    /** Gives the larger of two numbers: of the pairs and the step before the first, and of the steps to the one that is farthest. */
    @Override
    public long lowerBound() {
        return count == 0 ? 0 : Math.max(count + 1, Arrays.stream(way).max().orElse(0));
    }
}
