package dev.lockstep.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lockstep.protocols.raft.RaftMessage.AppendEntries;
import dev.lockstep.protocols.raft.RaftMessage.AppendEntriesResponse;
import dev.lockstep.protocols.raft.RaftMessage.RequestVoteResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the rules of §5.3, one each. */
class RaftReplicationTests {
    private static final LogEntry A1 = new LogEntry(1, "a");
    private static final LogEntry B1 = new LogEntry(1, "b");
    private static final LogEntry C2 = new LogEntry(2, "c");

    private final InMemoryRaftStorage storage = new InMemoryRaftStorage();

    private RaftNode follower(long term, LogEntry... log) {
        storage.saveTermAndVote(term, null);
        storage.saveEntries(0, List.of(log));
        return new RaftNode("s1", Set.of("s1", "s2", "s3"), 2, storage);
    }

    private RaftNode leader(long term, LogEntry... log) {
        RaftNode node = follower(term - 1, log);
        node.timeout();
        node.handle(new RequestVoteResponse(term, "s3", "s1", true));
        return node;
    }

    private static AppendEntriesResponse accepted(long term, int matchIndex) {
        return new AppendEntriesResponse(term, "s2", "s1", true, matchIndex);
    }

    private static AppendEntriesResponse refused(long term) {
        return new AppendEntriesResponse(term, "s2", "s1", false, 0);
    }

    @Test
    void aLeaderAppendsARequestToItsLogInItsTerm() {
        RaftNode node = leader(2, A1);

        assertThat(node.clientRequest("c")).isEqualTo(2);
        assertThat(node.entries()).containsExactly(A1, C2);
        assertThat(storage.entries()).containsExactly(A1, C2);
        assertThat(node.commitIndex()).isZero();
    }

    @Test
    void aServerThatDoesNotLeadTakesNoRequest() {
        RaftNode node = follower(3);

        assertThatIllegalStateException()
                .isThrownBy(() -> node.clientRequest("a"))
                .withMessageContaining("s1 (FOLLOWER, term 3)");
        assertThatIllegalStateException().isThrownBy(() -> node.appendEntries("s2"));
    }

    @Test
    void aNewLeaderStartsAfterItsOwnLog() {
        assertThat(leader(2, A1, B1).appendEntries("s2"))
                .isEqualTo(new AppendEntries(2, "s1", "s2", 2, 1, List.of(), 0));
    }

    @Test
    void aLeaderSendsNoMoreEntriesThanOneMessageMayCarry() {
        RaftNode node = leader(2);
        node.clientRequest("x");
        node.clientRequest("y");
        node.clientRequest("z");

        assertThat(node.appendEntries("s2").entries()).containsExactly(new LogEntry(2, "x"), new LogEntry(2, "y"));
    }

    @Test
    void aLeaderSendsNothingToItself() {
        RaftNode node = leader(1);

        assertThatIllegalArgumentException().isThrownBy(() -> node.appendEntries("s1"));
    }

    @Test
    void aRefusalMakesTheLeaderTryOneEntryEarlier() {
        RaftNode node = leader(2, A1, B1);
        node.handle(refused(2));

        assertThat(node.appendEntries("s2")).isEqualTo(new AppendEntries(2, "s1", "s2", 1, 1, List.of(B1), 0));
    }

    @Test
    void aLateRefusalDoesNotTakeNextIndexBelowWhatMatches() {
        RaftNode node = leader(2, A1, B1);
        node.handle(accepted(2, 2));
        node.handle(refused(2));

        assertThat(node.nextIndex()).containsEntry("s2", 3);
    }

    @Test
    void nextIndexNeverFallsBelowOne() {
        RaftNode node = leader(2);
        node.handle(refused(2));

        assertThat(node.nextIndex()).containsEntry("s2", 1);
    }

    @Test
    void anAcknowledgementMovesMatchIndexAndNextIndex() {
        RaftNode node = leader(2, A1, B1);
        node.handle(accepted(2, 2));

        assertThat(node.matchIndex()).containsEntry("s2", 2).containsEntry("s3", 0);
        assertThat(node.nextIndex()).containsEntry("s2", 3);
    }

    @Test
    void aLateAcknowledgementDoesNotMoveMatchIndexBack() {
        RaftNode node = leader(2, A1, B1);
        node.handle(accepted(2, 2));
        node.handle(accepted(2, 1));

        assertThat(node.matchIndex()).containsEntry("s2", 2);
        assertThat(node.nextIndex()).containsEntry("s2", 3);
    }

    @Test
    void anAcknowledgementOfAnEarlierTermIsIgnored() {
        RaftNode node = leader(2, A1);
        node.handle(accepted(1, 1));

        assertThat(node.matchIndex()).containsEntry("s2", 0);
    }

    @Test
    void aFollowerRefusesEntriesOfAnEarlierTerm() {
        RaftNode node = follower(2);

        assertThat(node.handle(new AppendEntries(1, "s2", "s1", 0, 0, List.of(A1), 0)))
                .containsExactly(new AppendEntriesResponse(2, "s1", "s2", false, 0));
        assertThat(node.entries()).isEmpty();
    }

    @Test
    void aFollowerRefusesEntriesIfItsLogIsTooShort() {
        assertThat(follower(1).handle(new AppendEntries(1, "s2", "s1", 1, 1, List.of(B1), 0)))
                .containsExactly(new AppendEntriesResponse(1, "s1", "s2", false, 0));
    }

    @Test
    void aFollowerRefusesEntriesIfTheOneBeforeIsOfAnotherTerm() {
        RaftNode node = follower(2, A1);

        assertThat(node.handle(new AppendEntries(2, "s2", "s1", 1, 2, List.of(C2), 0)))
                .containsExactly(new AppendEntriesResponse(2, "s1", "s2", false, 0));
        assertThat(node.entries()).as("a refusal changes nothing").containsExactly(A1);
    }

    @Test
    void aFollowerAppendsWhatItLacksAndSaysHowFarItMatches() {
        RaftNode node = follower(2, A1);

        assertThat(node.handle(new AppendEntries(2, "s2", "s1", 0, 0, List.of(A1, C2), 0)))
                .containsExactly(new AppendEntriesResponse(2, "s1", "s2", true, 2));
        assertThat(node.entries()).containsExactly(A1, C2);
        assertThat(storage.entries()).containsExactly(A1, C2);
    }

    @Test
    void aConflictingEntryAndAllThatFollowItAreReplaced() {
        RaftNode node = follower(2, A1, B1, B1);
        node.handle(new AppendEntries(2, "s2", "s1", 1, 1, List.of(C2), 0));

        assertThat(node.entries()).containsExactly(A1, C2);
        assertThat(storage.entries()).containsExactly(A1, C2);
    }

    @Test
    void aShorterMessageThatComesLateTruncatesNothing() {
        RaftNode node = follower(1, A1, B1);

        assertThat(node.handle(new AppendEntries(1, "s2", "s1", 0, 0, List.of(A1), 0)))
                .containsExactly(new AppendEntriesResponse(1, "s1", "s2", true, 1));
        assertThat(node.entries()).containsExactly(A1, B1);
    }

    @Test
    void aHeartbeatProvesNoMoreThanTheEntryItFollows() {
        RaftNode node = follower(1, A1, B1);

        assertThat(node.handle(new AppendEntries(1, "s2", "s1", 1, 1, List.of(), 2)))
                .containsExactly(new AppendEntriesResponse(1, "s1", "s2", true, 1));
        assertThat(node.commitIndex()).isEqualTo(1);
    }

    @Test
    void aRestartKeepsTheLogAndForgetsTheRest() {
        RaftNode node = leader(2, A1);
        node.clientRequest("c");
        node.handle(accepted(2, 2));
        assertThat(node.commitIndex()).isEqualTo(2);

        RaftNode restarted = new RaftNode("s1", Set.of("s1", "s2", "s3"), 2, storage);

        assertThat(restarted.entries()).containsExactly(A1, C2);
        assertThat(restarted.currentTerm()).isEqualTo(2);
        assertThat(restarted.votedFor()).contains("s1");
        assertThat(restarted.role()).isEqualTo(Role.FOLLOWER);
        assertThat(restarted.commitIndex()).isZero();
        assertThat(restarted.nextIndex().values()).containsOnly(1);
        assertThat(restarted.matchIndex().values()).containsOnly(0);
    }

    @Test
    void aCopySharesNothingThatChanges() {
        RaftNode node = leader(2, A1);
        InMemoryRaftStorage copyOfStorage = storage.copy();
        RaftNode copy = node.copy(copyOfStorage);
        copy.clientRequest("c");
        copy.handle(accepted(2, 2));

        assertThat(copy.commitIndex()).isEqualTo(2);
        assertThat(copyOfStorage.entries()).containsExactly(A1, C2);
        assertThat(node.entries()).containsExactly(A1);
        assertThat(node.matchIndex()).containsEntry("s2", 0);
        assertThat(node.commitIndex()).isZero();
        assertThat(storage.entries()).containsExactly(A1);
    }
}
