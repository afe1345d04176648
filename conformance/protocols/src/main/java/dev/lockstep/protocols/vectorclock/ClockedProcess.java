package dev.lockstep.protocols.vectorclock;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stamps the events of one node with vector clocks, and keeps the newest versions of one replicated object.
 *
 * <p>A process does no input or output: each event is a call, and what it sends is what the call returns. The network
 * may lose updates, repeat them and deliver them in any order. A process is not safe for use by several threads, and a
 * node that has lost its state must come back under a new name, because its old name has counted events already.
 *
 * <p>Sources: Fidge 1988 and Mattern 1989 for the clock, DeCandia et al. 2007 (Dynamo) §4.4 for the versions. The rules
 * are protected methods, each free of side effects, so that a variant can replace one of them.
 */
public class ClockedProcess {
    private final String id;
    private VectorClock clock;

    /** Replaced as a whole, never modified, so that snapshots can share it. */
    private Set<VectorClock> versions;

    /** Null before the first update. */
    private @Nullable Order lastOrder;

    /** Creates the process of node {@code id}, which has taken part in no event yet ({@code VectorClock!Init}). */
    public ClockedProcess(String id) {
        this.id = Objects.requireNonNull(id, "id");
        this.clock = VectorClock.empty();
        this.versions = Set.of();
    }

    /** Creates a copy of {@code other} that shares no mutable state with it. */
    protected ClockedProcess(ClockedProcess other) {
        this.id = other.id;
        this.clock = other.clock;
        this.versions = other.versions;
        this.lastOrder = other.lastOrder;
    }

    /** Returns a snapshot to fork a simulation from; takes constant time. A subclass returns one of its own kind. */
    public ClockedProcess copy() {
        return new ClockedProcess(this);
    }

    /** Counts an event that concerns no other node, and returns its clock ({@code VectorClock!Local}). */
    public VectorClock local() {
        clock = clockAfterLocal(clock);
        return clock;
    }

    /**
     * Writes a new version, which supersedes all that this node holds, and returns the update that brings it to
     * {@code to} ({@code VectorClock!Send}).
     *
     * @throws IllegalArgumentException if {@code to} is this node itself
     */
    public Update send(String to) {
        if (to.equals(id)) {
            throw new IllegalArgumentException(
                    "Node '" + id + "' sends to itself; expected another node. Use local() for an event of its own.");
        }
        clock = clockAfterSend(clock);
        versions = Set.of(clock);
        return new Update(id, to, clock);
    }

    /**
     * Takes in an update, new or not, and returns how its version stands to those held before the call: one of them,
     * older than one of them, newer than all of them, or a sibling ({@code VectorClock!Receive}).
     *
     * @throws IllegalArgumentException if the update is for another node; nothing has changed then
     */
    public Order receive(Update update) {
        if (!update.to().equals(id)) {
            throw new IllegalArgumentException("Node '" + id + "' was given an update for node '" + update.to()
                    + "' from '" + update.from() + "'; deliver it there.");
        }
        Order order = standing(update.clock(), versions);
        versions = reconcile(update.clock(), versions);
        clock = clockAfterReceive(clock, update.clock());
        lastOrder = order;
        return order;
    }

    /** Returns the clock after an event inside the node: its own entry counts it (Fidge, Mattern: first rule). */
    protected VectorClock clockAfterLocal(VectorClock own) {
        return own.tick(id);
    }

    /** Returns the clock after a send, which is an event too and is counted before the message is stamped. */
    protected VectorClock clockAfterSend(VectorClock own) {
        return own.tick(id);
    }

    /** Returns the clock after a receipt: what either knows, then the receipt itself (Fidge, Mattern: second rule). */
    protected VectorClock clockAfterReceive(VectorClock own, VectorClock received) {
        return merge(own, received).tick(id);
    }

    /** Returns the clock that knows what either knows ({@code VectorClock!Merge}). */
    protected VectorClock merge(VectorClock own, VectorClock received) {
        return own.merge(received);
    }

    /** Returns how {@code a} stands to {@code b} ({@code VectorClock!Compare}). */
    protected Order compare(VectorClock a, VectorClock b) {
        return a.compare(b);
    }

    /** Returns how the version {@code received} stands to those held ({@code VectorClock!Standing}). */
    protected Order standing(VectorClock received, Set<VectorClock> held) {
        if (held.stream().anyMatch(version -> compare(received, version) == Order.EQUAL)) {
            return Order.EQUAL;
        }
        if (held.stream().anyMatch(version -> compare(received, version) == Order.BEFORE)) {
            return Order.BEFORE;
        }
        return held.stream().allMatch(version -> compare(received, version) == Order.AFTER)
                ? Order.AFTER
                : Order.CONCURRENT;
    }

    /**
     * Returns the versions held once {@code received} has come in ({@code VectorClock!Reconcile}; Dynamo §4.4: an
     * ancestor is forgotten, concurrent versions stay). The result is not modified afterwards.
     */
    protected Set<VectorClock> reconcile(VectorClock received, Set<VectorClock> held) {
        return switch (standing(received, held)) {
            case EQUAL, BEFORE -> held;
            case AFTER, CONCURRENT -> {
                Set<VectorClock> newest = new LinkedHashSet<>(held);
                newest.removeIf(version -> compare(version, received) == Order.BEFORE);
                newest.add(received);
                yield Collections.unmodifiableSet(newest);
            }
        };
    }

    /** Returns the name of this node. */
    public final String id() {
        return id;
    }

    /** Returns the clock of the latest event of this node, the empty clock before the first. */
    public final VectorClock clock() {
        return clock;
    }

    /** Returns the versions held, none of which supersedes another; the set cannot be modified. */
    public final Set<VectorClock> versions() {
        return versions;
    }

    /** Returns how the update received last stood to the versions held then; empty before the first update. */
    public final Optional<Order> lastOrder() {
        return Optional.ofNullable(lastOrder);
    }
}
