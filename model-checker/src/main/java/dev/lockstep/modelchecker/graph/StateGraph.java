package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A state graph: every reachable state, with every transition between them and its event.
 *
 * <p>States are numbered from 0 level by level, the initial ones first; the transitions of a state are consecutive numbers, ordered by
 * event, then target. The numbers depend on the spec and the model alone, not on how many threads explored it. Kept as an {@code int} for each
 * variable of a state, and two for each transition.
 *
 * <p>A graph may be <em>partial</em>: where a bound ended the exploration, only the first {@link #expandedCount()} states have their transitions, all of
 * them, and the rest have none.
 */
public final class StateGraph {
    private final List<String> variables;
    private final TlaValue[][] values;
    private final int[] rows;
    private final int[] levels;
    private final int[] firstTransition;
    private final int[] targets;
    private final int[] labels;
    private final int[] firstCut;
    private final int[] cuts;
    private final List<List<Event>> chains;
    private final int expanded;

    /**
     * Takes over the arrays of an exploration.
     *
     * @param variables the names of the variables
     * @param values for each variable the values that it takes
     * @param rows for each state the number of each variable's value
     * @param levels the number of the first state of each level, and last the number of states
     * @param firstTransition for each state the number of its first transition, and last the number of transitions
     * @param targets for each transition its target
     * @param labels for each transition its label
     * @param firstCut for each state where its part of {@code cuts} begins, and last the length of {@code cuts}
     * @param cuts the labels of the events that a constraint cut off, state by state
     * @param chains for each label the operators entered, outermost first; the last is the event
     * @param expanded how many states, from 0 on, have their transitions; fewer than there are where the exploration was bounded
     */
    public StateGraph(
            List<String> variables,
            TlaValue[][] values,
            int[] rows,
            int[] levels,
            int[] firstTransition,
            int[] targets,
            int[] labels,
            int[] firstCut,
            int[] cuts,
            List<List<Event>> chains,
            int expanded) {
        this.variables = List.copyOf(variables);
        this.values = values;
        this.rows = rows;
        this.levels = levels;
        this.firstTransition = firstTransition;
        this.targets = targets;
        this.labels = labels;
        this.firstCut = firstCut;
        this.cuts = cuts;
        this.chains = List.copyOf(chains);
        this.expanded = expanded;
    }

    /** Gives the names of the variables, in the order of their declaration. */
    public List<String> variables() {
        return variables;
    }

    /** Gives the number of states. */
    public int stateCount() {
        return firstTransition.length - 1;
    }

    /** Gives the number of transitions, self-loops included. */
    public int transitionCount() {
        return targets.length;
    }

    /** Gives the number of states, from 0 on, whose transitions are known; of the others nothing but their values is. */
    public int expandedCount() {
        return expanded;
    }

    /** Says whether a bound ended the exploration before all states were expanded. */
    public boolean isPartial() {
        return expanded < stateCount();
    }

    /** Gives the number of initial states: they are the states from 0 to this number, exclusive. */
    public int initialCount() {
        return levels[1];
    }

    /** Gives the number of levels: the depth that TLC reports. */
    public int depth() {
        return levels.length - 1;
    }

    /** Gives the number of the first state of a level; levels count from 0, and {@code depth()} gives the number of states. */
    public int firstOfLevel(int level) {
        return levels[level];
    }

    /** Gives the value of a variable (by its position) in a state. */
    public TlaValue value(int state, int variable) {
        return values[variable][valueNumber(state, variable)];
    }

    /** Gives the number of a variable's value in a state, among the different values of the variable. */
    int valueNumber(int state, int variable) {
        return rows[state * variables.size() + variable];
    }

    /** Gives the different values of a variable (by its position). */
    List<TlaValue> values(int variable) {
        return Collections.unmodifiableList(Arrays.asList(values[variable]));
    }

    /** Gives a state with its values. */
    public State state(int state) {
        List<TlaValue> row = new ArrayList<>(variables.size());
        for (int i = 0; i < variables.size(); i++) {
            row.add(value(state, i));
        }
        return new State(variables, row);
    }

    /** Gives the number of the first transition that leaves a state; {@code stateCount()} gives the number of transitions. */
    public int firstTransition(int state) {
        return firstTransition[state];
    }

    /** Gives the state that a transition leaves; logarithmic in the number of states. */
    public int source(int transition) {
        int at = Arrays.binarySearch(firstTransition, transition);
        int state = at >= 0 ? at : -at - 2;
        while (firstTransition[state + 1] == transition) {
            state++;
        }
        return state;
    }

    /** Gives the state that a transition leads to. */
    public int target(int transition) {
        return targets[transition];
    }

    /** Gives the number of a transition's label; labels are ordered by event. */
    public int label(int transition) {
        return labels[transition];
    }

    /** Gives the number of different labels. */
    public int labelCount() {
        return chains.size();
    }

    /** Gives the event of a label: the operator entered last. */
    public Event event(int label) {
        List<Event> chain = chains.get(label);
        return chain.get(chain.size() - 1);
    }

    /** Gives the operators entered on the way to a label's event, outermost first, the event last. */
    public List<Event> chain(int label) {
        return chains.get(label);
    }

    /** Gives the labels of the events that are enabled in a state but whose target a constraint cut off, in order. */
    public int[] cuts(int state) {
        return Arrays.copyOfRange(cuts, firstCut[state], firstCut[state + 1]);
    }

    /** Gives the number of events that a constraint cut off, over all states. */
    public int cutCount() {
        return cuts.length;
    }
}
