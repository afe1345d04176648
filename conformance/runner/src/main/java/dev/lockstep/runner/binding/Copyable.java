package dev.lockstep.runner.binding;

/**
 * Is implemented by a binding that can copy itself together with its subject. A whole state graph can then be replayed with each transition
 * executed once; without it, traces are replayed.
 *
 * @param <S> the binding's own class
 */
public interface Copyable<S> {
    /** Gives a copy that shares no mutable state with this. */
    S copy();
}
