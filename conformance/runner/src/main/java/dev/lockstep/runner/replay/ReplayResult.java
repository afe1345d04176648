package dev.lockstep.runner.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a replay did and found.
 *
 * @param states the spec's states that the subject was brought to
 * @param applied how many events of each action were applied and compared; an action of which none was is missing
 * @param traces how many traces were replayed; 0 for a whole graph
 * @param untaken transitions of the spec that the subject need not take: another one of the same state and event was
 * @param unobserved the variables that were not compared and the actions of which the subject is not told, each with the reason
 * @param unchecked the actions of which it is not known whether the subject would take them where the spec forbids it
 * @param tolerated for each rule that allows a deviation, by its reason, how often it was needed
 * @param faults what was found, the earliest first; empty if the subject conforms
 */
public record ReplayResult(
        long states,
        Map<String, Long> applied,
        long traces,
        long untaken,
        Map<String, String> unobserved,
        Set<String> unchecked,
        Map<String, Long> tolerated,
        List<FaultGroup> faults) {
    /** Copies the collections. */
    public ReplayResult {
        applied = Map.copyOf(applied);
        unobserved = Map.copyOf(unobserved);
        unchecked = Set.copyOf(unchecked);
        tolerated = Map.copyOf(tolerated);
        faults = List.copyOf(faults);
    }

    /** Gives the same with other faults, such as those that are left with shorter traces. */
    public ReplayResult withFaults(List<FaultGroup> others) {
        return new ReplayResult(states, applied, traces, untaken, unobserved, unchecked, tolerated, others);
    }

    /** Gives how many events were applied and compared. */
    public long transitions() {
        return applied.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Gives of each fault the divergence with the shortest trace. */
    public List<Divergence> divergences() {
        return faults.stream().map(FaultGroup::shortest).toList();
    }

    /** Says whether anything was tested at all: a replay of nothing is no pass. */
    public boolean testedSomething() {
        return !applied.isEmpty() || !faults.isEmpty();
    }
}
