package dev.lockstep.modelchecker.cover;

import org.jspecify.annotations.Nullable;

/**
 * What a suite is to cover, and what of it is still open. An open item is met by a transition, or by a transition and the next one; a <em>tail</em> is the last
 * transition that it takes.
 */
interface Goal {
    int NONE = -1;

    /** Notes that a trace begins in a state. */
    void begin(int state);

    /**
     * Notes that a transition is taken.
     *
     * @param last the transition before it in the trace, or {@link #NONE}
     */
    void take(int last, int transition);

    /**
     * Gives the tail of an open item that taking a transition meets, or begins to meet: itself, or one that can follow it; {@link #NONE} if there is none.
     *
     * @param last the transition before it, or {@link #NONE} where only what begins with the transition is asked for
     */
    int tail(int last, int transition);

    /** Gives the length of the shortest way from an initial state to the item that a transition meets with its tail. */
    int way(int transition, int tail);

    /** Gives an open item whose shortest way from an initial state is longest, so that others lie on that way; {@code null} if none is open. */
    @Nullable
    Start farthest();

    /** Gives the number of steps that no suite which meets all items can go below. */
    long lowerBound();

    /**
     * How to meet an item from an initial state: the shortest way to a state, then at most two transitions.
     *
     * @param state the state
     * @param transition a transition that leaves it, or {@link #NONE}
     * @param tail the item's tail, or {@link #NONE}
     */
    record Start(int state, int transition, int tail) {}
}
