package dev.lockstep.runner.replay;

import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.runner.replay.Divergence.Fault;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What one worker did and found in a round. */
final class Tally {
    /** Of one fault the first finding, and how many there are. */
    static final class Found {
        Finding first;
        long count;

        Found(Finding first, long count) {
            this.first = first;
            this.count = count;
        }
    }

    private final StateGraph graph;
    private final Map<Fault, Found> faults = new HashMap<>();
    final Map<String, Long> tolerated = new TreeMap<>();
    /** How many events of each action were applied. */
    final Map<String, Long> applied = new TreeMap<>();

    long untaken;

    Tally(StateGraph graph) {
        this.graph = graph;
    }

    void add(Finding finding) {
        add(finding.fault(graph), finding, 1);
    }

    private void add(Fault fault, Finding finding, long count) {
        Found found = faults.get(fault);
        if (found == null) {
            faults.put(fault, new Found(finding, count));
        } else {
            found.count += count;
            if (finding.isBefore(found.first)) {
                found.first = finding;
            }
        }
    }

    /** Counts events of an action that were applied. */
    void apply(String action, long count) {
        applied.merge(action, count, Long::sum);
    }

    void tolerate(String reason, long count) {
        tolerated.merge(reason, count, Long::sum);
    }

    /** Takes in what another worker did in the same round. */
    void add(Tally other) {
        other.applied.forEach(this::apply);
        untaken += other.untaken;
        other.tolerated.forEach(this::tolerate);
        other.faults.forEach((fault, found) -> add(fault, found.first, found.count));
    }

    /** Gives the faults, that which was met first before the others. */
    Map<Fault, Found> faults() {
        Map<Fault, Found> sorted = new LinkedHashMap<>();
        faults.entrySet().stream()
                .sorted((a, b) -> a.getValue().first.isBefore(b.getValue().first)
                        ? -1
                        : b.getValue().first.isBefore(a.getValue().first) ? 1 : 0)
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }
}
