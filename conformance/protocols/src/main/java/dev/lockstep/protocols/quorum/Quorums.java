package dev.lockstep.protocols.quorum;

import java.util.HashSet;
import java.util.List;

/**
 * Say who the replicas are and how many of them an operation waits for: Dynamo's N, R and W.
 *
 * <p>R + W &gt; N is not demanded, though only then each read quorum meets each write quorum: less is a choice that trades
 * consistency for availability.
 *
 * @param replicas the N replicas, by name, in the order in which messages to all of them are sent
 * @param read R: how many replies end a query phase
 * @param write W: how many acknowledgements end a store phase
 */
public record Quorums(List<String> replicas, int read, int write) {

    /**
     * Fix the quorums.
     *
     * @throws IllegalArgumentException if there is no replica, two have one name, or R or W is not in 1..N
     */
    public Quorums {
        replicas = List.copyOf(replicas);
        if (replicas.isEmpty()) {
            throw new IllegalArgumentException("A register needs at least one replica, but the list is empty");
        }
        if (new HashSet<>(replicas).size() != replicas.size()) {
            throw new IllegalArgumentException("Replicas need names of their own, but there are " + replicas);
        }
        requireWithin("read quorum R", read, replicas.size());
        requireWithin("write quorum W", write, replicas.size());
    }

    private static void requireWithin(String what, int size, int n) {
        if (size < 1 || size > n) {
            throw new IllegalArgumentException(
                    "The " + what + " must be in 1.." + n + " (the number of replicas), but is " + size);
        }
    }
}
