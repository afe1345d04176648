package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What a graph says, without the numbers: to compare graphs that came by different ways.
 *
 * @param initial the initial states
 * @param states all states
 * @param transitions all transitions
 */
record GraphContent(Set<State> initial, Set<State> states, Set<Transition> transitions) {
    /** A transition between states as values. */
    record Transition(State from, Event event, State to) {}

    /** Values that are awkward in one format or another. */
    private static final List<TlaValue> VALUES = List.of(
            TlaValue.integer(0),
            TlaValue.integer(-7),
            TlaText.parse("123456789012345678901234567890"),
            TlaValue.bool(true),
            TlaValue.string(""),
            TlaValue.string("say \"no\" \\ or \\n"),
            TlaValue.string("two\nlines\tand\ftabs\r"),
            TlaValue.string("end\n/\\ b = 1"),
            TlaValue.string("a -> b; {}[]<>&'"),
            TlaValue.string("\u00e4\u20ac\ud83d\ude00"),
            TlaValue.string("s3"),
            TlaValue.modelValue("s1"),
            TlaValue.modelValue("s2"),
            TlaText.parse("{}"),
            TlaText.parse("<<>>"),
            TlaText.parse("{s1, s2}"),
            TlaText.parse("<<1, <<\"x\">>, {2}>>"),
            TlaText.parse("[type |-> \"Vote\", to |-> s1, ok |-> FALSE]"),
            TlaText.parse("(\"a b\" :> 1 @@ \"#set\" :> 2)"),
            TlaText.parse("(s1 :> {} @@ s2 :> {s1})"),
            TlaText.parse("(0 :> 0 @@ 1 :> 1)"));

    /** Gives the content of a graph, and checks that no transition is there twice. */
    static GraphContent of(StateGraph graph) {
        Set<State> initial = new HashSet<>();
        Set<State> states = new HashSet<>();
        Set<Transition> transitions = new HashSet<>();
        for (int s = 0; s < graph.stateCount(); s++) {
            states.add(graph.state(s));
            if (s < graph.initialCount()) {
                initial.add(graph.state(s));
            }
            for (int t = graph.firstTransition(s); t < graph.firstTransition(s + 1); t++) {
                var transition =
                        new Transition(graph.state(s), graph.event(graph.label(t)), graph.state(graph.target(t)));
                if (!transitions.add(transition)) {
                    throw new AssertionError("twice: " + transition);
                }
            }
        }
        return new GraphContent(initial, states, transitions);
    }

    /** Gives a random content with the variables a and b, in which all states can be reached. */
    static GraphContent random(Random random) {
        var distinct = new HashSet<State>();
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
            distinct.add(new State(List.of("a", "b"), List.of(value(random), value(random))));
        }
        List<State> all = new ArrayList<>(distinct);
        Collections.sort(all, (x, y) -> x.toString().compareTo(y.toString()));
        Collections.shuffle(all, random);
        Set<State> initial = new HashSet<>(all.subList(0, Math.min(all.size(), 1 + random.nextInt(2))));
        Set<State> reached = new HashSet<>(initial);
        Set<Transition> transitions = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            for (int k = reached.contains(all.get(i)) ? random.nextInt(5) : 0; k > 0; k--) {
                State to = all.get(random.nextInt(all.size()));
                transitions.add(new Transition(all.get(i), event(random), to));
                reached.add(to);
            }
        }
        // A state that is reached from a later one only has no transitions; that makes it terminal, and all reachable.
        return new GraphContent(initial, reached, transitions);
    }

    private static Event event(Random random) {
        Map<String, TlaValue> arguments = new LinkedHashMap<>();
        for (String name : List.of("i", "m")) {
            if (random.nextBoolean()) {
                arguments.put(name, value(random));
            }
        }
        return new Event(random.nextBoolean() ? "Act" : "Other", arguments);
    }

    private static TlaValue value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    /** Writes this as TLC does, in random order and with random ids, edges and nodes here and there twice. */
    String asDot(Random random) {
        Map<State, Long> ids = new LinkedHashMap<>();
        states.forEach(s -> ids.put(s, random.nextLong()));
        List<String> lines = new ArrayList<>();
        for (State state : states) {
            String style = initial.contains(state) ? ",style = filled]" : "];";
            lines.add(ids.get(state) + " [label=\"" + escaped(state.toString()) + "\"" + style);
            lines.add("{rank = same; " + ids.get(state) + ";}");
        }
        for (Transition t : transitions) {
            String names = t.event().arguments().isEmpty()
                    ? ""
                    : "names=\"" + String.join(", ", t.event().arguments().keySet()) + "\",";
            String line = ids.get(t.from()) + " -> " + ids.get(t.to()) + " [" + names + "label=\""
                    + escaped(t.event().toString()) + "\",color=\"black\"];";
            lines.addAll(Collections.nCopies(1 + random.nextInt(2), line));
        }
        Collections.sort(lines);
        Collections.shuffle(lines, random);
        return "strict digraph DiskGraph {\nnodesep=0.35;\nsubgraph cluster_graph {\ncolor=\"white\";\n"
                + String.join("\n", lines) + "\n}\n}";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
