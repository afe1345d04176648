package dev.lockstep.protocols.vectorclock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorClockTests {
    private static final String[] NODES = {"a", "b", "c", "d"};

    @Test
    void anEntryThatIsMissingMeansZero() {
        assertThat(VectorClock.empty().get("a")).isZero();
        assertThat(clock(1, 0).compare(clock(1, 1))).isEqualTo(Order.BEFORE);
        assertThat(clock(1, 1).compare(clock(0, 1))).isEqualTo(Order.AFTER);
        assertThat(VectorClock.empty().compare(clock(0, 0, 1))).isEqualTo(Order.BEFORE);
    }

    @Test
    void aZeroIsNeverStored() {
        assertThat(VectorClock.of(Map.of("a", 0L, "b", 2L)).entries()).isEqualTo(Map.of("b", 2L));
        assertThat(VectorClock.of(Map.of("a", 0L))).isEqualTo(VectorClock.empty());
    }

    @Test
    void aTickCountsOneEventOfOneNode() {
        assertThat(clock(2, 5).tick("a")).isEqualTo(clock(3, 5));
        assertThat(clock(2, 5).tick("c")).isEqualTo(clock(2, 5, 1));
    }

    @Test
    void aMergeTakesTheLargerCountInEachEntry() {
        assertThat(clock(3, 1, 0, 2).merge(clock(1, 4, 2, 0))).isEqualTo(clock(3, 4, 2, 2));
    }

    @Test
    void clocksThatEachKnowMoreInSomeEntryAreConcurrent() {
        assertThat(clock(2, 1).compare(clock(1, 2))).isEqualTo(Order.CONCURRENT);
        assertThat(clock(1, 0).compare(clock(0, 1))).isEqualTo(Order.CONCURRENT);
    }

    @Test
    void aClockIsEqualToItselfAndNotBeforeItself() {
        assertThat(clock(2, 1).compare(clock(2, 1))).isEqualTo(Order.EQUAL);
        assertThat(VectorClock.empty().compare(VectorClock.empty())).isEqualTo(Order.EQUAL);
    }

    @Test
    void noOperationChangesAClockThatExists() {
        VectorClock original = clock(1, 2);
        VectorClock other = clock(0, 3, 1);

        VectorClock ticked = original.tick("a");
        VectorClock merged = original.merge(other);

        assertThat(original).isEqualTo(clock(1, 2));
        assertThat(other).isEqualTo(clock(0, 3, 1));
        assertThat(ticked).isNotEqualTo(original);
        assertThat(merged).isNotEqualTo(original);
        assertThatThrownBy(() -> original.entries().put("a", 9L)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aClockDoesNotChangeWithTheMapItWasMadeOf() {
        Map<String, Long> counts = new HashMap<>(Map.of("a", 1L));
        VectorClock made = VectorClock.of(counts);
        counts.put("a", 7L);
        assertThat(made).isEqualTo(clock(1));
    }

    @Test
    void aNegativeCountIsRefusedByNodeAndCount() {
        assertThatThrownBy(() -> VectorClock.of(Map.of("a", -3L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a'")
                .hasMessageContaining("-3");
    }

    @Test
    void aFullEntryDoesNotWrapAround() {
        VectorClock full = VectorClock.of(Map.of("a", Long.MAX_VALUE));
        assertThatThrownBy(() -> full.tick("a")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void clocksPrintTheirEntriesSortedByNode() {
        assertThat(VectorClock.empty().tick("b").tick("a").tick("b").toString()).isEqualTo("{a=1, b=2}");
    }

    @Test
    void comparingAgreesWithComparingArraysEntryByEntry() {
        Random random = seeded();
        for (int round = 0; round < 20_000; round++) {
            long[] a = array(random);
            long[] b = array(random);
            assertThat(clock(a).compare(clock(b)))
                    .as("%s, %s", clock(a), clock(b))
                    .isEqualTo(compareArrays(a, b));
        }
    }

    @Test
    void mergingIsTheLeastUpperBound() {
        Random random = seeded();
        for (int round = 0; round < 5_000; round++) {
            VectorClock a = clock(array(random));
            VectorClock b = clock(array(random));
            VectorClock c = clock(array(random));
            VectorClock ab = a.merge(b);

            assertThat(a.isAtMost(ab) && b.isAtMost(ab)).as("%s, %s", a, b).isTrue();
            assertThat(a.isAtMost(c) && b.isAtMost(c)).as("%s, %s, %s", a, b, c).isEqualTo(ab.isAtMost(c));
            assertThat(b.merge(a)).isEqualTo(ab);
            assertThat(ab.merge(c)).isEqualTo(a.merge(b.merge(c)));
            assertThat(a.merge(a)).isEqualTo(a);
        }
    }

    @Test
    void theOtherSideSeesTheOrderReversed() {
        Random random = seeded();
        for (int round = 0; round < 5_000; round++) {
            VectorClock a = clock(array(random));
            VectorClock b = clock(array(random));
            assertThat(b.compare(a)).as("%s, %s", a, b).isEqualTo(a.compare(b).reversed());
        }
    }

    /** Compares without any notion of a missing entry. */
    private static Order compareArrays(long[] a, long[] b) {
        int less = 0;
        int greater = 0;
        for (int n = 0; n < a.length; n++) {
            less += a[n] < b[n] ? 1 : 0;
            greater += a[n] > b[n] ? 1 : 0;
        }
        if (less > 0 && greater > 0) {
            return Order.CONCURRENT;
        }
        if (less > 0) {
            return Order.BEFORE;
        }
        return greater > 0 ? Order.AFTER : Order.EQUAL;
    }

    private static long[] array(Random random) {
        return random.longs(NODES.length, 0, 3).toArray();
    }

    private static VectorClock clock(long... counts) {
        Map<String, Long> entries = new HashMap<>();
        for (int n = 0; n < counts.length; n++) {
            entries.put(NODES[n], counts[n]);
        }
        return VectorClock.of(entries);
    }

    private static Random seeded() {
        long seed = Long.getLong("seed", 20260711L);
        System.out.println("VectorClockTests: -Dseed=" + seed);
        return new Random(seed);
    }
}
