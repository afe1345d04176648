package dev.lockstep.runner.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.runner.Turnstiles;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.value.TlaText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReplayTests {
    private static Exploration explored;

    @BeforeAll
    static void explore() {
        explored = Turnstiles.explore();
    }

    private static ReplayResult graph(Function<Constants, Object> maker) {
        return GraphReplay.replay(explored.graph(), Turnstiles.bind(explored, maker), explored.origin());
    }

    private static Event insert(String coin) {
        return new Event("Insert", Map.of("c", TlaText.parse(coin)));
    }

    @Test
    void aConformingSubjectIsReplayedOverTheWholeGraph() {
        ReplayResult result = graph(c -> new Turnstiles.Right());
        assertThat(result.divergences()).isEmpty();
        // A right one never is open after a kick, so it reaches fewer states than the spec; walk them by hand.
        Set<String> reached = new TreeSet<>();
        int events = walk(new Turnstiles.Right(), reached);
        assertThat(result.states())
                .isEqualTo(reached.size())
                .isLessThan(explored.graph().stateCount());
        assertThat(result.transitions()).isEqualTo(events);
        long states = reached.size();
        assertThat(result.applied()).isEqualTo(Map.of("Push", states, "Kick", states, "Insert", events - 2 * states));
        assertThat(result.untaken()).as("each kick has a second outcome").isEqualTo(reached.size());
        assertThat(result.testedSomething()).isTrue();
    }

    /** Gives the number of events in all states that can be reached from a turnstile, each state once. */
    private static int walk(Turnstiles.Right at, Set<String> reached) {
        if (!reached.add(at.open() + " " + at.paid() + " " + at.last())) {
            return 0;
        }
        int events = 2;
        Turnstiles.Right pushed = at.copy();
        pushed.push();
        events += walk(pushed, reached);
        Turnstiles.Right kicked = at.copy();
        kicked.kick(true);
        events += walk(kicked, reached);
        for (String coin : at.paid().size() < 3 ? List.of("penny", "dime") : List.<String>of()) {
            Turnstiles.Right paid = at.copy();
            paid.insert(coin);
            events += 1 + walk(paid, reached);
        }
        return events;
    }

    @Test
    void theFirstDivergenceHasAShortestTraceAndOnlyThePartThatDiffers() {
        ReplayResult result = graph(c -> new Turnstiles.Forgetful());
        assertThat(result.divergences()).hasSize(1);
        Divergence divergence = result.divergences().get(0);
        assertThat(divergence.step()).isEqualTo(3);
        assertThat(divergence.trace().steps().stream().map(s -> s.event()))
                .containsExactly(insert("penny"), insert("dime"), insert("dime"));
        assertThat(divergence.differences()).containsExactly(new Difference("paid", "[1]", "penny", "dime"));
        assertThat(divergence.firstVariable()).isEqualTo("paid");
    }

    @Test
    void whatTheSubjectThrowsIsADivergence() {
        Divergence divergence =
                graph(c -> new Turnstiles.Jammed()).divergences().get(0);
        assertThat(divergence.thrown()).hasMessage("jammed");
        assertThat(divergence.event()).isEqualTo(new Event("Push", Map.of()));
        assertThat(divergence.step()).isEqualTo(2);
    }

    @Test
    void aWrongInitialStateIsADivergenceAtStepZero() {
        Divergence divergence =
                graph(c -> new Turnstiles.OpenFromStart()).divergences().get(0);
        assertThat(divergence.step()).isZero();
        assertThat(divergence.event()).isNull();
        assertThat(divergence.differences()).containsExactly(new Difference("open", "", "FALSE", "TRUE"));
    }

    @Test
    void aDivergenceIsFoundByTracesToo() {
        Binding binding = Turnstiles.bind(explored, c -> new Turnstiles.Forgetful());
        // Without kicks the spec is deterministic, so that a trace says all that a subject may do.
        List<Trace> traces = withoutKicks();
        ReplayResult result = TraceReplay.replay(traces.iterator(), binding);
        assertThat(result.divergences()).hasSize(1);
        assertThat(result.divergences().get(0).firstVariable()).isEqualTo("paid");
        ReplayResult right =
                TraceReplay.replay(traces.iterator(), Turnstiles.bind(explored, c -> new Turnstiles.Right()));
        assertThat(right.divergences()).isEmpty();
        assertThat(right.traces()).isEqualTo(traces.size());
        Map<String, Long> steps = new TreeMap<>();
        traces.forEach(t -> t.steps().forEach(s -> steps.merge(s.event().action(), 1L, Long::sum)));
        assertThat(right.applied()).isEqualTo(steps);
    }

    /** Gives the longest behaviours of up to four events that have no kick. */
    private static List<Trace> withoutKicks() {
        List<Trace> traces = new ArrayList<>();
        addWithoutKicks(0, new ArrayList<>(), traces);
        return traces;
    }

    private static void addWithoutKicks(int state, List<Step> steps, List<Trace> traces) {
        StateGraph graph = explored.graph();
        boolean ends = true;
        for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
            Event event = graph.event(graph.label(t));
            if (!event.action().equals("Kick") && steps.size() < 4) {
                ends = false;
                steps.add(new Step(event, graph.state(graph.target(t))));
                addWithoutKicks(graph.target(t), steps, traces);
                steps.remove(steps.size() - 1);
            }
        }
        if (ends) {
            traces.add(new Trace(explored.origin(), graph.state(0), steps));
        }
    }

    @Test
    void tracesAreReplayedOnManyThreadsToTheSameResult() {
        List<Trace> traces = withoutKicks();
        for (boolean all : new boolean[] {false, true}) {
            ReplayOptions options = ReplayOptions.ofWorkers(1).withAll(all);
            Binding binding = Turnstiles.bind(explored, c -> new GraphReplayTests.TwoBugs());
            ReplayResult one = TraceReplay.replay(traces.iterator(), binding, options);
            ReplayResult many = TraceReplay.replay(
                    traces.iterator(), binding, ReplayOptions.ofWorkers(4).withAll(all));
            assertThat(many.divergences().stream().map(Divergence::trace))
                    .isEqualTo(one.divergences().stream().map(Divergence::trace).toList());
            assertThat(one.faults()).hasSize(all ? 2 : 1);
            assertThat(many.faults().stream().map(FaultGroup::count))
                    .isEqualTo(one.faults().stream().map(FaultGroup::count).toList());
            if (all) {
                assertThat(one.traces()).isEqualTo(traces.size());
                assertThat(one.faults().stream().mapToLong(FaultGroup::count).sum())
                        .as(
                                "each trace ends with its first divergence; those that neither pay thrice nor push when open have none")
                        .isEqualTo(
                                traces.stream().filter(ReplayTests::meetsABug).count());
            }
        }
    }

    /** Says whether a trace has a push while open, or a third coin after another one than a dime. */
    private static boolean meetsABug(Trace trace) {
        boolean open = false;
        List<String> paid = new ArrayList<>();
        for (var step : trace.steps()) {
            if (step.event().action().equals("Push")) {
                if (open) {
                    return true;
                }
                continue;
            }
            open = true;
            paid.add(String.valueOf(step.event().arguments().get("c")));
            if (paid.size() == 3 && !paid.get(0).equals("dime")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void shardsOfTracesAreAllOfThem() {
        List<Trace> traces = withoutKicks();
        Binding binding = Turnstiles.bind(explored, c -> new Turnstiles.Right());
        long sum = 0;
        for (int shard = 1; shard <= 3; shard++) {
            sum += TraceReplay.replay(
                            traces.iterator(),
                            binding,
                            ReplayOptions.ofWorkers(2).withShard(shard, 3))
                    .traces();
        }
        assertThat(sum).isEqualTo(traces.size());
    }

    @Test
    void aTraceThatHangsIsADivergenceAndTheOthersAreReplayed() {
        List<Trace> traces = withoutKicks();
        ReplayResult result = TraceReplay.replay(
                traces.iterator(),
                Turnstiles.bind(explored, c -> new GraphReplayTests.Stuck()),
                ReplayOptions.ofWorkers(2).withAll(true).withEventTimeout(java.time.Duration.ofMillis(100)));
        assertThat(result.divergences()).extracting(Divergence::kind).containsExactly(Divergence.Kind.HANG);
        assertThat(result.divergences().get(0).event()).isEqualTo(new Event("Push", Map.of()));
        assertThat(result.traces())
                .isLessThanOrEqualTo(traces.size())
                .isGreaterThan(result.faults().get(0).count());
    }

    @Test
    void replayingNothingIsNotAPass() {
        ReplayResult result =
                TraceReplay.replay(Collections.emptyIterator(), Turnstiles.bind(explored, c -> new Turnstiles.Right()));
        assertThat(result.testedSomething()).isFalse();
    }

    @Test
    void aTraceWithOtherVariablesIsRefused() {
        var trace = new Trace(explored.origin(), new State(List.of("x"), List.of(TlaText.parse("1"))), List.of());
        assertThatThrownBy(() -> TraceReplay.replay(
                        List.of(trace).iterator(), Turnstiles.bind(explored, c -> new Turnstiles.Right())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[x]")
                .hasMessageContaining("[open, paid, last]");
    }

    @Test
    void differencesNameThePlaceInsideStructures() {
        assertThat(Difference.between(
                        "v",
                        TlaText.parse("(s1 :> [log |-> <<1, 2>>, voted |-> {s1}] @@ s2 :> 3)"),
                        TlaText.parse("(s1 :> [log |-> <<1, 5, 6>>, voted |-> {s2}] @@ s3 :> 3)")))
                .extracting(Difference::toString)
                .containsExactly(
                        "v[s1].log[2]: spec 2, subject 5",
                        "v[s1].log[3]: spec nothing, subject 6",
                        "v[s1].voted has: spec s1, subject nothing",
                        "v[s1].voted has: spec nothing, subject s2",
                        "v[s2]: spec 3, subject nothing",
                        "v[s3]: spec nothing, subject 3");
        assertThat(Difference.between("v", TlaText.parse("{1}"), TlaText.parse("{1}")))
                .isEmpty();
        assertThat(Difference.between("v", TlaText.parse("<<>>"), TlaText.parse("<<1>>")))
                .containsExactly(new Difference("v", "", "<<>>", "<<1>>"));
    }
}
