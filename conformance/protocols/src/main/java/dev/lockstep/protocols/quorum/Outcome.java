package dev.lockstep.protocols.quorum;

/**
 * Tell how a finished operation ended.
 *
 * @param <V> the register's values
 */
public sealed interface Outcome<V> {

    /** Return what was read or written, with its version. */
    Content<V> content();

    /** A read ended and returns this content; unwritten if no write was found. */
    record Read<V>(Content<V> content) implements Outcome<V> {}

    /** A write ended: this content is held, or overtaken by newer content, at a write quorum. */
    record Written<V>(Content<V> content) implements Outcome<V> {}
}
