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
 * variable of a state, and two for each transition, in segments.
 *
 * <p>A graph may be <em>partial</em>: where a bound ended the exploration, only the first {@link #expandedCount()} states have their transitions, all of
 * them, and the rest have none.
 */
public final class StateGraph {
    private final List<String> variables;
    private final TlaValue[][] values;
    private final StateRows rows;
    private final int[] levels;
    private final IntVector firstTransition;
    private final IntVector targets;
    private final IntVector labels;
    private final IntVector firstCut;
    private final IntVector cuts;
    private final List<List<Event>> chains;
    private final int expanded;

    /**
     * Takes over what an exploration found.
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
            StateRows rows,
            int[] levels,
            IntVector firstTransition,
            IntVector targets,
            IntVector labels,
            IntVector firstCut,
            IntVector cuts,
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

    /**
     * Gives the part of this graph that behaviours of so many steps see: a partial graph in which states and transitions have the same numbers. It is this graph itself
     * if they see all of it.
     *
     * @param steps the number of steps, not negative
     */
    public StateGraph upTo(int steps) {
        if (steps >= depth()) {
            return this;
        }
        int states = levels[steps + 1];
        int inner = Math.min(expanded, levels[steps]);
        return new StateGraph(
                variables,
                values,
                rows,
                Arrays.copyOf(levels, steps + 2),
                upTo(firstTransition, inner, states),
                IntVector.of(targets.slice(0, firstTransition.get(inner))),
                labels,
                upTo(firstCut, inner, states),
                IntVector.of(cuts.slice(0, firstCut.get(inner))),
                chains,
                inner);
    }

    /** Gives where the parts of the states up to {@code inner} begin; all further ones have none. */
    private static IntVector upTo(IntVector first, int inner, int states) {
        int[] begins = Arrays.copyOf(first.slice(0, inner + 1), states + 1);
        Arrays.fill(begins, inner, states + 1, first.get(inner));
        return IntVector.of(begins);
    }

    /** Takes the same from plain arrays, rows one after another, and copies all but {@code values} and {@code levels}. */
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
        this(
                variables,
                values,
                StateRows.of(variables.size(), rows),
                levels,
                IntVector.of(firstTransition),
                IntVector.of(targets),
                IntVector.of(labels),
                IntVector.of(firstCut),
                IntVector.of(cuts),
                chains,
                expanded);
    }

    /** Gives the names of the variables, in the order of their declaration. */
    public List<String> variables() {
        return variables;
    }

    /** Gives the number of states. */
    public int stateCount() {
        return firstTransition.size() - 1;
    }

    /** Gives the number of transitions, self-loops included. */
    public int transitionCount() {
        return targets.size();
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
        return values[variable][rows.get(state, variable)];
    }

    /** Gives the number of a variable's value in a state: its place in {@link #values}. */
    public int valueNumber(int state, int variable) {
        return rows.get(state, variable);
    }

    /** Gives all values that a variable takes, in the order in which states first have them. */
    public List<TlaValue> values(int variable) {
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
        return firstTransition.get(state);
    }

    /** Gives the state that a transition leaves; logarithmic in the number of states. */
    public int source(int transition) {
        return firstTransition.lastAtMost(transition);
    }

    /** Gives the state that a transition leads to. */
    public int target(int transition) {
        return targets.get(transition);
    }

    /** Gives the number of a transition's label; labels are ordered by event. */
    public int label(int transition) {
        return labels.get(transition);
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
        return cuts.slice(firstCut.get(state), firstCut.get(state + 1));
    }

    /** Gives the number of events that a constraint cut off, over all states. */
    public int cutCount() {
        return cuts.size();
    }
}
