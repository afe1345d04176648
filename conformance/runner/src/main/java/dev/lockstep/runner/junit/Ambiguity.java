package dev.lockstep.runner.junit;

import dev.lockstep.modelchecker.graph.StateGraph;

/** Says where a trace claims more than the spec: an event that has several outcomes in one state, of which the trace has one. */
final class Ambiguity {
    private Ambiguity() {}

    /** Gives what is to be said below a divergence from a trace of a graph; empty if each event has one outcome. */
    static String note(StateGraph graph) {
        for (int t = 1; t < graph.transitionCount(); t++) {
            if (graph.source(t) == graph.source(t - 1)
                    && graph.event(graph.label(t)).equals(graph.event(graph.label(t - 1)))) {
                return "note: the spec allows several outcomes of one event, such as "
                        + graph.event(graph.label(t))
                        + ", and a trace has one of them; a subject that takes another one is tested by cover GRAPH and a binding that implements Copyable";
            }
        }
        return "";
    }
}
