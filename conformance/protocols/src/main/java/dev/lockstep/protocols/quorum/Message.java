package dev.lockstep.protocols.quorum;

/**
 * Travel between a coordinator and a replica. Messages may be lost, duplicated and reordered.
 *
 * @param <V> the register's values
 */
public sealed interface Message<V> {

    /** Return the node that sent this. */
    String from();

    /** Return the node that is to handle this. */
    String to();

    /** Return the coordinator's number of the operation that this serves, so that late answers can be told. */
    long number();

    /** Ask a replica what it holds: first phase of every operation. */
    record Query<V>(String from, String to, long number) implements Message<V> {}

    /** Tell the coordinator what the replica held when it was asked. */
    record QueryReply<V>(String from, String to, long number, Content<V> content) implements Message<V> {}

    /** Hand a replica content to keep: second phase of writes, and of reads that write back. */
    record Store<V>(String from, String to, long number, Content<V> content) implements Message<V> {}

    /** Tell the coordinator that the replica now holds what it was handed, or something newer. */
    record Ack<V>(String from, String to, long number) implements Message<V> {}
}
