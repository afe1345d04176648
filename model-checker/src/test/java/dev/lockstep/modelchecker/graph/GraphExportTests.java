package dev.lockstep.modelchecker.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.traces.itf.ItfException;
import dev.lockstep.traces.itf.ItfReader;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class GraphExportTests {
    @TempDir
    private Path folder;

    private StateGraph random(Random random) throws IOException {
        String dot = GraphContent.random(random).asDot(random);
        return DotReader.read(Files.writeString(folder.resolve("graph.dot"), dot));
    }

    private Path export(StateGraph graph, String name) {
        Path file = folder.resolve(name);
        GraphExport.of(file).orElseThrow().write(graph, file);
        return file;
    }

    @Test
    void theEndingTellsTheFormat() {
        assertThat(GraphExport.of(Path.of("a.dot"))).contains(GraphExport.DOT);
        assertThat(GraphExport.of(Path.of("a.graphml.gz"))).contains(GraphExport.GRAPHML);
        assertThat(GraphExport.of(Path.of("a.dot.json"))).contains(GraphExport.JSON);
        assertThat(GraphExport.of(Path.of("a.svg"))).isEmpty();
        assertThat(GraphExport.of(Path.of("a.gz"))).isEmpty();
    }

    @Test
    void dotHasALineForEachStateAndTransition() throws IOException {
        StateGraph graph = RandomGraphs.next(new Random(9), 8, 1, 3);
        String text = Files.readString(export(graph, "graph.dot"));
        assertThat(text.lines().filter(l -> l.contains("->")).count()).isEqualTo(graph.transitionCount());
        assertThat(text.lines().filter(l -> l.matches("  \\d+ \\[label=.*")).count())
                .isEqualTo(graph.stateCount());
        assertThat(text).contains("0 [label=\"/\\\\ n = 0\\l\", style=filled];", " [label=\"Go(1)\", names=\"to\"];");
    }

    @Test
    void graphMlIsXmlThatHoldsAllStatesAndTransitions() throws IOException, ParserConfigurationException, SAXException {
        long seed = 37;
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            StateGraph graph = random(random);
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(export(graph, "graph.graphml").toFile())
                    .getDocumentElement();
            Set<String> keys = new HashSet<>();
            for (Element key : elements(root, "key")) {
                keys.add(key.getAttribute("for") + " " + key.getAttribute("id"));
            }
            List<State> states = new ArrayList<>();
            Set<State> initial = new HashSet<>();
            for (Element node : elements(root, "node")) {
                assertThat(node.getAttribute("id")).isEqualTo(Integer.toString(states.size()));
                Map<String, String> data = data(node, keys);
                var state = new State(
                        graph.variables(), List.of(TlaText.parse(text(data, "v0")), TlaText.parse(text(data, "v1"))));
                if (text(data, "initial").equals("true")) {
                    initial.add(state);
                }
                assertThat(graph.firstOfLevel(Integer.parseInt(text(data, "level"))))
                        .isLessThanOrEqualTo(states.size());
                states.add(state);
            }
            Set<List<Object>> transitions = new HashSet<>();
            for (Element edge : elements(root, "edge")) {
                Map<String, String> data = data(edge, keys);
                transitions.add(List.of(
                        states.get(Integer.parseInt(edge.getAttribute("source"))),
                        text(data, "action"),
                        text(data, "arguments"),
                        states.get(Integer.parseInt(edge.getAttribute("target")))));
            }
            GraphContent content = GraphContent.of(graph);
            Set<List<Object>> expected = new HashSet<>();
            content.transitions()
                    .forEach(t -> expected.add(List.of(t.from(), t.event().action(), arguments(t.event()), t.to())));
            assertThat(new HashSet<>(states)).as("seed %d", seed).isEqualTo(content.states());
            assertThat(initial).isEqualTo(content.initial());
            assertThat(transitions).isEqualTo(expected);
        }
    }

    private static String arguments(Event event) {
        return String.join(
                ", ",
                event.arguments().entrySet().stream()
                        .map(a -> a.getKey() + " = " + a.getValue())
                        .toList());
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Map<String, String> data(Element parent, Set<String> keys) {
        Map<String, String> data = new LinkedHashMap<>();
        for (Element element : elements(parent, "data")) {
            assertThat(keys).contains(parent.getTagName() + " " + element.getAttribute("key"));
            assertThat(data.put(element.getAttribute("key"), element.getTextContent()))
                    .isNull();
        }
        return data;
    }

    private static String text(Map<String, String> data, String key) {
        return data.getOrDefault(key, "(no " + key + ")");
    }

    @Test
    void charactersThatXmlCannotHoldAreWrittenByNumber() throws Exception {
        String dot = "digraph {1 [label=\"x = \\\"a\u0001b\ud800c\\\"\",style=filled]}";
        StateGraph graph = graph(dot);
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(export(graph, "odd.graphml").toFile())
                .getDocumentElement();
        assertThat(elements(root, "data").get(0).getTextContent()).startsWith("\"a\\u0001b");
    }

    private StateGraph graph(String dot) throws IOException {
        Path file = folder.resolve("given.dot");
        Files.write(file, dot.getBytes(StandardCharsets.UTF_8));
        return DotReader.read(file);
    }

    @Test
    void jsonHoldsAllStatesTransitionsAndCutEventsInTheEncodingOfItf() throws IOException {
        long seed = 41;
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            StateGraph graph = random(random);
            JsonNode json =
                    new ObjectMapper().readTree(export(graph, "graph.json").toFile());
            List<State> states = new ArrayList<>();
            for (JsonNode state : json.get("states")) {
                assertThat(state.get("id").asInt()).isEqualTo(states.size());
                states.add(new State(
                        graph.variables(),
                        List.of(
                                value(state.get("values").get("a"), json),
                                value(state.get("values").get("b"), json))));
            }
            Set<GraphContent.Transition> transitions = new HashSet<>();
            for (JsonNode transition : json.get("transitions")) {
                Map<String, TlaValue> arguments = new LinkedHashMap<>();
                transition.get("args").properties().forEach(a -> arguments.put(a.getKey(), value(a.getValue(), json)));
                transitions.add(new GraphContent.Transition(
                        states.get(transition.get("from").asInt()),
                        new Event(transition.get("action").asText(), arguments),
                        states.get(transition.get("to").asInt())));
            }
            var content = new GraphContent(
                    new HashSet<>(states.subList(0, json.get("initial").asInt())), new HashSet<>(states), transitions);
            assertThat(content).as("seed %d", seed).isEqualTo(GraphContent.of(graph));
            assertThat(json.get("expanded").asInt()).isEqualTo(graph.stateCount());
            assertThat(json.get("variables")).hasToString("[\"a\",\"b\"]");
        }
    }

    /** Decodes a value as the reader of traces does: as the only variable of a trace of one state. */
    private static TlaValue value(JsonNode value, JsonNode graph) {
        String trace = "{\"#meta\":{\"modelValues\":" + graph.get("#meta").get("modelValues")
                + "},\"vars\":[\"x\"],\"states\":[{\"x\":" + value + "}]}";
        try (var reader = new ItfReader(new StringReader(trace), "value")) {
            return reader.next().initial().get("x");
        }
    }

    @Test
    void jsonTellsCutEventsAndUnexpandedStates() throws IOException {
        StateGraph graph = graph("""
                digraph {
                1 [label="x = 0",style = filled]
                1 -> 2 [label="Inc(s1)"];
                2 [label="x = 1",style = filled, fillcolor=lightyellow];
                1 -> 3 [label="Dec"];
                3 [label="x = -1",style = dashed];
                }""");
        JsonNode json = new ObjectMapper().readTree(export(graph, "graph.json").toFile());
        assertThat(json.get("cut")).hasToString("[{\"from\":0,\"action\":\"Inc\",\"args\":{\"1\":\"s1\"}}]");
        assertThat(json.get("expanded").asInt()).isEqualTo(1);
        assertThat(json.get("#meta")).hasToString("{\"format\":\"lockstep-graph\",\"modelValues\":[\"s1\"]}");
    }

    @Test
    void aStringWithTheNameOfAModelValueIsRefusedAndLeavesNoFile() throws IOException {
        StateGraph graph = graph("digraph {1 [label=\"x = {s1, \\\"s1\\\"}\",style=filled]}");
        assertThatThrownBy(() -> export(graph, "graph.json"))
                .isInstanceOf(ItfException.class)
                .hasMessageContaining("\"s1\"");
        assertThat(folder.resolve("graph.json")).doesNotExist();
    }

    @Test
    void compressedExportsHoldTheSameTextAndEveryExportTheSameBytesEachTime() throws IOException {
        StateGraph graph = random(new Random(43));
        for (String ending : GraphExport.endings()) {
            byte[] plain = Files.readAllBytes(export(graph, "plain" + ending));
            assertThat(export(graph, "again" + ending)).hasBinaryContent(plain);
            byte[] packed = Files.readAllBytes(export(graph, "packed" + ending + ".gz"));
            assertThat(export(graph, "again" + ending + ".gz")).hasBinaryContent(packed);
            try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve("packed" + ending + ".gz")))) {
                assertThat(in.readAllBytes()).isEqualTo(plain);
            }
        }
    }
}
