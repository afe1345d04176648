package dev.lockstep.modelchecker.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotReaderTests {
    /** A start that TLC writes with {@code -dump dot,colorize,actionlabels}, in what several versions add. */
    private static final String HEADER = """
            strict digraph DiskGraph {
            node [shape=box,style=rounded]
            edge [colorscheme="paired12"]
            nodesep=0.35;
            subgraph cluster_graph {
            color="white";
            """;

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    private StateGraph read(String text) throws IOException {
        return DotReader.read(Files.writeString(folder.resolve("graph.dot"), text), notes::add);
    }

    private static Set<String> events(StateGraph graph) {
        var events = new TreeSet<String>();
        for (int t = 0; t < graph.transitionCount(); t++) {
            events.add(graph.source(t) + " " + graph.event(graph.label(t)) + " " + graph.target(t));
        }
        return events;
    }

    @Test
    void aDumpWithColoursLegendAndRanksIsRead() throws IOException {
        StateGraph graph = read(HEADER + """
                7 [label="/\\\\ x = 0\\n/\\\\ q = <<>>",style = filled]
                7 -> -8 [label="Send",color="2",fontcolor="2"];
                -8 [label="/\\\\ x = 1\\n/\\\\ q = << [to |-> s1],\\n   [to |-> s2] >>",tooltip="/\\\\ x = 1"];
                -8 -> -8 [label="Look",color="3",fontcolor="3"];
                {rank = same; 7;}
                {rank = same; -8;}
                }
                subgraph cluster_legend {graph[style=bold];label = "Next State Actions" style="solid"
                node [ labeljust="l",colorscheme="paired12",style=filled,shape=record ]
                Send [label="Send",fillcolor=2]
                M:Look [label="M!Look",fillcolor=3]
                }}""");
        assertThat(graph.variables()).containsExactly("x", "q");
        assertThat(graph.state(1).get("q")).isEqualTo(TlaText.parse("<<[to |-> s1], [to |-> s2]>>"));
        assertThat(events(graph)).containsExactly("0 Send 1", "1 Look 1");
        assertThat(notes).isEmpty();
    }

    @Test
    void edgesWithoutALabelAreEventsOfNext() throws IOException {
        StateGraph graph =
                read("digraph G { 1 [label=\"x = 0\",style=filled] 2 [label=\"x = 1\"] 1->2 2->1[label=\"\"] }");
        assertThat(events(graph)).containsExactly("0 Next 1", "1 Next 0");
    }

    @Test
    void argumentsWithoutNamesAreNumbered() throws IOException {
        StateGraph graph = read(
                "digraph{1[label=\"x = 0\",style=filled] 1->1[label=\"Send(s1, [to |-> \\\"a, b\\\"])\"] 1->1[label=\"Go(?)\"]}");
        assertThat(events(graph)).containsExactly("0 Go(\"?\") 0", "0 Send(s1, [to |-> \"a, b\"]) 0");
        assertThat(graph.event(1).arguments())
                .containsExactly(
                        java.util.Map.entry("1", TlaValue.modelValue("s1")),
                        java.util.Map.entry("2", TlaText.parse("[to |-> \"a, b\"]")));
        assertThat(notes).containsExactly("1 values are not TLA+ text of a value; kept as strings");
    }

    @Test
    void valuesThatAreNoTextOfAValueAreKeptAsStrings() throws IOException {
        StateGraph graph = read(
                "digraph {1 [label=\"/\\\\ x = [S -> T]\\n/\\\\ y = 1\",style=filled] 2 [label=\"/\\\\ x = 3\\n/\\\\ y = 1\"] 1->2}");
        assertThat(graph.state(0).get("x")).isEqualTo(TlaValue.string("[S -> T]"));
        assertThat(graph.state(1).get("x")).isEqualTo(TlaValue.integer(3));
        assertThat(notes).containsExactly("1 values are not TLA+ text of a value; kept as strings");
    }

    /** As TLC 2.18 wrote them for the strings a"b, c\d, e with a line feed, a conjunct, and a backslash at the end. */
    @Test
    void stringsAreReadAsTlcEscapesThem() throws IOException {
        StateGraph graph = read("""
                digraph {
                1 [label="x = \\"a\\\\\\"b\\"",style = filled]
                2 [label="x = \\"c\\\\\\\\d\\"",style = filled]
                3 [label="x = \\"e\\\\nf\\"",style = filled]
                4 [label="x = \\"/\\\\\\\\ y = 1\\"",style = filled]
                5 [label="x = \\"z\\\\\\\\\\"",style = filled]
                }""");
        List<TlaValue> values = new ArrayList<>();
        for (int s = 0; s < graph.stateCount(); s++) {
            values.add(graph.state(s).get("x"));
        }
        assertThat(values)
                .containsExactlyInAnyOrder(
                        TlaValue.string("a\"b"),
                        TlaValue.string("c\\d"),
                        TlaValue.string("e\nf"),
                        TlaValue.string("/\\ y = 1"),
                        TlaValue.string("z\\"));
    }

    @Test
    void statesThatAConstraintExcludesAreNotInTheGraphAndTheirEventsAreCut() throws IOException {
        StateGraph graph = read(HEADER + """
                1 [label="x = 0",style = filled]
                1 -> 2 [label="Inc\\nx < 1",color="black",fontcolor="black"];
                2 [label="x = 1",tooltip="x = 1",style = filled, fillcolor=lightyellow];
                1 -> 3 [label="Inc",color="black",fontcolor="black"];
                3 [label="x = 2",tooltip="x = 2",style = filled, fillcolor=lightyellow];
                1 -> 1 [label="Reset",color="black",fontcolor="black"];
                }}""");
        assertThat(graph.stateCount()).isEqualTo(1);
        assertThat(events(graph)).containsExactly("0 Reset 0");
        assertThat(graph.cutCount()).isEqualTo(1);
        assertThat(graph.event(graph.cuts(0)[0]).action()).isEqualTo("Inc");
    }

    @Test
    void stutteringAndRepeatedEdgesAreLeftOutAndTold() throws IOException {
        StateGraph graph = read("digraph { 1 [label=\"x = 0\",style=filled] 1 -> 1 [label=\"A\"]; 1 -> 1 [label=\"A\"]"
                + " 1 -> 1 [style=\"dashed\",color=\"lightgray\"]; 1 -> 1 [label=\"B\"]; }");
        assertThat(events(graph)).containsExactly("0 A 0", "0 B 0");
        assertThat(notes)
                .containsExactly(
                        "1 edges repeat an event between the same two states; left out",
                        "1 edges are stuttering steps; left out");
    }

    @Test
    void statesOfTheSameLookStayDifferentStates() throws IOException {
        StateGraph graph = read(
                "digraph {1 [label=\"x = 0\",style=filled] 2 [label=\"x = 1\"] 3 [label=\"x = 1\"] 1->2 1->3 2->3}");
        assertThat(graph.stateCount()).isEqualTo(3);
        assertThat(graph.transitionCount()).isEqualTo(3);
    }

    @Test
    void theWholeOfTheLanguageThatStateGraphsUseIsRead() throws IOException {
        StateGraph graph = read("""
                /* a comment
                   of lines */ STRICT DiGraph "a graph" {
                # a line for the preprocessor
                Node [shape=box]; // a comment
                "1" [label="/\\\\ x = 0 \\
                \\l",] [style="filled";]; ;
                subgraph { { 2 [xlabel=a label="x = 1"] } }
                1 -> 2 -> "3" -> 1 [label=Go]
                3 [label="x = 2"]
                }
                """);
        assertThat(events(graph)).containsExactly("0 Go 1", "1 Go 2", "2 Go 0");
    }

    @Test
    void compressedFilesAreRead() throws IOException {
        Path file = folder.resolve("graph.dot.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("digraph {1 [label=\"x = 0\",style=filled]}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(DotReader.read(file).stateCount()).isEqualTo(1);
        Path broken = Files.writeString(folder.resolve("broken.dot.gz"), "digraph {}");
        assertThatThrownBy(() -> DotReader.read(broken))
                .isInstanceOf(DotException.class)
                .hasMessageContaining("broken.dot.gz: expected a DOT file, found one that can't be read");
        Path none = folder.resolve("none.dot");
        assertThatThrownBy(() -> DotReader.read(none))
                .isInstanceOf(DotException.class)
                .hasMessage(none + ": expected a DOT file, found none; check the path");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "graph {}|1: expected 'digraph', as the DOT file of a state graph begins, found 'graph'",
                "digraph { 1 [label=\"x = 0\"]|1: expected a state, a transition or '}', found the end of the file",
                "digraph { 1 [label=\"x = 0|1: expected the closing '\"' of a text, found the end of the file",
                "digraph {~ a -> b }|2: expected the id of a state, an integer as TLC writes it, found 'a'",
                "digraph {~ 1 -- 2 }|2: expected the id of a state, an integer as TLC writes it",
                "digraph {~ \"1.0\" [label=\"x = 0\"] }|2: expected the id of a state, an integer",
                "digraph { 1 -> ; }|1: expected the state that the transition leads to, found ';'",
                "digraph { 1 [label] }|1: expected '=', found ']'",
                "digraph { 1 [label=<b>] }|1: expected a part of a DOT graph, found the character '<'",
                "digraph { }|: expected at least one state with a label, found none",
                "digraph {~~ 1 [label=\"idle\"] }|3: expected a state such as '/\\ x = 1', a line for each variable, found 'idle'",
                "digraph { 1 [label=\"x = 0\"]~ 2 [label=\"y = 0\"] }|2: expected the variables [x], each once and in this order, found y",
                "digraph { 1 [label=\"/\\\\ x = 0\\n/\\\\ y = 0\"]~ 2 [label=\"x = 0\"] }|2: expected the variables [x, y] as in the labels before, found 1 of them",
                "digraph { 1 [label=\"/\\\\ x = 0\\n/\\\\ x = 0\"] }|1: expected the variables [x], each once",
                "digraph { 1 [label=\"x = 0\"]~ 1 [label=\"x = 1\"] }|2: expected one label for state 1, found another one before",
                "digraph { 1 [label=\"x = 0\", style=filled] 1 -> 2 }|: expected a label with the values of state 2, found only its id",
                "digraph { 1 [label=\"x = 0\"] }|: expected at least one initial state, drawn with style=filled, found none",
                "digraph { 1 [label=\"x = 0\", style=filled] 2 [label=\"x = 1\"] 2 -> 1 }|: expected states that can be reached from the initial ones (drawn with style=filled), found 1 that can't, such as 2",
                "digraph { 1 [label=\"x = 0\", style=filled]~ 1 -> 1 [label=\"A(1)\", names=\"i, j\"] }|2: expected a name for each of the 1 arguments, found \"i, j\"",
                "digraph { 1 [label=\"x = 0\", style=filled] 1 -> 1 [label=\"A(1, 2)\", names=\"i, i\"] }|1: expected different names",
                "digraph { 1 [label=\"x = 0\", style=filled] 2 [label=\"x = 1\", style=dashed] 1 -> 2 -> 1 }|: expected states drawn with style=dashed to be the last ones",
                "digraph { 1 [label=\"x = 0\", style=filled] } }|1: expected the end of the file after the graph's '}', found '}'",
                "digraph { /* }|1: expected the end '*/' of a comment, found the end of the file",
            })
    void mistakesAreToldWithTheirPlace(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('~', '\n')))
                .isInstanceOf(DotException.class)
                .hasMessageContaining("graph.dot" + (message.startsWith(":") ? "" : ":") + message);
    }

    @Test
    void nestingAndLengthAreBounded() {
        assertThatThrownBy(() -> read("digraph {" + "{".repeat(1_000_000)))
                .isInstanceOf(DotException.class)
                .hasMessageContaining("nested to 100 levels");
        assertThatThrownBy(() -> read("digraph { 1 [label=\"x = " + "1".repeat(DotScanner.MAX_TOKEN) + "\"] }"))
                .isInstanceOf(DotException.class)
                .hasMessageContaining("at most 16777216 characters");
        assertThatThrownBy(() -> read("digraph { 1 [label=\"x = " + "{".repeat(100_000) + "\"] }"))
                .as("nested too deeply for a value, so kept as a string")
                .hasMessageContaining("expected at least one initial state");
    }
}
