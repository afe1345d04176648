package dev.lockstep.modelchecker.graph;

/** The transitions of a graph by their targets. */
public final class IncomingTransitions {
    private final int[] first;
    private final int[] transitions;

    /** Orders the transitions of a graph by target; linear in its size. */
    public IncomingTransitions(StateGraph graph) {
        first = new int[graph.stateCount() + 1];
        for (int t = 0; t < graph.transitionCount(); t++) {
            first[graph.target(t) + 1]++;
        }
        for (int s = 0; s < graph.stateCount(); s++) {
            first[s + 1] += first[s];
        }
        int[] next = first.clone();
        transitions = new int[graph.transitionCount()];
        for (int t = 0; t < transitions.length; t++) {
            transitions[next[graph.target(t)]++] = t;
        }
    }

    /** Gives the place of a state's first incoming transition; {@code stateCount()} gives the number of transitions. */
    public int first(int state) {
        return first[state];
    }

    /** Gives the transition at a place. */
    public int transition(int place) {
        return transitions[place];
    }
}
