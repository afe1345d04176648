package dev.lockstep.protocols.vectorclock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockedProcessTests {
    private final ClockedProcess a = new ClockedProcess("a");
    private final ClockedProcess b = new ClockedProcess("b");
    private final ClockedProcess c = new ClockedProcess("c");

    @Test
    void aNewProcessKnowsOfNothing() {
        assertThat(a.clock()).isEqualTo(VectorClock.empty());
        assertThat(a.versions()).isEmpty();
        assertThat(a.lastOrder()).isEmpty();
    }

    @Test
    void everyEventIsCountedInTheOwnEntry() {
        a.local();
        assertThat(a.clock().get("a")).isEqualTo(1);
        a.send("b");
        assertThat(a.clock().get("a")).isEqualTo(2);
        a.receive(b.send("a"));
        assertThat(a.clock().get("a")).isEqualTo(3);
    }

    @Test
    void anUpdateCarriesTheClockOfItsSend() {
        a.local();
        Update update = a.send("b");
        assertThat(update).isEqualTo(new Update("a", "b", VectorClock.of(Map.of("a", 2L))));
        assertThat(update.clock()).isEqualTo(a.clock());
    }

    @Test
    void anUpdateInFlightKeepsItsClockWhateverItsSenderDoesNext() {
        Update update = a.send("b");
        a.local();
        a.receive(c.send("a"));
        assertThat(update.clock()).isEqualTo(VectorClock.of(Map.of("a", 1L)));
    }

    @Test
    void aReceiverLearnsWhatTheSenderKnewOfOthers() {
        b.receive(a.send("b"));
        c.receive(b.send("c"));
        assertThat(c.clock()).isEqualTo(VectorClock.of(Map.of("a", 1L, "b", 2L, "c", 1L)));
    }

    @Test
    void aReceiverForgetsNothingForAStaleUpdate() {
        Update stale = a.send("b");
        Update fresh = a.send("b");
        b.receive(fresh);
        b.receive(stale);
        assertThat(b.clock()).isEqualTo(VectorClock.of(Map.of("a", 2L, "b", 2L)));
    }

    @Test
    void theFirstVersionIsNewerThanNothing() {
        Update first = a.send("b");
        assertThat(b.receive(first)).isEqualTo(Order.AFTER);
        assertThat(b.versions()).containsExactly(first.clock());
    }

    @Test
    void aNewerVersionTakesThePlaceOfTheOneItSupersedes() {
        b.receive(a.send("b"));
        Update newer = a.send("b");
        assertThat(b.receive(newer)).isEqualTo(Order.AFTER);
        assertThat(b.versions()).containsExactly(newer.clock());
    }

    @Test
    void anOlderVersionIsDropped() {
        Update older = a.send("b");
        Update newer = a.send("b");
        b.receive(newer);
        assertThat(b.receive(older)).isEqualTo(Order.BEFORE);
        assertThat(b.versions()).containsExactly(newer.clock());
    }

    @Test
    void aDuplicateIsEqualAndCountsAsAnEvent() {
        Update update = a.send("b");
        b.receive(update);
        assertThat(b.receive(update)).isEqualTo(Order.EQUAL);
        assertThat(b.versions()).containsExactly(update.clock());
        assertThat(b.clock().get("b")).isEqualTo(2);
    }

    @Test
    void aDuplicateOfASupersededVersionIsOlder() {
        Update update = a.send("b");
        b.receive(update);
        b.send("c");
        assertThat(b.receive(update)).isEqualTo(Order.BEFORE);
    }

    @Test
    void concurrentVersionsAreKeptAsSiblings() {
        Update ofA = a.send("c");
        Update ofB = b.send("c");
        c.receive(ofA);
        assertThat(c.receive(ofB)).isEqualTo(Order.CONCURRENT);
        assertThat(c.versions()).containsExactlyInAnyOrder(ofA.clock(), ofB.clock());
        assertThat(c.lastOrder()).contains(Order.CONCURRENT);
    }

    @Test
    void oneVersionCanSupersedeSomeSiblingsAndNotOthers() {
        ClockedProcess d = new ClockedProcess("d");
        d.receive(a.send("d"));
        Update ofB = b.send("d");
        d.receive(ofB);
        Update newerOfA = a.send("d");
        assertThat(d.receive(newerOfA)).isEqualTo(Order.CONCURRENT);
        assertThat(d.versions()).containsExactlyInAnyOrder(ofB.clock(), newerOfA.clock());
    }

    @Test
    void aWriteResolvesTheSiblingsItsWriterHolds() {
        c.receive(a.send("c"));
        c.receive(b.send("c"));
        Update resolved = c.send("a");
        assertThat(c.versions()).containsExactly(resolved.clock());
        assertThat(a.receive(resolved)).isEqualTo(Order.AFTER);
    }

    @Test
    void aSnapshotAndItsOriginalGoSeparateWays() {
        a.receive(b.send("a"));
        ClockedProcess snapshot = a.copy();
        VectorClock before = a.clock();

        a.receive(c.send("a"));
        assertThat(snapshot.clock()).isEqualTo(before);
        assertThat(snapshot.versions()).hasSize(1);
        assertThat(snapshot.lastOrder()).contains(Order.AFTER);

        snapshot.send("b");
        assertThat(a.versions()).hasSize(2);
    }

    @Test
    void anUpdateForAnotherNodeIsRefusedAndChangesNothing() {
        Update misrouted = a.send("c");
        assertThatThrownBy(() -> b.receive(misrouted))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'b'")
                .hasMessageContaining("'c'");
        assertThat(b.clock()).isEqualTo(VectorClock.empty());
        assertThat(b.versions()).isEmpty();
    }

    @Test
    void aNodeDoesNotSendToItself() {
        assertThatThrownBy(() -> a.send("a")).isInstanceOf(IllegalArgumentException.class);
        assertThat(a.clock()).isEqualTo(VectorClock.empty());
    }
}
