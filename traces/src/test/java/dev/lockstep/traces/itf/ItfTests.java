package dev.lockstep.traces.itf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void nothingIsWrittenThatTheFormatDoesNotHave() throws Exception {
        long seed = 13;
        var random = new RandomValues(seed);
        for (int i = 0; i < 300; i++) {
            JsonNode document = new ObjectMapper().readTree(write(random(random)));
            assertThat(names(document)).containsExactlyInAnyOrder("#meta", "vars", "states");
            List<String> variables = new ArrayList<>();
            document.get("vars").forEach(v -> variables.add(v.textValue()));
            variables.add("#meta");
            for (JsonNode state : document.get("states")) {
                assertThat(names(state)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(variables);
                assertThat(state.get("mbt::actionTaken").isTextual()).isTrue();
                requireValue(state.get("x"));
                requireValue(state.get("y"));
                for (JsonNode pick : state.get("mbt::nondetPicks")) {
                    assertThat(names(pick)).containsExactly("tag", "value");
                    assertThat(pick.get("tag").textValue()).isEqualTo("Some");
                    requireValue(pick.get("value"));
                }
            }
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Asserts that a JSON value is one of those that ADR-015 lists. */
    private static void requireValue(JsonNode value) {
        if (value.isObject() && names(value).stream().anyMatch(n -> n.startsWith("#"))) {
            assertThat(names(value)).hasSize(1).containsAnyOf("#bigint", "#set", "#map", "#tup");
            JsonNode content = value.elements().next();
            if (value.has("#bigint")) {
                assertThat(content.textValue()).matches("-?[0-9]+");
            } else {
                assertThat(content.isArray()).isTrue();
                content.forEach(ItfTests::requireValue);
            }
            if (value.has("#map")) {
                content.forEach(
                        pair -> assertThat(pair.isArray() && pair.size() == 2).isTrue());
            }
        } else if (value.isContainerNode()) {
            value.forEach(ItfTests::requireValue);
        } else if (value.isNumber()) {
            assertThat(value.isIntegralNumber()).isTrue();
            assertThat(value.bigIntegerValue().abs().bitLength()).isLessThanOrEqualTo(53);
        } else {
            assertThat(value.isBoolean() || value.isTextual())
                    .as(value.toString())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "<<>>",
                "{{}, <<>>, {{}}}",
                "[a |-> {}, b |-> <<>>]",
                "(s1 :> (s2 :> (s3 :> <<>>)) @@ s3 :> {s1})",
                "({1, 2} :> [x |-> 1] @@ <<1>> :> ({} :> {}))",
                "9007199254740991",
                "9007199254740992",
                "-9007199254740992",
                "123456789012345678901234567890",
                "{-1, 0, 99999999999999999999}",
                "(-1 :> 0 @@ 0 :> -99999999999999999999)",
                "\"#set\"",
                "\"TRUE\"",
                "{TRUE, FALSE}",
                "<<\"init\", \"\uD83D\uDC0C\", \"\", \"null\">>"
            })
    void aValueAtTheEdgeComesBack(String text) {
        TlaValue value = TlaText.parse(text);
        var state = new State(List.of("x"), List.of(value));
        var trace = new Trace(ORIGIN, state, List.of(new Step(new Event("Act", Map.of("v", value)), state)));
        assertThat(read(write(trace))).isEqualTo(trace);
    }

    @Test
    void whatQuintAndApalacheWriteIsRead() {
        Trace trace =
                read("{\"#meta\":{\"format\":\"ITF\",\"source\":\"a.qnt\",\"varTypes\":{\"x\":\"int\"}},\"params\":[],"
                        + "\"vars\":[\"mbt::actionTaken\",\"mbt::nondetPicks\",\"x\"],\"states\":["
                        + "{\"#meta\":{\"index\":0},\"mbt::actionTaken\":\"init\","
                        + "\"mbt::nondetPicks\":{\"n\":{\"tag\":\"None\",\"value\":{\"#tup\":[]}}},"
                        + "\"x\":{\"#tup\":[{\"#bigint\":\"0\"},{\"#map\":[[{\"#bigint\":\"1\"},\"a\"],[{\"#bigint\":\"2\"},\"b\"]]}]}},"
                        + "{\"#meta\":{\"index\":1},\"mbt::actionTaken\":\"step\","
                        + "\"mbt::nondetPicks\":{\"n\":{\"tag\":\"Some\",\"value\":{\"#bigint\":\"7\"}},"
                        + "\"m\":{\"tag\":\"None\",\"value\":{\"#tup\":[]}}},"
                        + "\"x\":{\"#meta\":{},\"tag\":\"Left\",\"value\":{\"#set\":[]}}}]}");
        assertThat(trace.initial().values()).containsExactly(TlaText.parse("<<0, <<\"a\", \"b\">>>>"));
        assertThat(trace.steps())
                .containsExactly(new Step(
                        new Event("step", Map.of("n", TlaValue.integer(7))),
                        new State(List.of("x"), List.of(TlaText.parse("[tag |-> \"Left\", value |-> {}]")))));
        assertThat(trace.origin()).isEqualTo(TraceOrigin.UNKNOWN);
    }

    @Test
    void compressedAndPlainFilesAreReadAlike(@TempDir Path folder) throws Exception {
        var random = new RandomValues(17);
        List<Trace> traces = List.of(random(random), random(random));
        Path packed = TraceFolder.write(
                        List.of(new TraceFolder.Contents("some", MODEL_VALUES, traces.iterator())), folder)
                .get(0);
        assertThat(packed).hasFileName("some.itf.jsonl.gz");
        byte[] plain = new GZIPInputStream(Files.newInputStream(packed)).readAllBytes();
        Path unpacked = Files.write(folder.resolve("more.itf.jsonl"), plain);
        for (Path file : List.of(packed, unpacked)) {
            List<Trace> back = new ArrayList<>();
            TraceFolder.read(List.of(file)).forEachRemaining(back::add);
            assertThat(back).isEqualTo(traces);
        }
        Path cut = Files.write(folder.resolve("cut.itf.jsonl.gz"), Arrays.copyOf(Files.readAllBytes(packed), 200));
        assertThatThrownBy(() -> TraceFolder.read(List.of(cut)).next())
                .isInstanceOf(ItfException.class)
                .hasMessageContaining("cut.itf.jsonl.gz");
        Path notPacked = Files.write(folder.resolve("plain.itf.jsonl.gz"), plain);
        assertThatThrownBy(() -> TraceFolder.read(List.of(notPacked)).next())
                .isInstanceOf(ItfException.class)
                .hasMessageContaining("plain.itf.jsonl.gz");
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
