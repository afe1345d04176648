package dev.lockstep.modelchecker.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;

/**
 * Holds what an update writes into a manifest's entry; a count of {@link ManifestEntry#NOT_RECORDED} is removed there.
 *
 * @param result the manifest's word for the result
 * @param distinctStates distinct states
 * @param totalStates generated states
 * @param stateDepth depth of the search
 * @param runtime the time it took; written only where the entry has none yet, because it is never compared
 */
public record RecordedResult(String result, long distinctStates, long totalStates, long stateDepth, Duration runtime) {

    void writeTo(ObjectNode entry) {
        String known = entry.path("runtime").asText("");
        if (known.isEmpty() || known.equals("unknown")) {
            entry.put("runtime", clock(runtime));
        }
        if (!entry.has("mode")) {
            entry.put("mode", "exhaustive search");
        }
        entry.put("result", result);
        put(entry, "distinctStates", distinctStates);
        put(entry, "totalStates", totalStates);
        put(entry, "stateDepth", stateDepth);
    }

    private static void put(ObjectNode entry, String field, long count) {
        if (count == ManifestEntry.NOT_RECORDED) {
            entry.remove(field);
        } else {
            entry.put(field, count);
        }
    }

    /** Writes hours, minutes and seconds, at least one second, as tlaplus/Examples does. */
    private static String clock(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
