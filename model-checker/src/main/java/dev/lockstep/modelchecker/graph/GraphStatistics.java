package dev.lockstep.modelchecker.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a state graph looks like in numbers. Of a partial graph only states that were expanded count as terminal and have a number of transitions, and
 * components are those of the transitions that are known.
 *
 * @param states the number of states
 * @param expanded the number of states whose transitions are known: all, unless the graph is partial
 * @param initial the number of initial states
 * @param transitions the number of transitions, self-loops included
 * @param selfLoops the number of self-loops
 * @param terminal the number of expanded states that no transition leaves
 * @param cut the number of events whose targets a constraint cut off
 * @param events the number of different events of transitions
 * @param ambiguous the number of transitions that share state and event with an earlier one
 * @param components the number of strongly connected components
 * @param largestComponent the number of states in the largest of them
 * @param levels the number of states of each level; there are as many levels as the graph is deep
 * @param outDegrees how many transitions leave a state
 * @param actions what is known of each action, by name
 */
public record GraphStatistics(
        int states,
        int expanded,
        int initial,
        int transitions,
        int selfLoops,
        int terminal,
        int cut,
        int events,
        int ambiguous,
        int components,
        int largestComponent,
        List<Integer> levels,
        OutDegrees outDegrees,
        Map<String, ActionCount> actions) {
    /**
     * How often an action occurs.
     *
     * @param transitions the number of its transitions
     * @param events the number of its different events on them
     * @param cut the number of its events that a constraint cut off, over all states
     */
    public record ActionCount(int transitions, int events, int cut) {}

    /**
     * How many transitions leave an expanded state.
     *
     * @param mean the mean number; 0 where no state was expanded
     * @param maximal the largest number
     * @param distribution the numbers of states with 0, 1, 2, 3-4, 5-8, 9-16 and so on transitions, up to the largest
     */
    public record OutDegrees(double mean, int maximal, List<Integer> distribution) {
        /** Copies the list. */
        public OutDegrees {
            distribution = List.copyOf(distribution);
        }

        /** Gives the smallest number of transitions of a part of the distribution. */
        public static int from(int part) {
            return part < 2 ? part : (1 << (part - 2)) + 1;
        }

        /** Gives the largest number of transitions of a part of the distribution. */
        public static int to(int part) {
            return part < 2 ? part : 1 << (part - 1);
        }

        private static int part(int transitions) {
            return transitions < 2 ? transitions : 33 - Integer.numberOfLeadingZeros(transitions - 1);
        }
    }

    /** Copies the lists and the map. */
    public GraphStatistics {
        levels = List.copyOf(levels);
        actions = Collections.unmodifiableMap(new TreeMap<>(actions));
    }

    /** Gives the number of levels: the depth that TLC reports. */
    public int depth() {
        return levels.size();
    }

    /** Says whether a bound ended the exploration before all states were expanded. */
    public boolean isPartial() {
        return expanded < states;
    }

    /** Counts; linear in the size of the graph. */
    public static GraphStatistics of(StateGraph graph) {
        var labels = new LabelCounts(graph);
        int selfLoops = 0;
        int terminal = 0;
        int maximal = 0;
        int[] distribution = new int[OutDegrees.part(Integer.MAX_VALUE) + 1];
        for (int state = 0; state < graph.expandedCount(); state++) {
            int first = graph.firstTransition(state);
            int end = graph.firstTransition(state + 1);
            terminal += first == end ? 1 : 0;
            maximal = Math.max(maximal, end - first);
            distribution[OutDegrees.part(end - first)]++;
            for (int t = first; t < end; t++) {
                selfLoops += graph.target(t) == state ? 1 : 0;
            }
            labels.addState(state);
        }
        var components = StronglyConnectedComponents.of(graph);
        var outDegrees = new OutDegrees(
                graph.expandedCount() == 0 ? 0 : (double) graph.transitionCount() / graph.expandedCount(),
                maximal,
                Arrays.stream(distribution, 0, OutDegrees.part(maximal) + 1)
                        .boxed()
                        .toList());
        return new GraphStatistics(
                graph.stateCount(),
                graph.expandedCount(),
                graph.initialCount(),
                graph.transitionCount(),
                selfLoops,
                terminal,
                graph.cutCount(),
                labels.events(),
                labels.ambiguous(),
                components.count(),
                components.largest(),
                widths(graph),
                outDegrees,
                labels.actions());
    }

    private static List<Integer> widths(StateGraph graph) {
        List<Integer> widths = new ArrayList<>(graph.depth());
        for (int level = 0; level < graph.depth(); level++) {
            widths.add(graph.firstOfLevel(level + 1) - graph.firstOfLevel(level));
        }
        return widths;
    }
}
