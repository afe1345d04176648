package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/** Numbers for the actions and the events that a graph's transitions have; what a constraint cut everywhere has none. */
final class GraphActions {
    private static final int NONE = -1;

    private final StateGraph graph;
    private final List<String> names;
    private final int[] actionOfLabel;
    private final int[] eventOfLabel;
    private final int[] actionOfEvent;

    /** Counts; linear in the number of transitions. */
    GraphActions(StateGraph graph) {
        this.graph = graph;
        var used = new BitSet(graph.labelCount());
        for (int t = 0; t < graph.transitionCount(); t++) {
            used.set(graph.label(t));
        }
        var numbers = new TreeMap<String, Integer>();
        used.stream().forEach(label -> numbers.put(graph.event(label).action(), 0));
        names = List.copyOf(numbers.keySet());
        for (int i = 0; i < names.size(); i++) {
            numbers.put(names.get(i), i);
        }
        actionOfLabel = new int[graph.labelCount()];
        eventOfLabel = new int[graph.labelCount()];
        List<Integer> actions = new ArrayList<>();
        int last = NONE;
        for (int label = 0; label < graph.labelCount(); label++) {
            actionOfLabel[label] = NONE;
            if (used.get(label)) {
                // Labels are ordered by event: those of one event, reached through different operators, are neighbours.
                if (last == NONE || !graph.event(last).equals(graph.event(label))) {
                    actions.add(numbers.getOrDefault(graph.event(label).action(), NONE));
                }
                last = label;
                actionOfLabel[label] = actions.get(actions.size() - 1);
            }
            eventOfLabel[label] = actions.size() - 1;
        }
        actionOfEvent = actions.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Gives the number of actions. */
    int count() {
        return names.size();
    }

    /** Gives an action's name; they are numbered in the order of their names. */
    String name(int action) {
        return names.get(action);
    }

    /** Gives the action of a transition. */
    int of(int transition) {
        return actionOfLabel[graph.label(transition)];
    }

    /** Gives the number of different events. */
    int eventCount() {
        return actionOfEvent.length;
    }

    /** Gives the event of a transition. */
    int event(int transition) {
        return eventOfLabel[graph.label(transition)];
    }

    /** Gives the action of an event. */
    int ofEvent(int event) {
        return actionOfEvent[event];
    }
}
