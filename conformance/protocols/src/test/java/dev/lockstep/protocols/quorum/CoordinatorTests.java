package dev.lockstep.protocols.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoordinatorTests {
    private static final Quorums MAJORITIES = new Quorums(List.of("r1", "r2", "r3"), 2, 2);
    private static final Content<String> UNWRITTEN = Content.unwritten();
    private static final Content<String> OLD = new Content<>(new Version(1, "c1"), "old");
    private static final Content<String> NEW = new Content<>(new Version(1, "c2"), "new");

    private final Coordinator<String> writer = new Coordinator<>("c1", MAJORITIES, true);
    private final Coordinator<String> quickReader = new Coordinator<>("c1", MAJORITIES, false);

    @Test
    void everyOperationStartsByAskingAllReplicas() {
        List<Message<String>> queries = List.of(
                new Message.Query<>("c1", "r1", 1),
                new Message.Query<>("c1", "r2", 1),
                new Message.Query<>("c1", "r3", 1));

        assertThat(writer.startWrite("v")).isEqualTo(queries);
        assertThat(quickReader.startRead()).isEqualTo(queries);
        assertThat(writer.kind()).isEqualTo(Kind.WRITE);
        assertThat(writer.proposal()).contains("v");
        assertThat(quickReader.kind()).isEqualTo(Kind.READ);
        assertThat(quickReader.phase()).isEqualTo(Phase.QUERY);
    }

    @Test
    void aWriteStoresItsValueAboveTheHighestVersionThatAReadQuorumReported() {
        writer.startWrite("v");

        assertThat(reply(writer, "r1", 1, NEW)).isEmpty();
        Content<String> written = new Content<>(new Version(2, "c1"), "v");
        assertThat(reply(writer, "r3", 1, OLD))
                .containsExactly(
                        new Message.Store<>("c1", "r1", 1, written),
                        new Message.Store<>("c1", "r2", 1, written),
                        new Message.Store<>("c1", "r3", 1, written));
        assertThat(writer.phase()).isEqualTo(Phase.STORE);
        assertThat(writer.responders()).isEmpty();
    }

    @Test
    void aWriteEndsWhenAWriteQuorumHasAcknowledged() {
        writer.startWrite("v");
        reply(writer, "r1", 1, UNWRITTEN);
        reply(writer, "r2", 1, UNWRITTEN);

        ack(writer, "r3", 1);
        assertThat(writer.result()).isEmpty();
        ack(writer, "r1", 1);
        assertThat(writer.result()).contains(new Outcome.Written<>(new Content<>(new Version(1, "c1"), "v")));
        assertThat(writer.phase()).isEqualTo(Phase.IDLE);
        assertThat(writer.kind()).isEqualTo(Kind.NONE);
        assertThat(writer.proposal()).isEmpty();
    }

    @Test
    void aReadWithoutWriteBackReturnsTheHighestOfAReadQuorumAtOnce() {
        quickReader.startRead();
        reply(quickReader, "r1", 1, OLD);
        reply(quickReader, "r2", 1, NEW);

        assertThat(quickReader.result()).contains(new Outcome.Read<>(NEW));
    }

    @Test
    void theOrderOfRepliesDoesNotMatter() {
        quickReader.startRead();
        reply(quickReader, "r2", 1, NEW);
        reply(quickReader, "r1", 1, OLD);

        assertThat(quickReader.result()).contains(new Outcome.Read<>(NEW));
    }

    @Test
    void aReadWithWriteBackStoresWhatItFoundAtAWriteQuorumBeforeItReturns() {
        writer.startRead();
        reply(writer, "r1", 1, OLD);

        assertThat(reply(writer, "r2", 1, NEW)).hasSize(3).contains(new Message.Store<>("c1", "r1", 1, NEW));
        ack(writer, "r1", 1);
        assertThat(writer.result()).isEmpty();
        ack(writer, "r2", 1);
        assertThat(writer.result()).contains(new Outcome.Read<>(NEW));
    }

    @Test
    void aReadOfARegisterThatWasNeverWrittenReturnsThat() {
        quickReader.startRead();
        reply(quickReader, "r1", 1, UNWRITTEN);
        reply(quickReader, "r2", 1, UNWRITTEN);

        assertThat(quickReader.result()).contains(new Outcome.Read<>(UNWRITTEN));
    }

    @Test
    void aReplyThatArrivesTwiceCountsOnce() {
        quickReader.startRead();
        reply(quickReader, "r1", 1, OLD);
        reply(quickReader, "r1", 1, OLD);

        assertThat(quickReader.result()).isEmpty();
        assertThat(quickReader.responders()).containsExactly("r1");
    }

    @Test
    void anAcknowledgementThatArrivesTwiceCountsOnce() {
        toStorePhase();
        ack(writer, "r1", 1);
        ack(writer, "r1", 1);

        assertThat(writer.result()).isEmpty();
    }

    @Test
    void aReplicaAskedTwiceCountsOnceButWhatItSaysInTheEndIsHeard() {
        quickReader.startRead();
        reply(quickReader, "r1", 1, OLD);
        reply(quickReader, "r1", 1, NEW);

        assertThat(quickReader.result()).isEmpty();
        assertThat(quickReader.best()).isEqualTo(NEW);
    }

    @Test
    void lateAnswersOfAnEarlierOperationAreIgnored() {
        toStorePhase();
        ack(writer, "r1", 1);
        ack(writer, "r2", 1);
        writer.startWrite("w");

        assertThat(reply(writer, "r3", 1, NEW)).isEmpty();
        assertThat(writer.responders()).isEmpty();
        assertThat(writer.best()).isEqualTo(UNWRITTEN);
        reply(writer, "r1", 2, OLD);
        reply(writer, "r2", 2, OLD);
        ack(writer, "r3", 1);
        assertThat(writer.responders()).isEmpty();
    }

    @Test
    void answersOfTheOtherPhaseAreIgnored() {
        toStorePhase();
        Content<String> stored = writer.best();
        reply(writer, "r3", 1, NEW);

        assertThat(writer.best()).isEqualTo(stored);
        assertThat(writer.responders()).isEmpty();
    }

    @Test
    void answersAfterTheEndAreIgnored() {
        toStorePhase();
        ack(writer, "r1", 1);
        ack(writer, "r2", 1);
        ack(writer, "r3", 1);

        assertThat(writer.phase()).isEqualTo(Phase.IDLE);
        assertThat(writer.responders()).isEmpty();
    }

    @Test
    void retransmissionAsksThoseAgainThatHaveNotAnswered() {
        writer.startWrite("v");
        reply(writer, "r2", 1, UNWRITTEN);
        assertThat(writer.retransmit())
                .containsExactly(new Message.Query<>("c1", "r1", 1), new Message.Query<>("c1", "r3", 1));

        List<Message<String>> stores = reply(writer, "r1", 1, UNWRITTEN);
        assertThat(writer.retransmit()).isEqualTo(stores);
        ack(writer, "r1", 1);
        assertThat(writer.retransmit()).isEqualTo(stores.subList(1, 3));
    }

    @Test
    void readAndWriteQuorumsMayHaveDifferentSizes() {
        Quorums quorums = new Quorums(List.of("r1", "r2", "r3"), 1, 3);
        Coordinator<String> coordinator = new Coordinator<>("c1", quorums, true);
        coordinator.startRead();

        assertThat(reply(coordinator, "r1", 1, OLD)).hasSize(3);
        ack(coordinator, "r1", 1);
        ack(coordinator, "r2", 1);
        assertThat(coordinator.result()).isEmpty();
        ack(coordinator, "r3", 1);
        assertThat(coordinator.result()).contains(new Outcome.Read<>(OLD));
    }

    @Test
    void theLastResultIsForgottenWhenTheNextOperationStarts() {
        quickReader.startRead();
        reply(quickReader, "r1", 1, OLD);
        reply(quickReader, "r2", 1, OLD);
        quickReader.startRead();

        assertThat(quickReader.result()).isEmpty();
        assertThat(quickReader.number()).isEqualTo(2);
    }

    @Test
    void aCopyGoesItsOwnWay() {
        writer.startWrite("v");
        Coordinator<String> copy = writer.copy();
        reply(writer, "r1", 1, NEW);

        assertThat(copy.responders()).isEmpty();
        assertThat(copy.best()).isEqualTo(UNWRITTEN);
        reply(copy, "r2", 1, UNWRITTEN);
        assertThat(reply(copy, "r3", 1, UNWRITTEN))
                .contains(new Message.Store<>("c1", "r1", 1, new Content<>(new Version(1, "c1"), "v")));
        assertThat(writer.phase()).isEqualTo(Phase.QUERY);
    }

    @Test
    void aCoordinatorThatStartsAgainGoesOnWithItsNumbers() {
        Coordinator<String> restarted = new Coordinator<>("c1", MAJORITIES, true, 41);

        assertThat(restarted.startRead()).contains(new Message.Query<>("c1", "r1", 42));
    }

    @Test
    void misuseIsAnErrorThatChangesNothing() {
        assertThatThrownBy(writer::retransmit).hasMessageContaining("no operation in progress");
        writer.startWrite("v");
        assertThatThrownBy(writer::startRead)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its operation 1, a WRITE, is in progress");
        assertThatThrownBy(() -> reply(writer, "r4", 1, OLD)).hasMessageContaining("none of its replicas");
        assertThatThrownBy(() -> writer.handleAck(new Message.Ack<>("r1", "c2", 1)))
                .hasMessageContaining("a message for c2");
        assertThat(writer.number()).isEqualTo(1);
        assertThat(writer.responders()).isEmpty();
    }

    @Test
    void aCoordinatorNeedsANameAndANumberThatIsNotNegative() {
        assertThatThrownBy(() -> new Coordinator<String>("", MAJORITIES, true)).hasMessageContaining("needs a name");
        assertThatThrownBy(() -> new Coordinator<String>("c1", MAJORITIES, true, -1))
                .hasMessageContaining("-1");
    }

    private void toStorePhase() {
        writer.startWrite("v");
        reply(writer, "r1", 1, UNWRITTEN);
        reply(writer, "r2", 1, UNWRITTEN);
    }

    private static List<Message<String>> reply(
            Coordinator<String> to, String from, long number, Content<String> content) {
        return to.handleQueryReply(new Message.QueryReply<>(from, to.id(), number, content));
    }

    private static void ack(Coordinator<String> to, String from, long number) {
        assertThat(to.handleAck(new Message.Ack<>(from, to.id(), number))).isEmpty();
    }
}
