package dev.lockstep.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.ReplayResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results as JSON: maps and lists of plain values, in the order in which they were put. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    /** Gives the text of a value made of maps, lists, strings, numbers and Booleans. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives a replay's result. */
    public static Map<String, Object> replay(ReplayResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("states", result.states());
        json.put("transitions", result.transitions());
        json.put("traces", result.traces());
        json.put("untaken", result.untaken());
        json.put("unobserved", result.unobserved());
        json.put(
                "divergences",
                result.divergences().stream().map(Json::divergence).toList());
        return json;
    }

    private static Map<String, Object> divergence(Divergence divergence) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", divergence.step());
        json.put(
                "events",
                divergence.trace().steps().stream()
                        .map(s -> s.event().toString())
                        .toList());
        json.put(
                "differences",
                divergence.differences().stream()
                        .map(d -> Map.of(
                                "variable", d.variable(), "path", d.path(), "spec", d.spec(), "subject", d.subject()))
                        .toList());
        json.put(
                "thrown",
                divergence.thrown() == null
                        ? List.of()
                        : List.of(divergence.thrown().toString()));
        return json;
    }
}
