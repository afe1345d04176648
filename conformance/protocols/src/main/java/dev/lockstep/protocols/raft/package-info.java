/**
 * Raft (Ongaro and Ousterhout, extended version, 2014): elections, log replication, commitment and restarts, as a core
 * without IO. Names are those of the paper's Figure 2 and of the spec {@code Raft}.
 */
@NullMarked
package dev.lockstep.protocols.raft;

import org.jspecify.annotations.NullMarked;
