package dev.lockstep.modelchecker.tlc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the errors of a run, each with the behaviour that TLC printed after it. Of those that say the same it keeps the
 * first, whose behaviour is the shortest, and counts the rest: a run that goes on after a violation may print one for
 * every state. Not thread-safe.
 */
final class Findings {
    /** Keeps a spec whose errors all differ from filling the memory. */
    private static final int MOST = 1000;

    private final Map<String, Finding> byText = new LinkedHashMap<>();
    private final CounterexampleParser withoutError = new CounterexampleParser();
    private CounterexampleParser open = withoutError;

    /** Holds an error, how often it was printed, and the states after the first of them. */
    static final class Finding {
        private final TlcMessage error;
        private final CounterexampleParser states = new CounterexampleParser();
        private long count;

        private Finding(TlcMessage error) {
            this.error = error;
        }

        TlcMessage error() {
            return error;
        }

        long count() {
            return count;
        }

        Optional<Counterexample> behaviour() {
            return states.behaviour();
        }
    }

    /** Takes an error that is not merely a part of the one before. */
    void error(TlcMessage message) {
        String key = message.code() + " "
                + message.text().strip().lines().findFirst().orElse("");
        Finding known = byText.get(key);
        if (known != null) {
            known.count++;
            open = new CounterexampleParser();
        } else if (byText.size() < MOST) {
            var finding = new Finding(message);
            finding.count = 1;
            open = finding.states;
            byText.put(key, finding);
            if (hasInitialState(message.code())) {
                open.acceptInitialState(message);
            }
        }
    }

    /** Takes a state of the behaviour that belongs to the error before it. */
    void state(TlcMessage message) {
        open.accept(message);
    }

    List<Finding> all() {
        return new ArrayList<>(byText.values());
    }

    Optional<Counterexample> firstBehaviour() {
        return byText.isEmpty()
                ? withoutError.behaviour()
                : byText.values().iterator().next().behaviour();
    }

    private static boolean hasInitialState(int code) {
        return code == TlcCode.INVARIANT_VIOLATED_INITIALLY
                || code == TlcCode.PROPERTY_VIOLATED_INITIALLY
                || code == TlcCode.INITIAL_STATE_ERROR;
    }
}
