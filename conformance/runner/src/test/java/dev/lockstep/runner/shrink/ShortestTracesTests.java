package dev.lockstep.runner.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.runner.Turnstiles;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.Snapshotted;
import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.Divergence.Fault;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.runner.replay.GraphReplay;
import dev.lockstep.runner.replay.ReplayOptions;
import dev.lockstep.runner.replay.ReplayResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a replay of the graph takes for the shortest traces, against what is shortest by hand. */
class ShortestTracesTests {
    private static final Fault FORGOTTEN = new Fault(Kind.STATE, "Insert", "paid");

    private static Exploration explored;

    @BeforeAll
    static void explore() {
        explored = Turnstiles.explore();
    }

    private record Found(Divergence divergence, boolean proven) {}

    private static Optional<Found> find(Function<Constants, Object> maker, Fault fault) {
        Binding binding = Turnstiles.bind(explored, maker);
        ReplayResult result = GraphReplay.replay(
                explored.graph(),
                binding,
                explored.origin(),
                ReplayOptions.ofWorkers(2).withAll(true));
        return result.divergences().stream()
                .filter(divergence -> divergence.fault().equals(fault))
                .map(divergence -> new Found(divergence, ShortestTraces.proven(explored.graph(), binding, result)))
                .findFirst();
    }

    /** Jams at a push with one coin, and forgets the first coin when the third comes. */
    private static class Twofold extends Turnstiles.Right {
        @Override
        public void push() {
            if (paid.size() == 1) {
                throw new IllegalStateException("jammed");
            }
            super.push();
        }

        @Override
        public void insert(String coin) {
            super.insert(coin);
            if (paid.size() == 3) {
                paid.set(0, "dime");
            }
        }

        @Override
        protected Turnstiles.Right fresh() {
            return new Twofold();
        }
    }

    /** Shows all of its state. */
    public static final class Open extends Twofold implements Snapshotted {
        @Override
        public Object snapshot() {
            return List.of(open, List.copyOf(paid), last);
        }

        @Override
        protected Turnstiles.Right fresh() {
            return new Open();
        }
    }

    /** Counts pushes, which no variable shows, and gets stuck at the second one. */
    public static final class Worn extends Turnstiles.Right implements Snapshotted {
        private int pushes;

        @Override
        public void push() {
            super.push();
            open = ++pushes > 1;
        }

        @Override
        public Object snapshot() {
            return List.of(open, List.copyOf(paid), last, pushes);
        }

        @Override
        protected Turnstiles.Right fresh() {
            var copy = new Worn();
            copy.pushes = pushes;
            return copy;
        }
    }

    @Test
    void theShortestTraceToOneOfTwoFaultsIsFoundThoughTheOtherComesFirst() {
        Found found = find(c -> new Twofold(), FORGOTTEN).orElseThrow();
        // By hand: three coins are needed, the first of them a penny, and no push with one coin.
        assertThat(found.divergence().step()).isEqualTo(3);
        assertThat(found.divergence().fault()).isEqualTo(FORGOTTEN);
        assertThat(found.proven()).as("who knows what it hides").isFalse();
        Found jam = find(c -> new Twofold(), new Fault(Kind.EXCEPTION, "Push", "IllegalStateException"))
                .orElseThrow();
        assertThat(jam.divergence().step()).isEqualTo(2);
    }

    @Test
    void itIsProvenWhereSnapshotsAreEqual() {
        Found found = find(c -> new Open(), FORGOTTEN).orElseThrow();
        assertThat(found.proven()).isTrue();
        assertThat(found.divergence().step()).isEqualTo(3);
    }

    @Test
    void itIsNotProvenWhereSomethingIsHidden() {
        Found found =
                find(c -> new Worn(), new Fault(Kind.STATE, "Push", "open")).orElseThrow();
        assertThat(found.proven()).isFalse();
    }

    @Test
    void aFaultThatTheSubjectDoesNotHaveIsNotFound() {
        assertThat(find(c -> new Turnstiles.Right(), FORGOTTEN)).isEmpty();
        assertThat(find(c -> new Open(), new Fault(Kind.STATE, "Kick", "paid"))).isEmpty();
    }
}
