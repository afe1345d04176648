package dev.lockstep.runner.replay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.graph.StateGraph;
import dev.lockstep.runner.Turnstiles;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.Deviation;
import dev.lockstep.runner.binding.Offer;
import dev.lockstep.runner.binding.Snapshotted;
import dev.lockstep.runner.binding.SpecEnabled;
import dev.lockstep.runner.binding.Tolerated;
import dev.lockstep.runner.binding.UnfitException;
import dev.lockstep.runner.replay.Divergence.Fault;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.traces.trace.Event;
import dev.lockstep.traces.trace.State;
import dev.lockstep.traces.trace.Step;
import dev.lockstep.traces.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GraphReplayTests {
    private static final ReplayOptions ALL = ReplayOptions.ofWorkers(2).withAll(true);

    private static Exploration explored;
    private static StateGraph graph;

    @BeforeAll
    static void explore() {
        explored = Turnstiles.explore();
        graph = explored.graph();
    }

    private static ReplayResult replay(Function<Constants, Object> maker, ReplayOptions options) {
        return GraphReplay.replay(graph, Turnstiles.bind(explored, maker), explored.origin(), options);
    }

    /** Has two bugs: it forgets the first coin when the third comes, and it can't be pushed while it is open. */
    public static class TwoBugs extends Turnstiles.Right {
        @Override
        public void insert(String coin) {
            super.insert(coin);
            if (paid.size() == 3) {
                paid.set(0, "dime");
            }
        }

        @Override
        public void push() {
            if (open) {
                throw new IllegalStateException("jammed");
            }
            super.push();
        }

        @Override
        protected TwoBugs fresh() {
            return new TwoBugs();
        }
    }

    /** Replays as simply as can be: one state after the other, the first subject that comes to a state stays. Gives the faults and their numbers. */
    private static Map<Fault, Long> naive(Turnstiles.Right start) {
        Map<Fault, Long> faults = new HashMap<>();
        Map<Integer, Turnstiles.Right> subjects = new HashMap<>(Map.of(0, start));
        List<Integer> queue = new ArrayList<>(List.of(0));
        for (int i = 0; i < queue.size(); i++) {
            int state = queue.get(i);
            Map<Event, List<Integer>> outcomes = new HashMap<>();
            for (int t = graph.firstTransition(state); t < graph.firstTransition(state + 1); t++) {
                outcomes.computeIfAbsent(graph.event(graph.label(t)), e -> new ArrayList<>())
                        .add(graph.target(t));
            }
            outcomes.forEach((event, targets) -> {
                Turnstiles.Right subject = requireNonNull(subjects.get(state)).copy();
                try {
                    apply(subject, event);
                } catch (IllegalStateException e) {
                    faults.merge(new Fault(Kind.EXCEPTION, event.action(), "IllegalStateException"), 1L, Long::sum);
                    return;
                }
                for (int target : targets) {
                    if (shown(subject).equals(graph.state(target).toString())) {
                        if (subjects.putIfAbsent(target, subject) == null) {
                            queue.add(target);
                        }
                        return;
                    }
                }
                faults.merge(new Fault(Kind.STATE, event.action(), "paid"), 1L, Long::sum);
            });
        }
        return faults;
    }

    private static void apply(Turnstiles.Right subject, Event event) {
        switch (event.action()) {
            case "Insert" -> subject.insert(String.valueOf(event.arguments().get("c")));
            case "Push" -> subject.push();
            default -> subject.kick(true);
        }
    }

    private static String shown(Turnstiles.Right subject) {
        return "/\\ open = " + (subject.open() ? "TRUE" : "FALSE") + "\n/\\ paid = <<"
                + String.join(", ", subject.paid()) + ">>\n/\\ last = " + subject.last();
    }

    @Test
    void afterADivergenceItGoesOnElsewhereAndOneBugIsOneGroup() {
        ReplayResult result = replay(c -> new TwoBugs(), ALL);
        Map<Fault, Long> found = new HashMap<>();
        result.faults().forEach(group -> found.put(group.fault(), group.count()));
        assertThat(found).isEqualTo(naive(new TwoBugs())).hasSize(2);
        assertThat(result.faults().get(0).shortest().step())
                .as("the one with the shorter way comes first")
                .isEqualTo(2);
        assertThat(result.faults().get(1).shortest().step()).isEqualTo(3);
        assertThat(replay(c -> new TwoBugs(), ReplayOptions.ofWorkers(2)).faults())
                .as("without all, the first one only")
                .hasSize(1);
    }

    /** Lists what it would take, a kick among it or not. */
    public static class Offering extends Turnstiles.Right {
        @SpecEnabled({"Insert", "Push"})
        public Collection<Offer> offers() {
            return new ArrayList<>(List.of(Offer.of("Insert", "penny"), Offer.of("Insert", "dime"), Offer.of("Push")));
        }

        @Override
        protected Offering fresh() {
            return new Offering();
        }
    }

    /** Takes pushes only while it is open, and soft kicks. */
    public static final class Choosy extends Offering {
        @Override
        public Collection<Offer> offers() {
            Collection<Offer> offers = super.offers();
            if (!open) {
                offers.remove(Offer.of("Push"));
            }
            return offers;
        }

        @SpecEnabled("Kick")
        public Collection<Offer> kicks() {
            return List.of(Offer.of("Kick", true), Offer.of("Kick", false));
        }

        @Override
        protected Choosy fresh() {
            return new Choosy();
        }
    }

    @Test
    void whatTheSubjectOffersIsComparedWithWhatTheSpecEnables() {
        ReplayResult right = replay(c -> new Offering(), ALL);
        assertThat(right.faults())
                .as("an insert that only the constraint cuts off counts as enabled")
                .isEmpty();
        assertThat(right.unchecked()).containsExactly("Kick");
        assertThat(graph.cutCount()).isPositive();

        ReplayResult choosy = replay(c -> new Choosy(), ALL);
        assertThat(choosy.unchecked()).isEmpty();
        assertThat(choosy.faults())
                .extracting(FaultGroup::fault)
                .containsExactlyInAnyOrder(new Fault(Kind.FORBIDDEN, "Kick", ""), new Fault(Kind.REFUSED, "Push", ""));
        long closed = walk(new Turnstiles.Right()).stream()
                .filter(s -> s.startsWith("/\\ open = FALSE"))
                .count();
        assertThat(choosy.faults())
                .filteredOn(group -> group.fault().kind() == Kind.REFUSED)
                .extracting(FaultGroup::count)
                .containsExactly(closed);
        Divergence first = choosy.divergences().get(0);
        assertThat(first.step()).isZero();
        assertThat(String.valueOf(first.event())).isIn("Push", "Kick(FALSE)");
    }

    @Test
    void whatIsEnabledBeyondABoundNobodyKnows() {
        Binding binding = Turnstiles.bind(explored, c -> new Offering());
        StateGraph partial = graph.upTo(2);
        assertThat(partial.expandedCount()).isLessThan(partial.stateCount());
        ReplayResult result = GraphReplay.replay(partial, binding, explored.origin(), ALL);
        assertThat(result.faults()).isEmpty();
        assertThat(result.transitions()).isPositive();
    }

    /** Gives all states that a turnstile comes to. */
    private static List<String> walk(Turnstiles.Right start) {
        List<String> seen = new ArrayList<>();
        List<Turnstiles.Right> queue = new ArrayList<>(List.of(start));
        for (int i = 0; i < queue.size(); i++) {
            Turnstiles.Right at = queue.get(i);
            if (seen.contains(shown(at))) {
                continue;
            }
            seen.add(shown(at));
            List<Event> events = new ArrayList<>();
            for (int label = 0; label < graph.labelCount(); label++) {
                events.add(graph.event(label));
            }
            for (Event event : events) {
                if (!event.action().equals("Insert") || at.paid().size() < 3) {
                    Turnstiles.Right next = at.copy();
                    apply(next, event);
                    queue.add(next);
                }
            }
        }
        return seen;
    }

    /** Offers what is no event of the spec. */
    public static final class Confused extends Offering {
        @Override
        public Collection<Offer> offers() {
            return List.of(Offer.of("Insert"));
        }

        @Override
        protected Confused fresh() {
            return new Confused();
        }
    }

    @Test
    void anOfferThatIsNoEventIsAMistakeOfTheBinding() {
        assertThatThrownBy(() -> replay(c -> new Confused(), ALL))
                .isInstanceOf(UnfitException.class)
                .hasMessageContaining("Insert(c)");
    }

    /** Counts pushes, which no variable shows, and jams at the third. */
    public static class Worn extends Turnstiles.Right {
        private int pushes;

        @Override
        public void push() {
            pushes++;
            if (pushes > 2) {
                throw new IllegalStateException("worn out");
            }
            super.push();
        }

        @Override
        protected Worn fresh() {
            var fresh = new Worn();
            fresh.pushes = pushes;
            return fresh;
        }
    }

    /** Shows all of its state. */
    public static final class OpenlyWorn extends Worn implements Snapshotted {
        @Override
        public Object snapshot() {
            return List.of(open(), List.copyOf(paid()), last(), pushesOf(this));
        }

        private static int pushesOf(Worn worn) {
            return worn.pushes;
        }

        @Override
        protected OpenlyWorn fresh() {
            var fresh = new OpenlyWorn();
            ((Worn) fresh).pushes = pushesOf(this);
            return fresh;
        }
    }

    @Test
    void stateThatTheSpecDoesNotHaveShowsWhereTwoWaysMeet() {
        ReplayResult result = replay(c -> new OpenlyWorn(), ReplayOptions.ofWorkers(2));
        Divergence hidden = result.divergences().stream()
                .filter(d -> d.kind() == Kind.HIDDEN_STATE)
                .findFirst()
                .orElseThrow();
        assertThat(hidden.otherWay()).isNotNull();
        assertThat(hidden.trace()).isNotEqualTo(hidden.otherWay());
        assertThat(end(hidden.trace()))
                .as("both ways lead to one state")
                .isEqualTo(end(requireNonNull(hidden.otherWay())));
        assertThat(pushes(hidden.trace().steps()))
                .isNotEqualTo(pushes(requireNonNull(hidden.otherWay()).steps()));
        assertThat(result.divergences())
                .as("it is replayed on, so what comes of it shows, too")
                .anyMatch(d -> d.kind() == Kind.EXCEPTION && pushes(d.trace().steps()) == 3);
    }

    private static State end(Trace trace) {
        int steps = trace.steps().size();
        return steps == 0 ? trace.initial() : trace.steps().get(steps - 1).state();
    }

    private static long pushes(List<Step> steps) {
        return steps.stream().filter(s -> s.event().action().equals("Push")).count();
    }

    @Test
    void otherWaysToAStateFindWhatOneWayDoesNot() {
        ReplayResult once = replay(c -> new Worn(), ALL);
        ReplayResult often = replay(c -> new Worn(), ALL.withPaths(3));
        assertThat(often.transitions()).isGreaterThan(once.transitions()).isLessThanOrEqualTo(3 * once.transitions());
        assertThat(often.faults()).isNotEmpty();
        assertThat(pushes(often.divergences().get(0).trace().steps())).isEqualTo(3);
        assertThat(replay(c -> new Turnstiles.Right(), ALL.withPaths(3)).faults())
                .isEmpty();
    }

    /** Never comes back from a push with three coins. */
    public static final class Stuck extends Turnstiles.Right {
        @Override
        public void push() {
            if (paid.size() == 3) {
                await();
            }
            super.push();
        }

        private static void await() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                await(); // It does not even listen.
            }
        }

        @Override
        protected Stuck fresh() {
            return new Stuck();
        }
    }

    @Test
    void aHangIsADivergenceAndTheRestIsReplayedAllTheSame() {
        ReplayResult result = replay(c -> new Stuck(), ALL.withEventTimeout(Duration.ofMillis(100)));
        assertThat(result.faults()).hasSize(1);
        FaultGroup group = result.faults().get(0);
        assertThat(group.fault()).isEqualTo(new Fault(Kind.HANG, "Push", "HangException"));
        assertThat(group.shortest().step()).isEqualTo(4);
        assertThat(requireNonNull(group.shortest().thrown()).getStackTrace())
                .as("where it hangs")
                .anyMatch(frame -> frame.getMethodName().equals("await"));
        ReplayResult thrown = replay(c -> new Refusing(), ALL);
        assertThat(group.count()).isEqualTo(thrown.faults().get(0).count());
        assertThat(result.transitions() + group.count())
                .as("one that throws where the other hangs is replayed as far")
                .isEqualTo(thrown.transitions());
    }

    /** Throws where {@link Stuck} hangs. */
    public static final class Refusing extends Turnstiles.Right {
        @Override
        public void push() {
            if (paid.size() == 3) {
                throw new IllegalStateException("no");
            }
            super.push();
        }

        @Override
        protected Refusing fresh() {
            return new Refusing();
        }
    }

    @Test
    void shardsTogetherReplayAllAndEachMeetsItsPart() {
        long all = replay(c -> new Turnstiles.Right(), ALL).transitions();
        long sum = 0;
        int found = 0;
        for (int shard = 1; shard <= 3; shard++) {
            ReplayResult right = replay(c -> new Turnstiles.Right(), ALL.withShard(shard, 3));
            assertThat(right.transitions()).isLessThan(all);
            assertThat(right.faults()).isEmpty();
            sum += right.transitions();
            found +=
                    replay(c -> new TwoBugs(), ALL.withShard(shard, 3)).faults().size();
        }
        assertThat(sum).isGreaterThanOrEqualTo(all);
        assertThat(found).isGreaterThanOrEqualTo(2);
    }

    /** Does not reset what was last when it is pushed, which is allowed, and keeps no dime, which is not. */
    public static class Sloppy extends Turnstiles.Right {
        @Override
        public void push() {
            open = false;
        }

        @Tolerated(value = "the last coin stays on the display", goOn = true)
        public boolean display(Deviation deviation) {
            return deviation.event().action().equals("Push") && deviation.onlyIn("last");
        }

        @Override
        protected Sloppy fresh() {
            return new Sloppy();
        }
    }

    /** Ends its ways where it deviates. */
    public static final class SloppyToItsEnd extends Sloppy {
        @Override
        @Tolerated("the last coin stays on the display")
        public boolean display(Deviation deviation) {
            return super.display(deviation);
        }

        @Override
        protected SloppyToItsEnd fresh() {
            return new SloppyToItsEnd();
        }
    }

    @Test
    void whatIsToleratedIsCountedAndNeverSilent() {
        ReplayResult result = replay(c -> new SloppyToItsEnd(), ALL);
        assertThat(result.faults()).isEmpty();
        assertThat(result.tolerated()).containsOnlyKeys("the last coin stays on the display");
        assertThat(result.tolerated().get("the last coin stays on the display")).isPositive();

        ReplayResult goingOn = replay(c -> new Sloppy(), ALL);
        assertThat(goingOn.states()).isGreaterThanOrEqualTo(result.states());
        assertThat(goingOn.tolerated().get("the last coin stays on the display"))
                .isGreaterThanOrEqualTo(result.tolerated().get("the last coin stays on the display"));
        assertThat(replay(c -> new Turnstiles.Right(), ALL).tolerated()).isEmpty();
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        for (Function<Constants, Object> maker : List.<Function<Constants, Object>>of(
                c -> new TwoBugs(), c -> new OpenlyWorn(), c -> new Choosy(), c -> new Sloppy())) {
            String one =
                    text(replay(maker, ReplayOptions.ofWorkers(1).withAll(true).withPaths(2)));
            for (int workers : new int[] {2, 5}) {
                assertThat(text(replay(
                                maker,
                                ReplayOptions.ofWorkers(workers).withAll(true).withPaths(2))))
                        .isEqualTo(one);
            }
        }
    }

    private static String text(ReplayResult result) {
        var text = new StringBuilder();
        text.append(result.states())
                .append(' ')
                .append(result.transitions())
                .append(' ')
                .append(result.tolerated());
        for (FaultGroup group : result.faults()) {
            Divergence shortest = group.shortest();
            text.append('\n')
                    .append(group.fault())
                    .append(group.count())
                    .append(shortest.trace())
                    .append(shortest.differences())
                    .append(shortest.otherWay());
        }
        return text.toString();
    }

    @Test
    void aSubjectThatCanNotBeCopiedIsRefusedWithAWayOut() {
        Binding binding = Turnstiles.bind(explored, c -> new Turnstiles.Uncopied());
        assertThatThrownBy(() -> GraphReplay.replay(graph, binding, explored.origin()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Copyable");
    }
}
