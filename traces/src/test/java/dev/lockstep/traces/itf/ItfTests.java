package dev.lockstep.traces.itf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.trace.TraceOrigin;
import dev.lockstep.traces.value.RandomValues;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItfTests {
    private static final Set<String> MODEL_VALUES = Set.of("s1", "s2", "s3");
    private static final TraceOrigin ORIGIN = new TraceOrigin("raft/MCRaftSmall", "abc", 42);

    private static String write(Trace trace) {
        var out = new StringWriter();
        new ItfWriter(MODEL_VALUES).write(trace, out);
        return out.toString();
    }

    private static Trace read(String text) {
        try (var reader = new ItfReader(new StringReader(text), "t.itf.json")) {
            return reader.next();
        }
    }

    private static Trace random(RandomValues random) {
        List<String> variables = List.of("x", "y");
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Map<String, TlaValue> arguments = new LinkedHashMap<>();
            arguments.put("j", random.next(2));
            arguments.put("i", random.next(2));
            steps.add(new Step(
                    new Event("Act", arguments), new State(variables, List.of(random.next(3), random.next(3)))));
        }
        return new Trace(ORIGIN, new State(variables, List.of(random.next(3), random.next(3))), steps);
    }

    @Test
    void aRoundTripLosesNothing() {
        long seed = 11;
        var random = new RandomValues(seed);
        for (int i = 0; i < 500; i++) {
            Trace trace = random(random);
            assertThat(read(write(trace))).as("seed %d", seed).isEqualTo(trace);
        }
    }

    @Test
    void aLoopIsReadBack() {
        var random = new RandomValues(12);
        for (int loop = 0; loop <= 3; loop++) {
            Trace finite = random(random);
            var lasso = new Trace(finite.origin(), finite.initial(), finite.steps(), loop);
            assertThat(write(lasso)).endsWith("],\"loop\":" + loop + "}\n");
            assertThat(read(write(lasso))).isEqualTo(lasso).isNotEqualTo(finite);
        }
    }

    @Test
    void aLoopThatBeginsNowhereIsRefused() {
        for (String loop : List.of("1", "-1", "0.5", "\"0\"", "null", "99999999999")) {
            assertThatThrownBy(() -> read("{\"vars\": [\"x\"], \"states\": [{\"x\": 1}], \"loop\": " + loop + "}"))
                    .isInstanceOf(ItfException.class)
                    .hasMessage("t.itf.json: expected the number of a state, from 0 to 0, in \"loop\", found " + loop);
        }
        Trace trace = random(new RandomValues(13));
        assertThatThrownBy(() -> new Trace(trace.origin(), trace.initial(), trace.steps(), 4))
                .hasMessageContaining("from 0 to 3");
    }

    @Test
    void eventsHaveTheNamesThatQuintWrites() {
        var trace = new Trace(
                ORIGIN,
                new State(List.of("x"), List.of(TlaText.parse("(s1 :> {1} @@ s2 :> {})"))),
                List.of(new Step(
                        new Event("Timeout", Map.of("i", TlaText.parse("s1"))),
                        new State(List.of("x"), List.of(TlaText.parse("9007199254740993"))))));
        assertThat(write(trace))
                .isEqualTo("{\"#meta\":{\"format\":\"ITF\","
                        + "\"format-description\":\"https://apalache-mc.org/docs/adr/015adr-trace.html\","
                        + "\"model\":\"raft/MCRaftSmall\",\"specHash\":\"abc\",\"seed\":42,"
                        + "\"modelValues\":[\"s1\",\"s2\",\"s3\"]},"
                        + "\"vars\":[\"x\",\"mbt::actionTaken\",\"mbt::nondetPicks\"],"
                        + "\"states\":[{\"#meta\":{\"index\":0},"
                        + "\"x\":{\"#map\":[[\"s1\",{\"#set\":[1]}],[\"s2\",{\"#set\":[]}]]},"
                        + "\"mbt::actionTaken\":\"init\",\"mbt::nondetPicks\":{}},"
                        + "{\"#meta\":{\"index\":1},\"x\":{\"#bigint\":\"9007199254740993\"},"
                        + "\"mbt::actionTaken\":\"Timeout\","
                        + "\"mbt::nondetPicks\":{\"i\":{\"tag\":\"Some\",\"value\":\"s1\"}}}]}\n");
    }

    @Test
    void aStringWithTheNameOfAModelValueIsRefused() {
        var trace = new Trace(ORIGIN, new State(List.of("x"), List.of(TlaValue.string("s1"))), List.of());
        assertThatThrownBy(() -> write(trace)).isInstanceOf(ItfException.class).hasMessageContaining("\"s1\"");
    }

    @Test
    void malformedFilesAreRefusedWithPlaceExpectedAndFound() {
        assertThatThrownBy(() -> read("{\"vars\": [\"x\"], \"states\": [{\"x\": 1}, ]}"))
                .isInstanceOf(ItfException.class)
                .hasMessageContaining("t.itf.json, line 1, column");
        assertThatThrownBy(() -> read("{\"vars\": [\"x\"], \"states\": []}"))
                .hasMessage("t.itf.json: expected at least one state in \"states\", found []");
        assertThatThrownBy(() -> read("{\"vars\": [\"x\"], \"states\": [{\"y\": 1}]}"))
                .hasMessage("t.itf.json: expected a field \"x\" in state 0, found {\"y\":1}");
        assertThatThrownBy(() -> read("{\"vars\": [\"x\"], \"states\": [{\"x\": 1}, {\"x\": 1}]}"))
                .hasMessageContaining("expected a field \"mbt::actionTaken\" in state 1");
        assertThatThrownBy(() -> read("{\"vars\": [\"x\"], \"states\": [{\"x\": 1.5}]}"))
                .hasMessageContaining("expected a value, found 1.5");
        assertThatThrownBy(() -> read("{\"vars\": [\"x\"], \"states\": [{\"x\": " + "[".repeat(5000)))
                .isInstanceOf(ItfException.class)
                .hasMessageContaining("nesting");
    }

    @Test
    void shardsAreReadBackInOrder(@TempDir Path folder) {
        var random = new RandomValues(5);
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            traces.add(random(random));
        }
        List<Path> shards = TraceFolder.write(traces.iterator(), MODEL_VALUES, folder.resolve("new"), 3);
        assertThat(shards).hasSize(3).isEqualTo(TraceFolder.files(folder.resolve("new")));
        List<Trace> back = new ArrayList<>();
        TraceFolder.read(shards).forEachRemaining(back::add);
        assertThat(back).isEqualTo(traces);
        assertThatThrownBy(() -> TraceFolder.write(traces.iterator(), MODEL_VALUES, folder.resolve("new"), 3))
                .as("nothing is overwritten")
                .hasMessageContaining("without traces");
    }

    @Test
    void aFolderWithoutTracesHasNoneAndAMissingOneIsAnError(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "not a trace");
        assertThat(TraceFolder.files(folder)).isEmpty();
        assertThatThrownBy(() -> TraceFolder.files(folder.resolve("gone")))
                .isInstanceOf(ItfException.class)
                .hasMessageContaining("found nothing");
    }
}
