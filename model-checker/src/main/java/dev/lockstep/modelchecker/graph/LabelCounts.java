package dev.lockstep.modelchecker.graph;

import dev.lockstep.modelchecker.graph.GraphStatistics.ActionCount;
import java.util.Map;
import java.util.TreeMap;

/** Counts labels, so that nothing is compared or looked up by name for each transition. */
final class LabelCounts {
    private final StateGraph graph;

    /** For each label the first one with the same event; labels are ordered by event. */
    private final int[] sameEvent;

    private final int[] transitions;
    private final int[] cut;
    private int ambiguous;

    LabelCounts(StateGraph graph) {
        this.graph = graph;
        int labels = graph.labelCount();
        sameEvent = new int[labels];
        transitions = new int[labels];
        cut = new int[labels];
        for (int label = 1; label < labels; label++) {
            sameEvent[label] = graph.event(label).equals(graph.event(label - 1)) ? sameEvent[label - 1] : label;
        }
    }

    /** Counts the labels of a state's transitions and cut events. */
    void addState(int state) {
        int previous = -1;
        for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
            int event = sameEvent[graph.label(t)];
            transitions[event]++;
            ambiguous += event == previous ? 1 : 0;
            previous = event;
        }
        for (int label : graph.cuts(state)) {
            cut[sameEvent[label]]++;
        }
    }

    int ambiguous() {
        return ambiguous;
    }

    /** Gives the number of different events of transitions. */
    int events() {
        int events = 0;
        for (int count : transitions) {
            events += count > 0 ? 1 : 0;
        }
        return events;
    }

    Map<String, ActionCount> actions() {
        Map<String, ActionCount> actions = new TreeMap<>();
        for (int label = 0; label < sameEvent.length; label++) {
            if (transitions[label] > 0 || cut[label] > 0) {
                var counted = new ActionCount(transitions[label], transitions[label] > 0 ? 1 : 0, cut[label]);
                actions.merge(
                        graph.event(label).action(),
                        counted,
                        (a, b) -> new ActionCount(
                                a.transitions() + b.transitions(), a.events() + b.events(), a.cut() + b.cut()));
            }
        }
        return actions;
    }
}
