package dev.lockstep.modelchecker.cover;

import dev.lockstep.modelchecker.graph.StateGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** The fewest steps of any suite for a tiny graph, by a search over all suites at once: the state is what is met already and where the trace at hand is. */
final class LeastSteps {
    private record Node(Set<Object> met, BruteForceState at) {}

    /** Where a trace is: its state, its last action, and how long it is; null actions at its beginning. */
    private record BruteForceState(int state, String last, int length) {}

    private LeastSteps() {}

    static int of(StateGraph graph, CoverTarget target, int maxLength) {
        var brute = new BruteForce(graph);
        Set<Object> goal = new HashSet<>();
        brute.items(target).forEach((item, way) -> {
            if (way <= maxLength) {
                goal.add(item);
            }
        });
        Map<Node, Integer> steps = new HashMap<>();
        Queue<Node> now = new ArrayDeque<>();
        Node begin = new Node(Set.of(), new BruteForceState(0, "", 0));
        steps.put(begin, 0);
        restart(graph, target, begin, 0, steps, now);
        for (int distance = 0; ; distance++) {
            List<Node> level = new ArrayList<>(now);
            now.clear();
            for (Node node : level) {
                if (node.met.containsAll(goal)) {
                    return distance;
                }
            }
            for (Node node : level) {
                for (Node next : successors(graph, target, node, maxLength)) {
                    if (steps.putIfAbsent(next, distance + 1) == null) {
                        now.add(next);
                        restart(graph, target, next, distance + 1, steps, now);
                    }
                }
            }
        }
    }

    private static void restart(
            StateGraph graph, CoverTarget target, Node node, int distance, Map<Node, Integer> steps, Queue<Node> now) {
        Set<Set<Object>> reached = new HashSet<>(Set.of(node.met));
        List<Set<Object>> open = new ArrayList<>(reached);
        for (int k = 0; k < open.size(); k++) {
            for (int i = 0; i < graph.initialCount(); i++) {
                Set<Object> met = new HashSet<>(open.get(k));
                if (target == CoverTarget.STATES) {
                    met.add(graph.state(i));
                }
                if (reached.add(met)) {
                    open.add(met);
                }
                Node fresh = new Node(met, new BruteForceState(i, "", 0));
                if (steps.putIfAbsent(fresh, distance) == null || distance == 0) {
                    now.add(fresh);
                }
            }
        }
    }

    private static List<Node> successors(StateGraph graph, CoverTarget target, Node node, int maxLength) {
        List<Node> successors = new ArrayList<>();
        int state = node.at.state;
        // Longer than any simple way the length no longer matters where it is not bounded.
        int length = maxLength == SuiteCover.UNBOUNDED ? 0 : node.at.length + 1;
        for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
            if (length > maxLength) {
                break;
            }
            var event = graph.event(graph.label(t));
            Set<Object> met = new HashSet<>(node.met);
            switch (target) {
                case STATES -> met.add(graph.state(graph.target(t)));
                case TRANSITIONS ->
                    met.add(new BruteForce.Arc(graph.state(state), event, graph.state(graph.target(t))));
                case ACTIONS -> met.add(event.action());
                default -> {
                    if (!node.at.last.isEmpty()) {
                        met.add(List.of(node.at.last, event.action()));
                    }
                }
            }
            String last = target == CoverTarget.ACTION_PAIRS ? event.action() : "";
            successors.add(new Node(met, new BruteForceState(graph.target(t), last, length)));
        }
        return successors;
    }
}
