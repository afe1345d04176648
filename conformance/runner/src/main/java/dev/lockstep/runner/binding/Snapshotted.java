package dev.lockstep.runner.binding;

/**
 * Is implemented by a binding that can show all that its subject's behaviour may depend on. A replay then compares what two ways to one state leave behind: state
 * that the spec does not have shows as a difference.
 */
public interface Snapshotted {
    /** Gives an immutable object whose {@code equals} compares all of the subject's state, also what no variable of the spec shows. */
    Object snapshot();
}
