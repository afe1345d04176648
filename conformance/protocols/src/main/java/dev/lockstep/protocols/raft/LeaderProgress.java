package dev.lockstep.protocols.raft;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/** Tracks what a leader knows of its peers' logs (Raft Figure 2, "Volatile state on leaders"). */
final class LeaderProgress {
    // Never changed but replaced, so that copies may share them.
    private Map<String, Integer> nextIndex;
    private Map<String, Integer> matchIndex;

    /** Starts with nothing known to match, and with {@code firstIndex} as the next entry for each peer. */
    LeaderProgress(SortedSet<String> peers, int firstIndex) {
        Map<String, Integer> next = new HashMap<>();
        Map<String, Integer> match = new HashMap<>();
        for (String peer : peers) {
            next.put(peer, firstIndex);
            match.put(peer, 0);
        }
        this.nextIndex = Map.copyOf(next);
        this.matchIndex = Map.copyOf(match);
    }

    private LeaderProgress(LeaderProgress other) {
        this.nextIndex = other.nextIndex;
        this.matchIndex = other.matchIndex;
    }

    LeaderProgress copy() {
        return new LeaderProgress(this);
    }

    int next(String peer) {
        return nextIndex.getOrDefault(peer, 1);
    }

    int match(String peer) {
        return matchIndex.getOrDefault(peer, 0);
    }

    void set(String peer, int next, int match) {
        nextIndex = with(nextIndex, peer, next);
        matchIndex = with(matchIndex, peer, match);
    }

    private static Map<String, Integer> with(Map<String, Integer> indices, String peer, int index) {
        if (indices.getOrDefault(peer, -1) == index) {
            return indices;
        }
        Map<String, Integer> changed = new HashMap<>(indices);
        changed.put(peer, index);
        return Map.copyOf(changed);
    }

    /** Returns the index of the next entry to send, by peer; unmodifiable. */
    Map<String, Integer> nextIndex() {
        return nextIndex;
    }

    /** Returns the index up to which the logs are known to match, by peer; unmodifiable. */
    Map<String, Integer> matchIndex() {
        return matchIndex;
    }
}
