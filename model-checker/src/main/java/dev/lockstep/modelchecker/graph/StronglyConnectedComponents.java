package dev.lockstep.modelchecker.graph;

/**
 * The strongly connected components of a state graph: sets of states that can all reach each other. Follows D. J. Pearce, "A space-efficient algorithm for
 * finding strongly connected components" (2016), with its recursion unrolled: linear in the size of the graph, three {@code int}s and a bit a state.
 */
public final class StronglyConnectedComponents {
    private final StateGraph graph;

    /** For each state 0 while unseen, then its index or a smaller one that it reaches, at last the number of its component. */
    private final int[] index;

    /** The transition to look at next, for the states on the way from the root. */
    private final int[] next;

    /** The way from the root grows from the front, states that wait for their component from the back: no state is in both. */
    private final int[] stack;

    private final java.util.BitSet roots = new java.util.BitSet();
    private int wayEnd;
    private int waitingStart;
    private int nextIndex = 1;
    private int component;
    private int largest;

    private StronglyConnectedComponents(StateGraph graph) {
        this.graph = graph;
        int states = graph.stateCount();
        index = new int[states];
        next = new int[states];
        stack = new int[states];
        waitingStart = states;
        component = states;
        for (int state = 0; state < states; state++) {
            if (index[state] == 0) {
                visitFrom(state);
            }
        }
        for (int state = 0; state < states; state++) {
            index[state] = states - index[state];
        }
    }

    /** Finds the components of a graph. */
    public static StronglyConnectedComponents of(StateGraph graph) {
        return new StronglyConnectedComponents(graph);
    }

    /** Gives the number of components. */
    public int count() {
        return graph.stateCount() - component;
    }

    /** Gives the number of states in the largest component. */
    public int largest() {
        return largest;
    }

    /** Gives the number of a state's component, from 0; a transition to another component leads to a smaller number. */
    public int component(int state) {
        return index[state];
    }

    private void visitFrom(int start) {
        enter(start);
        while (wayEnd > 0) {
            int state = stack[wayEnd - 1];
            if (next[state] < graph.firstTransition(state + 1)) {
                int target = graph.target(next[state]);
                if (index[target] == 0) {
                    enter(target);
                    continue;
                }
                if (index[target] < index[state]) {
                    index[state] = index[target];
                    roots.clear(state);
                }
                next[state]++;
            } else {
                leave(state);
            }
        }
    }

    private void enter(int state) {
        stack[wayEnd++] = state;
        index[state] = nextIndex++;
        next[state] = graph.firstTransition(state);
        roots.set(state);
    }

    /** Finishes a state: a root takes those that wait since it was entered as its component, another state waits too. */
    private void leave(int state) {
        wayEnd--;
        if (!roots.get(state)) {
            stack[--waitingStart] = state;
            return;
        }
        int members = 1;
        while (waitingStart < stack.length && index[stack[waitingStart]] >= index[state]) {
            index[stack[waitingStart++]] = component;
            members++;
        }
        nextIndex -= members;
        index[state] = component--;
        largest = Math.max(largest, members);
    }
}
