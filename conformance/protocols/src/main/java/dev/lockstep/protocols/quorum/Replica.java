package dev.lockstep.protocols.quorum;

import java.util.Objects;

/**
 * Keep one copy of the register: the newest content that this replica was ever handed.
 *
 * <p>What it holds must survive a crash; {@link #Replica(String, Content)} starts it again with what was saved. Not
 * thread-safe.
 *
 * @param <V> the register's values; immutable, with value equality
 */
public class Replica<V> {
    private final String id;
    private Content<V> stored;

    /** Start a replica that holds nothing yet ({@code Quorum!Init}). */
    public Replica(String id) {
        this(id, Content.unwritten());
    }

    /** Start a replica with what it held before. */
    public Replica(String id, Content<V> stored) {
        this.id = Objects.requireNonNull(id, "id");
        this.stored = Objects.requireNonNull(stored, "stored");
    }

    /** Return a snapshot to fork a simulation from; nothing is shared that can change. */
    public Replica<V> copy() {
        return new Replica<>(id, stored);
    }

    /**
     * Answer what this replica holds (Attiya et al.; {@code Quorum!HandleQuery}).
     *
     * @throws IllegalArgumentException if the message is for another node
     */
    public Message.QueryReply<V> handleQuery(Message.Query<V> query) {
        requireForMe(query);
        return new Message.QueryReply<>(id, query.from(), query.number(), stored);
    }

    /**
     * Keep the content if it is newer, and acknowledge it in any case: what counts is that this replica now holds it or
     * something newer (Attiya et al.; {@code Quorum!HandleStore}).
     *
     * @throws IllegalArgumentException if the message is for another node
     */
    public Message.Ack<V> handleStore(Message.Store<V> store) {
        requireForMe(store);
        stored = kept(store.content());
        return new Message.Ack<>(id, store.from(), store.number());
    }

    /** Choose what to hold after this content was handed in: the newer of the two ({@code Quorum!Kept}). */
    protected Content<V> kept(Content<V> offered) {
        return offered.newerThan(stored) ? offered : stored;
    }

    /** Return this replica's name. */
    public String id() {
        return id;
    }

    /** Return what this replica holds ({@code Quorum!stored}). */
    public Content<V> stored() {
        return stored;
    }

    @Override
    public String toString() {
        return "Replica " + id + " holding " + stored;
    }

    private void requireForMe(Message<V> message) {
        if (!message.to().equals(id)) {
            throw new IllegalArgumentException("Replica " + id + " was handed a message for " + message.to() + ": "
                    + message + "; deliver it there");
        }
    }
}
