package dev.lockstep.modelchecker.spi;

import java.util.List;

/**
 * What of a model no search through its states decides.
 *
 * @param temporalProperties the places of the properties, or of parts of them, that only an infinite behaviour can break
 * @param falseAssumptions the places of the assumptions that are false for the model's constants
 */
public record Premises(List<String> temporalProperties, List<String> falseAssumptions) {
    /** Copies both lists. */
    public Premises {
        temporalProperties = List.copyOf(temporalProperties);
        falseAssumptions = List.copyOf(falseAssumptions);
    }
}
