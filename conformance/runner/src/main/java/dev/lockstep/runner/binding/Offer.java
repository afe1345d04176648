package dev.lockstep.runner.binding;

import java.util.List;

/**
 * An event that a subject would take.
 *
 * @param action the spec's action
 * @param arguments its arguments in their order, as Java values that correspond to those of the spec
 */
public record Offer(String action, List<Object> arguments) {
    /** Copies the list. */
    public Offer {
        arguments = List.copyOf(arguments);
    }

    /** Makes an offer. */
    public static Offer of(String action, Object... arguments) {
        return new Offer(action, List.of(arguments));
    }
}
