package dev.lockstep.protocols.raft;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** Tracks what a leader knows of its peers' logs (Raft Figure 2, "Volatile state on leaders"). */
final class LeaderProgress {
    private final Map<String, Integer> nextIndex = new TreeMap<>();
    private final Map<String, Integer> matchIndex = new TreeMap<>();

    /** Starts with nothing known to match, and with {@code firstIndex} as the next entry for each peer. */
    LeaderProgress(SortedSet<String> peers, int firstIndex) {
        for (String peer : peers) {
            nextIndex.put(peer, firstIndex);
            matchIndex.put(peer, 0);
        }
    }

    private LeaderProgress(LeaderProgress other) {
        nextIndex.putAll(other.nextIndex);
        matchIndex.putAll(other.matchIndex);
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
        nextIndex.put(peer, next);
        matchIndex.put(peer, match);
    }

    /** Returns a view of the index of the next entry to send, by peer. */
    Map<String, Integer> nextIndex() {
        return Collections.unmodifiableMap(nextIndex);
    }

    /** Returns a view of the index up to which the logs are known to match, by peer. */
    Map<String, Integer> matchIndex() {
        return Collections.unmodifiableMap(matchIndex);
    }
}
