/**
 * A register kept by N replicas, read from R and written to W of them; sans-IO: events in, messages out.
 *
 * <p>{@link dev.lockstep.protocols.quorum.Replica} holds the register's content, {@link
 * dev.lockstep.protocols.quorum.Coordinator} runs a client's operations, {@link
 * dev.lockstep.protocols.quorum.Quorums} says how many of whom it takes. Follows Attiya, Bar-Noy and Dolev (JACM 1995)
 * and, for several writers, Lynch and Shvartsman (FTCS 1997); N, R and W as in Dynamo (SOSP 2007). The names are those
 * of the spec {@code Quorum}.
 */
@NullMarked
package dev.lockstep.protocols.quorum;

import org.jspecify.annotations.NullMarked;
