package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.Random;

/** Random walks through a state graph. */
public final class RandomWalks {
    private RandomWalks() {}

    /**
     * Draws walks: an initial state, then transitions, each alike likely among those that leave the state. A walk ends where nothing leaves.
     *
     * @param graph the graph; it has an initial state
     * @param count how many walks
     * @param depth the most steps of a walk
     * @param seed the seed of the first walk; each walk has the next one, says it, and can be repeated by it alone
     */
    public static TraceSuite of(StateGraph graph, int count, int depth, long seed) {
        var collector = new TraceCollector(graph);
        long[] seeds = new long[graph.initialCount() == 0 ? 0 : count];
        for (int walk = 0; walk < seeds.length; walk++) {
            seeds[walk] = seed + walk;
            Random random = Draw.of(seeds[walk]);
            int state = random.nextInt(graph.initialCount());
            collector.begin(state);
            for (int step = 0; step < depth; step++) {
                int first = graph.firstTransition(state);
                int out = graph.firstTransition(state + 1) - first;
                if (out == 0) {
                    break;
                }
                int transition = first + random.nextInt(out);
                collector.take(transition);
                state = graph.target(transition);
            }
        }
        return collector.suite(seeds);
    }
}
