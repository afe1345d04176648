package dev.lockstep.protocols.quorum;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Run one client's operations on the register, one at a time.
 *
 * <p>Each method takes one event and returns the messages to send, to be delivered at any time, in any order, any number
 * of times or never. When {@link #phase()} is back at {@link Phase#IDLE} the operation has ended and {@link #result()}
 * tells how. If answers stay away, call {@link #retransmit()}; when, is the caller's to decide. Not thread-safe.
 *
 * <p>A coordinator that is started again under the same name must be given a number above all that it used before ({@link
 * #Coordinator(String, Quorums, boolean, long)}), or late answers to its former life would be taken for answers now.
 * Should it have stopped in the middle of a write, it must come back under a new name: its next write might otherwise
 * take the version of the one that it left half done.
 *
 * @param <V> the register's values; immutable, with value equality
 */
// Longer than most files here: every variable of the protocol can be read, and every rule is a method of its own.
public class Coordinator<V> {
    private final String id;
    private final Quorums quorums;
    private final boolean writeBack;

    // All values below are immutable: a copy of the references is a copy of the coordinator.
    private long number;
    private Phase phase = Phase.IDLE;
    private Kind kind = Kind.NONE;
    private @Nullable V proposal;
    private Content<V> best = Content.unwritten();
    private Set<String> responders = Set.of();
    private @Nullable Outcome<V> result;

    /** Start a new coordinator ({@code Quorum!Init}); arguments as {@link #Coordinator(String, Quorums, boolean, long)}. */
    public Coordinator(String id, Quorums quorums, boolean writeBack) {
        this(id, quorums, writeBack, 0);
    }

    /**
     * Start a coordinator whose next operation has the number after the given one.
     *
     * @param id its name, unlike those of all other coordinators and not empty; it decides between equal counters
     * @param quorums whom to ask and how many to wait for
     * @param writeBack whether a read stores what it found before it returns: needed for atomic reads, costs a phase
     * @param number the number of its last operation, 0 for none
     * @throws IllegalArgumentException if the name is empty or the number negative
     */
    public Coordinator(String id, Quorums quorums, boolean writeBack, long number) {
        this.id = Objects.requireNonNull(id, "id");
        this.quorums = Objects.requireNonNull(quorums, "quorums");
        this.writeBack = writeBack;
        this.number = number;
        if (id.isEmpty()) {
            throw new IllegalArgumentException("A coordinator needs a name: the empty one stands for no writer");
        }
        if (number < 0) {
            throw new IllegalArgumentException("An operation's number must not be negative, but is " + number);
        }
    }

    /** Copy another coordinator, as {@link #copy()} does. */
    protected Coordinator(Coordinator<V> other) {
        this(other.id, other.quorums, other.writeBack, other.number);
        phase = other.phase;
        kind = other.kind;
        proposal = other.proposal;
        best = other.best;
        responders = other.responders;
        result = other.result;
    }

    /** Return a snapshot to fork a simulation from; nothing is shared that can change. */
    public Coordinator<V> copy() {
        return new Coordinator<>(this);
    }

    /**
     * Start a read: ask all replicas what they hold ({@code Quorum!StartRead}).
     *
     * @return a query to each replica
     * @throws IllegalStateException if an operation is in progress
     */
    public List<Message<V>> startRead() {
        return begin(Kind.READ, null);
    }

    /**
     * Start a write: ask all replicas what they hold, so as to write above it (Lynch and Shvartsman; {@code
     * Quorum!StartWrite}).
     *
     * @return a query to each replica
     * @throws IllegalStateException if an operation is in progress
     */
    public List<Message<V>> startWrite(V value) {
        return begin(Kind.WRITE, Objects.requireNonNull(value, "value"));
    }

    /**
     * Ask those replicas again that have not answered in this phase ({@code Quorum!Retransmit}).
     *
     * @return a query or a store to each of them
     * @throws IllegalStateException if no operation is in progress
     */
    public List<Message<V>> retransmit() {
        if (phase == Phase.IDLE) {
            throw new IllegalStateException("Coordinator " + id + " has no operation in progress to retransmit");
        }
        return phase == Phase.QUERY ? toUnanswered(this::query) : toUnanswered(this::store);
    }

    /**
     * Take a replica's reply; the R-th ends the query phase (Attiya et al.; {@code Quorum!HandleQueryReply}).
     *
     * @return the stores of the next phase if this reply began it, else nothing
     * @throws IllegalArgumentException if the message is for another node, or from a node that is not a replica
     */
    public List<Message<V>> handleQueryReply(Message.QueryReply<V> reply) {
        requireFromReplicaForMe(reply);
        if (!isCurrent(reply, Phase.QUERY)) {
            return List.of();
        }
        best = better(reply.content());
        responders = answered(reply.from());
        if (!isReadQuorum(responders)) {
            return List.of();
        }
        if (proposal != null) {
            return beginStore(new Content<>(nextVersion(best.version()), proposal));
        }
        return readWritesBack() ? beginStore(best) : complete();
    }

    /**
     * Take a replica's acknowledgement; the W-th ends the operation (Attiya et al.; {@code Quorum!HandleAck}).
     *
     * @return nothing
     * @throws IllegalArgumentException if the message is for another node, or from a node that is not a replica
     */
    public List<Message<V>> handleAck(Message.Ack<V> ack) {
        requireFromReplicaForMe(ack);
        if (!isCurrent(ack, Phase.STORE)) {
            return List.of();
        }
        responders = answered(ack.from());
        return isWriteQuorum(responders) ? complete() : List.of();
    }

    /** Tell whether the message answers what is asked now, in this phase ({@code Quorum!Current}). */
    protected boolean isCurrent(Message<V> message, Phase asked) {
        return phase == asked && message.number() == number;
    }

    /** Choose the best content known after this one was reported: the newer ({@code Quorum!Better}). */
    protected Content<V> better(Content<V> reported) {
        return reported.newerThan(best) ? reported : best;
    }

    /** Take the version for a write that found this one to be the highest ({@code Quorum!NextVersion}). */
    protected Version nextVersion(Version highest) {
        return highest.next(id);
    }

    /** Return who has answered, counting this replica; one that answers twice counts once ({@code Quorum!Answered}). */
    protected Set<String> answered(String replica) {
        Set<String> all = new TreeSet<>(responders);
        all.add(replica);
        return Collections.unmodifiableSet(all);
    }

    /** Tell whether enough replicas have replied to a query ({@code Quorum!ReadQuorum}). */
    protected boolean isReadQuorum(Set<String> replicas) {
        return replicas.size() >= quorums.read();
    }

    /** Tell whether enough replicas have acknowledged a store ({@code Quorum!WriteQuorum}). */
    protected boolean isWriteQuorum(Set<String> replicas) {
        return replicas.size() >= quorums.write();
    }

    /** Tell whether a read stores what it found before it returns ({@code Quorum!ReadWritesBack}). */
    protected boolean readWritesBack() {
        return writeBack;
    }

    /** Return this coordinator's name. */
    public String id() {
        return id;
    }

    /** Return whom this coordinator asks, and how many it waits for. */
    public Quorums quorums() {
        return quorums;
    }

    /** Return the number of the operation in progress, or of the last one; 0 before the first. */
    public long number() {
        return number;
    }

    /** Return where the operation is. */
    public Phase phase() {
        return phase;
    }

    /** Return what operation is in progress. */
    public Kind kind() {
        return kind;
    }

    /** Return the value being written, if a write is in progress. */
    public Optional<V> proposal() {
        return Optional.ofNullable(proposal);
    }

    /** Return the newest content reported (query phase), or the content being stored; unwritten when idle. */
    public Content<V> best() {
        return best;
    }

    /** Return the replicas that have answered in this phase, unmodifiable; empty when idle. */
    public Set<String> responders() {
        return responders;
    }

    /** Return how the last operation ended; empty before the first and while one is in progress. */
    public Optional<Outcome<V>> result() {
        return Optional.ofNullable(result);
    }

    @Override
    public String toString() {
        return "Coordinator " + id + ", operation " + number + ", " + kind + " in phase " + phase + ", best " + best
                + ", answered by " + responders + ", result " + result;
    }

    private List<Message<V>> begin(Kind newKind, @Nullable V value) {
        if (phase != Phase.IDLE) {
            throw new IllegalStateException("Coordinator " + id + " cannot start a " + newKind + ": its operation "
                    + number + ", a " + kind + ", is in progress; wait for its result or use another coordinator");
        }
        number = Math.addExact(number, 1);
        phase = Phase.QUERY;
        kind = newKind;
        proposal = value;
        result = null;
        return toUnanswered(this::query);
    }

    private List<Message<V>> beginStore(Content<V> content) {
        phase = Phase.STORE;
        best = content;
        responders = Set.of();
        return toUnanswered(this::store);
    }

    private List<Message<V>> complete() {
        result = kind == Kind.WRITE ? new Outcome.Written<>(best) : new Outcome.Read<>(best);
        phase = Phase.IDLE;
        kind = Kind.NONE;
        proposal = null;
        best = Content.unwritten();
        responders = Set.of();
        return List.of();
    }

    private Message<V> query(String replica) {
        return new Message.Query<>(id, replica, number);
    }

    private Message<V> store(String replica) {
        return new Message.Store<>(id, replica, number, best);
    }

    private List<Message<V>> toUnanswered(Function<String, Message<V>> message) {
        List<Message<V>> messages = new ArrayList<>();
        for (String replica : quorums.replicas()) {
            if (!responders.contains(replica)) {
                messages.add(message.apply(replica));
            }
        }
        return Collections.unmodifiableList(messages);
    }

    private void requireFromReplicaForMe(Message<V> message) {
        if (!message.to().equals(id)) {
            throw new IllegalArgumentException("Coordinator " + id + " was handed a message for " + message.to() + ": "
                    + message + "; deliver it there");
        }
        if (!quorums.replicas().contains(message.from())) {
            throw new IllegalArgumentException("Coordinator " + id + " was handed a message from " + message.from()
                    + ", which is none of its replicas " + quorums.replicas() + ": " + message);
        }
    }
}
