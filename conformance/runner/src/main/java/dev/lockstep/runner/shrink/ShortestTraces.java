package dev.lockstep.runner.shrink;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.runner.replay.ReplayResult;

/**
 * Says whether a replay of a state graph found the shortest trace to each fault that there is.
 *
 * <p>A replay of the graph goes level by level and brings one subject to each state, the first that comes. If a subject's behaviour depends on nothing but the state
 * that it shows, this one stands for all, and the trace is a shortest one: let some trace of n steps show the fault; by induction, all states before its last step
 * were come to no later than along it; the subject that came to the last of them does there what the trace's subject does, so the fault is found within n rounds.
 *
 * <p>So the proof needs two things. The graph must be whole: a part of one may lack the short way. And nothing may be hidden: a subject that came by another way must
 * not differ in what it does later. The latter is known if the binding is {@link dev.lockstep.runner.binding.Snapshotted} and the replay, which compares the
 * snapshots of all subjects that come to a state, found them equal, and if no deviation was tolerated. Where it is not known, variables that are declared unobserved, or state that the spec does not
 * have, can make a longer way to a state lead to the fault sooner than the first way does.
 */
public final class ShortestTraces {
    private ShortestTraces() {}

    /**
     * Says whether both is known; otherwise each trace is the shortest one that the replay met, which is the shortest there is unless something is hidden.
     *
     * @param graph the spec's state graph
     * @param binding the subject
     * @param result what a replay of the graph found that went on after other faults, in one shard
     */
    public static boolean proven(StateGraph graph, Binding binding, ReplayResult result) {
        return !graph.isPartial()
                && binding.isSnapshotted()
                && result.tolerated().values().stream().allMatch(times -> times == 0)
                && result.faults().stream().noneMatch(group -> group.fault().kind() == Kind.HIDDEN_STATE);
    }
}
