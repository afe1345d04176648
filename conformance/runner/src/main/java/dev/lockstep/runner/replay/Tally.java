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
    /** How many events of each label were applied. */
    private final int[] applied;

    long untaken;

    Tally(StateGraph graph) {
        this.graph = graph;
        this.applied = new int[graph.labelCount()];
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

    /** Counts an event that was applied. */
    void apply(int label) {
        applied[label]++;
    }

    /** Gives how many events of each action were applied. */
    Map<String, Long> applied() {
        Map<String, Long> byAction = new TreeMap<>();
        for (int label = 0; label < applied.length; label++) {
            if (applied[label] > 0) {
                byAction.merge(graph.event(label).action(), (long) applied[label], Long::sum);
            }
        }
        return byAction;
    }

    void tolerate(String reason, long count) {
        tolerated.merge(reason, count, Long::sum);
    }

    /** Takes in what another worker did in the same round. */
    void add(Tally other) {
        addCounts(other);
        other.faults.forEach((fault, found) -> add(fault, found.first, found.count));
    }

    /** Takes in what was done in another round, but not what was found. */
    void addCounts(Tally other) {
        for (int label = 0; label < applied.length; label++) {
            applied[label] += other.applied[label];
        }
        untaken += other.untaken;
        other.tolerated.forEach(this::tolerate);
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
