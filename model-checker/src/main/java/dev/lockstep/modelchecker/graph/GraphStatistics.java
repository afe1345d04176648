package dev.lockstep.modelchecker.graph;

import java.util.Map;
import java.util.TreeMap;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;

/**
 * What a state graph looks like in numbers.
 *
 * @param states the number of states
 * @param initial the number of initial states
 * @param transitions the number of transitions, self-loops included
 * @param selfLoops the number of self-loops
 * @param depth the number of levels
 * @param terminal the number of states that no transition leaves
 * @param cut the number of events whose targets a constraint cut off
 * @param ambiguous the number of transitions that share state and event with an earlier one
 * @param components the number of strongly connected components
 * @param largestComponent the number of states in the largest of them
 * @param maximalOut the most transitions that leave one state
 * @param actions the number of transitions of each action, by name
 */
public record GraphStatistics(
        int states,
        int initial,
        int transitions,
        int selfLoops,
        int depth,
        int terminal,
        int cut,
        int ambiguous,
        int components,
        int largestComponent,
        int maximalOut,
        Map<String, Integer> actions) {
    /** Counts; linear in the size of the graph. */
    public static GraphStatistics of(StateGraph graph) {
        Map<String, Integer> actions = new TreeMap<>();
        int selfLoops = 0;
        int terminal = 0;
        int ambiguous = 0;
        int maximalOut = 0;
        for (int state = 0; state < graph.stateCount(); state++) {
            int first = graph.firstTransition(state);
            int end = graph.firstTransition(state + 1);
            terminal += first == end ? 1 : 0;
            maximalOut = Math.max(maximalOut, end - first);
            for (int t = first; t < end; t++) {
                selfLoops += graph.target(t) == state ? 1 : 0;
                boolean sameEvent = t > first && graph.event(graph.label(t)).equals(graph.event(graph.label(t - 1)));
                ambiguous += sameEvent ? 1 : 0;
                actions.merge(graph.event(graph.label(t)).action(), 1, Integer::sum);
            }
        }
        var components = new KosarajuStrongConnectivityInspector<>(new StateGraphView(graph)).stronglyConnectedSets();
        return new GraphStatistics(
                graph.stateCount(),
                graph.initialCount(),
                graph.transitionCount(),
                selfLoops,
                graph.depth(),
                terminal,
                graph.cutCount(),
                ambiguous,
                components.size(),
                components.stream().mapToInt(java.util.Set::size).max().orElse(0),
                maximalOut,
                actions);
    }
}
