package dev.lockstep.protocols.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReplicaTests {
    private static final Content<String> OLD = new Content<>(new Version(1, "c1"), "old");
    private static final Content<String> NEW = new Content<>(new Version(1, "c2"), "new");

    private final Replica<String> replica = new Replica<>("r1");

    @Test
    void beforeAnyStoreAQueryFindsTheRegisterUnwritten() {
        assertThat(replica.handleQuery(new Message.Query<>("c1", "r1", 7)))
                .isEqualTo(new Message.QueryReply<>("r1", "c1", 7, Content.unwritten()));
    }

    @Test
    void aStoreOfNewerContentIsKept() {
        store(OLD);
        store(NEW);

        assertThat(replica.stored()).isEqualTo(NEW);
        assertThat(replica.handleQuery(new Message.Query<>("c1", "r1", 8)).content())
                .isEqualTo(NEW);
    }

    @Test
    void aStoreThatComesTooLateDoesNotMoveTheReplicaBack() {
        store(NEW);
        store(OLD);

        assertThat(replica.stored()).isEqualTo(NEW);
    }

    @Test
    void everyStoreIsAcknowledgedAlsoTheOneThatCameTooLate() {
        store(NEW);

        assertThat(store(OLD)).isEqualTo(new Message.Ack<>("r1", "c9", 5));
    }

    @Test
    void aStoreThatArrivesTwiceChangesNothingMore() {
        assertThat(store(OLD)).isEqualTo(store(OLD));
        assertThat(replica.stored()).isEqualTo(OLD);
    }

    @Test
    void aReplicaStartedWithWhatItHeldStillHoldsIt() {
        assertThat(new Replica<>("r1", NEW).stored()).isEqualTo(NEW);
    }

    @Test
    void aCopyGoesItsOwnWay() {
        Replica<String> copy = replica.copy();
        store(NEW);

        assertThat(copy.stored()).isEqualTo(Content.unwritten());
        assertThat(copy.id()).isEqualTo("r1");
    }

    @Test
    void aMessageForAnotherReplicaIsAnError() {
        assertThatThrownBy(() -> replica.handleQuery(new Message.Query<>("c1", "r2", 1)))
                .hasMessageContaining("Replica r1 was handed a message for r2");
        assertThatThrownBy(() -> replica.handleStore(new Message.Store<>("c1", "r2", 1, NEW)))
                .hasMessageContaining("Replica r1 was handed a message for r2");
    }

    private Message.Ack<String> store(Content<String> content) {
        return replica.handleStore(new Message.Store<>("c9", "r1", 5, content));
    }
}
