package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** To take every action. */
final class ActionGoal implements Goal {
    private final GraphActions actions;
    private final BitSet taken;
    /** For each action how it is taken after the fewest steps, and how many they are with it. */
    private final Start[] starts;

    private final int[] way;

    ActionGoal(StateGraph graph, ShortestWays ways, GraphActions actions) {
        this.actions = actions;
        this.taken = new BitSet(actions.count());
        this.starts = new Start[actions.count()];
        this.way = new int[actions.count()];
        for (int state = 0; state < graph.stateCount(); state++) {
            for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                int action = actions.of(t);
                if (way[action] == 0) {
                    starts[action] = new Start(state, t, t);
                    way[action] = ways.depth(state) + 1;
                }
            }
        }
    }

    @Override
    public void begin(int state) {
        // A state takes no action.
    }

    @Override
    public void take(int last, int transition) {
        taken.set(actions.of(transition));
    }

    @Override
    public int tail(int last, int transition) {
        return taken.get(actions.of(transition)) ? NONE : transition;
    }

    @Override
    public int way(int transition, int tail) {
        return way[actions.of(tail)];
    }

    @Override
    public @Nullable Start farthest() {
        Start farthest = null;
        int most = 0;
        for (int action = taken.nextClearBit(0); action < way.length; action = taken.nextClearBit(action + 1)) {
            if (way[action] > most) {
                most = way[action];
                farthest = starts[action];
            }
        }
        return farthest;
    }

    /** Gives the larger of two numbers: of the actions, and of the steps to the one that is farthest. */
    @Override
    public long lowerBound() {
        return Math.max(way.length, Arrays.stream(way).max().orElse(0));
    }
}
