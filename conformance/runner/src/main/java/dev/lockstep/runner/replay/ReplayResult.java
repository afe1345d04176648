package dev.lockstep.runner.replay;

import java.util.List;
import java.util.Map;

/**
 * What a replay did and found.
 *
 * @param states the spec's states that the subject was brought to
 * @param transitions how many events were applied and compared
 * @param traces how many traces were replayed; 0 for a whole graph
 * @param untaken transitions of the spec that the subject need not take: another one of the same state and event was
 * @param unobserved the variables that were not compared, each with the reason
 * @param divergences what was found, the earliest first; empty if the subject conforms
 */
public record ReplayResult(
        long states,
        long transitions,
        long traces,
        long untaken,
        Map<String, String> unobserved,
        List<Divergence> divergences) {
    /** Copies the collections. */
    public ReplayResult {
        unobserved = Map.copyOf(unobserved);
        divergences = List.copyOf(divergences);
    }

    /** Says whether anything was tested at all: a replay of nothing is no pass. */
    public boolean testedSomething() {
        return transitions > 0 || !divergences.isEmpty();
    }
}
