package dev.lockstep.runner.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.cover.RandomWalks;
import dev.lockstep.modelchecker.cover.TraceSuite;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.runner.Turnstiles;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.Offer;
import dev.lockstep.runner.binding.SpecEnabled;
import dev.lockstep.runner.replay.Difference;
import dev.lockstep.runner.replay.Divergence.Fault;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import dev.lockstep.traces.value.TlaValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Shrinking on a small spec, against all subsequences of a trace, judged by plain Java. */
class ShrinkerTests {
    private static final Event PENNY = new Event("Insert", Map.of("c", TlaValue.modelValue("penny")));
    private static final Event DIME = new Event("Insert", Map.of("c", TlaValue.modelValue("dime")));
    private static final Event PUSH = new Event("Push", Map.of());
    private static final Event KICK = new Event("Kick", Map.of("hard", TlaValue.bool(true)));

    private static final Fault STUCK = new Fault(Kind.STATE, "Push", "open");
    private static final Fault FORGOTTEN = new Fault(Kind.STATE, "Insert", "paid");

    private static Exploration explored;
    private static Shrinker shrinker;

    @BeforeAll
    static void open() {
        explored = Turnstiles.explore();
        shrinker = Shrinker.open(explored.model(), SpecTools.standard());
    }

    @AfterAll
    static void close() {
        shrinker.close();
    }

    private static Binding bind(Function<Constants, Object> maker) {
        return Turnstiles.bind(explored, maker);
    }

    /** A trace of which nothing but the beginning and the events counts. */
    private static Trace trace(Event... events) {
        return trace(List.of(events));
    }

    private static Trace trace(List<Event> events) {
        var state = explored.graph().state(0);
        return new Trace(
                explored.origin(),
                state,
                events.stream().map(event -> new Step(event, state)).toList());
    }

    private static List<Event> events(Trace trace) {
        return trace.steps().stream().map(Step::event).toList();
    }

    private static Shrinker.Result shrink(Function<Constants, Object> maker, Trace trace, Fault fault) {
        return shrinker.shrink(bind(maker), trace, fault, ShrinkOptions.STANDARD);
    }

    /** Gets stuck when it is pushed open for the second time, once a dime was paid after a penny: what it remembers no variable shows. */
    public static final class Sticky extends Turnstiles.Right {
        private int passed;

        @Override
        public void push() {
            boolean wasOpen = open;
            super.push();
            passed += wasOpen ? 1 : 0;
            int penny = paid.indexOf("penny");
            open = wasOpen && passed >= 2 && penny >= 0 && paid.lastIndexOf("dime") > penny;
        }

        @Override
        protected Turnstiles.Right fresh() {
            var copy = new Sticky();
            copy.passed = passed;
            return copy;
        }
    }

    /** Says after how many events plain Java sees the sticky turnstile get stuck; 0 if it does not, or if there are more coins than the model allows. */
    private static int stuckAfter(List<Event> events) {
        var right = new Turnstiles.Right();
        var sticky = new Sticky();
        for (int i = 0; i < events.size(); i++) {
            for (Turnstiles.Right turnstile : List.of(right, sticky)) {
                switch (events.get(i).action()) {
                    case "Insert" -> turnstile.insert(events.get(i).equals(PENNY) ? "penny" : "dime");
                    case "Push" -> turnstile.push();
                    default -> turnstile.kick(true);
                }
            }
            if (right.paid().size() > 3) {
                return 0;
            }
            if (right.open() != sticky.open()) {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<Event> without(List<Event> events, int index) {
        List<Event> rest = new ArrayList<>(events);
        rest.remove(index);
        return rest;
    }

    /** Gives the length of the shortest of all subsequences along which the turnstile gets stuck. */
    private static int shortest(List<Event> events) {
        int shortest = Integer.MAX_VALUE;
        for (int mask = 0; mask < 1 << events.size(); mask++) {
            if (Integer.bitCount(mask) < shortest) {
                List<Event> chosen = new ArrayList<>();
                for (int i = 0; i < events.size(); i++) {
                    if ((mask >> i & 1) == 1) {
                        chosen.add(events.get(i));
                    }
                }
                int stuck = stuckAfter(chosen);
                shortest = stuck == 0 ? shortest : Math.min(shortest, stuck);
            }
        }
        return shortest;
    }

    @Test
    void randomTracesShrinkToOnesFromWhichNoEventCanBeLeftOut() {
        TraceSuite walks = RandomWalks.of(explored.graph(), 600, 14, 7);
        int shrunk = 0;
        int shortest = 0;
        for (int walk = 0; walk < walks.traceCount(); walk++) {
            List<Event> events = events(walks.trace(walk, explored.origin()));
            int stuck = stuckAfter(events);
            if (stuck == 0) {
                continue;
            }
            Shrinker.Result result = shrink(c -> new Sticky(), trace(events), STUCK);
            List<Event> left = events(result.trace());
            assertThat(result.from()).isEqualTo(stuck);
            assertThat(result.to()).isEqualTo(left.size()).isLessThanOrEqualTo(stuck);
            assertThat(result.minimal()).isTrue();
            assertThat(stuckAfter(left)).as("it shows at the last step").isEqualTo(left.size());
            assertThat(isSubsequence(left, events)).isTrue();
            for (int i = 0; i < left.size(); i++) {
                assertThat(stuckAfter(without(left, i)))
                        .as("%s without %d", left, i)
                        .isZero();
            }
            shrunk++;
            shortest += left.size() == shortest(events) ? 1 : 0;
        }
        assertThat(shrunk).isGreaterThan(20);
        assertThat(shortest)
                .as("1-minimal need not be shortest, but here it nearly always is")
                .isGreaterThan(shrunk * 9 / 10);
    }

    private static boolean isSubsequence(List<Event> part, List<Event> whole) {
        int at = 0;
        for (Event event : whole) {
            at += at < part.size() && part.get(at).equals(event) ? 1 : 0;
        }
        return at == part.size();
    }

    @Test
    void theStatesOfTheResultAreThoseOfTheSpec() {
        Shrinker.Result result =
                shrink(c -> new Turnstiles.Forgetful(), trace(PENNY, KICK, PUSH, DIME, PUSH, PENNY), FORGOTTEN);
        assertThat(events(result.trace())).containsExactly(PENNY, DIME, PENNY);
        assertThat(result.trace().state(2).get("paid").toString()).isEqualTo("<<penny, dime>>");
        assertThat(result.trace().state(3).get("paid").toString()).isEqualTo("<<penny, dime, penny>>");
        assertThat(result.divergence().differences()).containsExactly(new Difference("paid", "[1]", "penny", "dime"));
        assertThat(result.from()).isEqualTo(6);
        assertThat(shrink(c -> new Turnstiles.Forgetful(), trace(PENNY, KICK, PUSH, DIME, PUSH, PENNY), FORGOTTEN))
                .isEqualTo(result);
    }

    @Test
    void aTraceEndsWhereTheFaultShows() {
        Shrinker.Result result =
                shrink(c -> new Turnstiles.Forgetful(), trace(PENNY, PENNY, PENNY, PUSH, PUSH), FORGOTTEN);
        assertThat(result.from()).isEqualTo(3);
        assertThat(result.to()).isEqualTo(3);
        assertThat(result.minimal()).isTrue();
    }

    @Test
    void aBudgetThatRunsOutIsSaidAndLeavesATraceThatShowsTheFault() {
        Trace trace = trace(PUSH, PUSH, PENNY, KICK, PUSH, DIME, PUSH, KICK, PENNY);
        Shrinker.Result whole = shrinker.shrink(
                bind(c -> new Turnstiles.Forgetful()), trace, FORGOTTEN, new ShrinkOptions(1, Duration.ofSeconds(5)));
        assertThat(whole.minimal()).isFalse();
        assertThat(whole.candidates()).isEqualTo(1);
        assertThat(whole.to()).isGreaterThan(3);
        assertThat(whole.divergence().fault()).isEqualTo(FORGOTTEN);
    }

    @Test
    void whatTheSubjectThrowsIsKeptToo() {
        var jammed = new Fault(Kind.EXCEPTION, "Push", "IllegalStateException");
        Shrinker.Result result = shrink(c -> new Turnstiles.Jammed(), trace(KICK, PUSH, PENNY, DIME, PUSH), jammed);
        // Of two coins that will do, the second stays: larger parts are left out first, from the front.
        assertThat(events(result.trace())).hasSize(2).endsWith(PUSH).doesNotContain(KICK);
        assertThat(result.divergence().thrown()).hasMessage("jammed");
    }

    @Test
    void anotherFaultDoesNotPassForTheOneThatIsKept() {
        // Jams as soon as it is pushed open, so the longer way to its other fault must avoid that.
        Function<Constants, Object> both = c -> new Turnstiles.Right() {
            @Override
            public void push() {
                if (open && paid.size() == 1) {
                    throw new IllegalStateException("jammed");
                }
                open = open && paid.size() == 2;
                last = "Nothing";
            }
        };
        Shrinker.Result result = shrink(both, trace(KICK, PENNY, KICK, DIME, KICK, PUSH), STUCK);
        assertThat(events(result.trace())).containsExactly(PENNY, DIME, PUSH);
    }

    @Test
    void aDifferenceFromTheStartHasNoSteps() {
        Shrinker.Result result =
                shrink(c -> new Turnstiles.OpenFromStart(), trace(PENNY), new Fault(Kind.STATE, "", "open"));
        assertThat(result.to()).isZero();
        assertThat(result.minimal()).isTrue();
    }

    @Test
    void aSubjectThatDoesNotComeBackIsShrunkWithinItsTime() {
        Function<Constants, Object> hanging = c -> new Turnstiles.Right() {
            @Override
            public void push() {
                while (paid.size() > 1) {
                    Thread.onSpinWait();
                    if (Thread.currentThread().isInterrupted()) {
                        throw new IllegalStateException("nobody waits any more");
                    }
                }
                super.push();
            }
        };
        Shrinker.Result result = shrinker.shrink(
                bind(hanging),
                trace(PUSH, PENNY, KICK, PUSH, DIME, PUSH),
                new Fault(Kind.HANG, "Push", "HangException"),
                new ShrinkOptions(100, Duration.ofMillis(300)));
        assertThat(events(result.trace())).containsExactly(PENNY, DIME, PUSH);
        assertThat(result.divergence().kind()).isEqualTo(Kind.HANG);
    }

    @Test
    void aTraceBeyondTheModelsConstraintsStaysATraceOfTheSpec() {
        Function<Constants, Object> overfull = c -> new Turnstiles.Right() {
            @Override
            public void insert(String coin) {
                super.insert(coin);
                if (paid.size() > 4) {
                    paid.clear();
                }
            }
        };
        Shrinker.Result result = shrink(overfull, trace(PENNY, PUSH, DIME, DIME, KICK, PENNY, DIME), FORGOTTEN);
        assertThat(events(result.trace())).containsExactly(PENNY, DIME, DIME, PENNY, DIME);
    }

    @Test
    void whatCannotBeShrunkIsRefusedWithTheReason() {
        assertThatThrownBy(() -> shrink(c -> new Turnstiles.Right(), trace(PENNY, PUSH), STUCK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it conforms");
        assertThatThrownBy(() -> shrink(c -> new Turnstiles.Jammed(), trace(PENNY, PUSH), STUCK))
                .hasMessageContaining("EXCEPTION");
        Event nonsense = new Event("Explode", Map.of());
        assertThatThrownBy(() -> shrink(c -> new Sticky(), trace(PENNY, nonsense), STUCK))
                .hasMessageContaining("event 2")
                .hasMessageContaining("Explode");
        assertThatThrownBy(() -> shrink(c -> new Sticky(), trace(PENNY), new Fault(Kind.HIDDEN_STATE, "Push", "")))
                .hasMessageContaining("two traces");
        var elsewhere = new Trace(explored.origin(), explored.graph().state(1), List.of());
        assertThatThrownBy(() -> shrink(c -> new Sticky(), elsewhere, STUCK)).hasMessageContaining("no initial state");
    }

    /** The transition of the graph by which a kick in the initial state opens the turnstile, or does not. */
    private static Trace kicked(boolean opens) {
        var graph = explored.graph();
        for (int t = graph.firstTransition(0); graph.source(t) == 0; t++) {
            var target = graph.state(graph.target(t));
            if (graph.event(graph.label(t)).equals(KICK) && target.get("open").equals(TlaValue.bool(opens))) {
                return new Trace(explored.origin(), graph.state(0), List.of(new Step(KICK, target)));
            }
        }
        throw new AssertionError("no such kick");
    }

    @Test
    void anOutcomeThatTheSpecAllowsAndTheTraceDoesNotHaveIsNoFault() {
        var opened = new Fault(Kind.STATE, "Kick", "open");
        assertThatThrownBy(() -> shrink(c -> new Turnstiles.Right(), kicked(true), opened))
                .isInstanceOf(AnotherOutcomeException.class)
                .hasMessageContaining("several outcomes of Kick(TRUE), step 1");
        assertThatThrownBy(() -> shrink(c -> new Turnstiles.Right(), kicked(false), opened))
                .isNotInstanceOf(AnotherOutcomeException.class)
                .hasMessageContaining("it conforms");
        // It goes its own way at the kick, and is wrong all the same later on.
        Trace kick = kicked(true);
        List<Step> steps = new ArrayList<>(kick.steps());
        trace(PENNY, DIME, PENNY).steps().forEach(steps::add);
        Shrinker.Result result =
                shrink(c -> new Turnstiles.Forgetful(), new Trace(kick.origin(), kick.initial(), steps), FORGOTTEN);
        assertThat(events(result.trace())).containsExactly(PENNY, DIME, PENNY);
    }

    /** Tells what it would take, and refuses to be kicked once two coins are paid, or lets itself be pushed only while open. */
    public static final class Choosy extends Turnstiles.Right {
        @SpecEnabled({"Push", "Kick"})
        public List<Offer> offers() {
            Stream<Offer> kick =
                    paid.size() < 2 ? Stream.of(Offer.of("Kick", true)) : Stream.of(Offer.of("Kick", false));
            return Stream.concat(Stream.of(Offer.of("Push")), kick).toList();
        }

        @Override
        protected Turnstiles.Right fresh() {
            return new Choosy();
        }
    }

    @Test
    void whatTheSubjectWouldOrWouldNotTakeIsShrunkToTheStateWhereItSaysSo() {
        Trace trace = trace(PUSH, PENNY, KICK, PUSH, DIME, PUSH);
        Shrinker.Result refused = shrink(c -> new Choosy(), trace, new Fault(Kind.REFUSED, "Kick", ""));
        assertThat(events(refused.trace())).containsExactly(PENNY, DIME);
        assertThat(refused.divergence().offered()).isEqualTo(KICK);
        Shrinker.Result forbidden = shrink(c -> new Choosy(), trace, new Fault(Kind.FORBIDDEN, "Kick", ""));
        assertThat(events(forbidden.trace())).containsExactly(PENNY, DIME);
    }
}
