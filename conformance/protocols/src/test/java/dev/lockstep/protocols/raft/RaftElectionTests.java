package dev.lockstep.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lockstep.protocols.raft.RaftMessage.AppendEntries;
import dev.lockstep.protocols.raft.RaftMessage.AppendEntriesResponse;
import dev.lockstep.protocols.raft.RaftMessage.RequestVote;
import dev.lockstep.protocols.raft.RaftMessage.RequestVoteResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the rules of §5.1, §5.2 and §5.4.1, one each. */
class RaftElectionTests {
    private static final Set<String> THREE = Set.of("s1", "s2", "s3");

    private final InMemoryRaftStorage storage = new InMemoryRaftStorage();

    private RaftNode s1() {
        return new RaftNode("s1", THREE, 1, storage);
    }

    private RaftNode s1With(long term, LogEntry... log) {
        storage.saveTermAndVote(term, null);
        storage.saveEntries(0, List.of(log));
        return s1();
    }

    @Test
    void aServerStartsAsAFollowerInTermZero() {
        RaftNode node = s1();

        assertThat(node.role()).isEqualTo(Role.FOLLOWER);
        assertThat(node.currentTerm()).isZero();
        assertThat(node.votedFor()).isEmpty();
        assertThat(node.entries()).isEmpty();
        assertThat(node.commitIndex()).isZero();
    }

    @Test
    void aTimeoutStartsAnElectionInTheNextTerm() {
        RaftNode node = s1With(4, new LogEntry(2, "a"));

        List<RaftMessage> sent = node.timeout();

        assertThat(node.role()).isEqualTo(Role.CANDIDATE);
        assertThat(node.votedFor()).contains("s1");
        assertThat(node.votesGranted()).containsExactly("s1");
        assertThat(sent)
                .containsExactlyInAnyOrder(new RequestVote(5, "s1", "s2", 1, 2), new RequestVote(5, "s1", "s3", 1, 2));
    }

    @Test
    void aCandidateThatHearsFromNobodyStandsAgainInAHigherTerm() {
        RaftNode node = s1();
        node.timeout();
        node.timeout();

        assertThat(node.currentTerm()).isEqualTo(2);
        assertThat(node.votesGranted()).containsExactly("s1");
    }

    @Test
    void aLeaderHasNoElectionTimeout() {
        RaftNode node = s1();
        node.timeout();
        node.handle(new RequestVoteResponse(1, "s2", "s1", true));

        assertThatIllegalStateException().isThrownBy(node::timeout).withMessageContaining("s1 (LEADER, term 1)");
    }

    @Test
    void theVotesOfAMajorityMakeALeaderAtOnce() {
        RaftNode node = s1With(0, new LogEntry(1, "a"), new LogEntry(1, "b"));
        node.timeout();
        node.handle(new RequestVoteResponse(1, "s3", "s1", true));

        assertThat(node.role()).isEqualTo(Role.LEADER);
        assertThat(node.votesGranted()).isEmpty();
        assertThat(node.nextIndex()).containsOnly(Map.entry("s2", 3), Map.entry("s3", 3));
        assertThat(node.matchIndex()).containsOnly(Map.entry("s2", 0), Map.entry("s3", 0));
    }

    @Test
    void aVoteThatComesTwiceCountsOnce() {
        RaftNode node = new RaftNode("s1", Set.of("s1", "s2", "s3", "s4", "s5"), 1, storage);
        node.timeout();
        node.handle(new RequestVoteResponse(1, "s2", "s1", true));
        node.handle(new RequestVoteResponse(1, "s2", "s1", true));

        assertThat(node.role()).isEqualTo(Role.CANDIDATE);
        assertThat(node.votesGranted()).containsExactly("s1", "s2");
    }

    @Test
    void aRefusedVoteDoesNotCount() {
        RaftNode node = s1();
        node.timeout();
        node.handle(new RequestVoteResponse(1, "s2", "s1", false));

        assertThat(node.votesGranted()).containsExactly("s1");
    }

    @Test
    void aVoteOfAnEarlierTermDoesNotCount() {
        RaftNode node = s1();
        node.timeout();
        node.timeout();
        node.handle(new RequestVoteResponse(1, "s2", "s1", true));

        assertThat(node.role()).isEqualTo(Role.CANDIDATE);
    }

    @Test
    void aServerAloneLeadsAtOnce() {
        RaftNode node = new RaftNode("s1", Set.of("s1"), 1, storage);

        assertThat(node.timeout()).isEmpty();
        assertThat(node.role()).isEqualTo(Role.LEADER);
    }

    @Test
    void aServerGivesOneVoteATermFirstComeFirstServed() {
        RaftNode node = s1();

        assertThat(node.handle(new RequestVote(1, "s2", "s1", 0, 0)))
                .containsExactly(new RequestVoteResponse(1, "s1", "s2", true));
        assertThat(node.handle(new RequestVote(1, "s3", "s1", 0, 0)))
                .containsExactly(new RequestVoteResponse(1, "s1", "s3", false));
        assertThat(node.votedFor()).contains("s2");
    }

    @Test
    void aRequestThatComesTwiceGetsTheSameVoteAgain() {
        RaftNode node = s1();
        RequestVote request = new RequestVote(1, "s2", "s1", 0, 0);

        assertThat(node.handle(request)).isEqualTo(node.handle(request));
    }

    @Test
    void aVoteIsOnStorageBeforeItIsSent() {
        s1().handle(new RequestVote(3, "s2", "s1", 0, 0));

        assertThat(storage.currentTerm()).isEqualTo(3);
        assertThat(storage.votedFor()).contains("s2");
    }

    @Test
    void aVoteIsKeptOverARestart() {
        s1().handle(new RequestVote(1, "s2", "s1", 0, 0));

        assertThat(s1().handle(new RequestVote(1, "s3", "s1", 0, 0)))
                .containsExactly(new RequestVoteResponse(1, "s1", "s3", false));
    }

    @Test
    void aCandidateOfAnEarlierTermIsRefusedAndToldTheTerm() {
        assertThat(s1With(3).handle(new RequestVote(2, "s2", "s1", 0, 0)))
                .containsExactly(new RequestVoteResponse(3, "s1", "s2", false));
    }

    @Test
    void aCandidateWhoseLastEntryIsOfAnEarlierTermIsRefusedHoweverLongItsLogIs() {
        RaftNode node = s1With(2, new LogEntry(2, "a"));

        assertThat(node.handle(new RequestVote(3, "s2", "s1", 9, 1)))
                .containsExactly(new RequestVoteResponse(3, "s1", "s2", false));
        assertThat(node.votedFor()).isEmpty();
    }

    @Test
    void aCandidateWithAShorterLogOfTheSameLastTermIsRefused() {
        RaftNode node = s1With(2, new LogEntry(2, "a"), new LogEntry(2, "b"));

        assertThat(node.handle(new RequestVote(3, "s2", "s1", 1, 2)))
                .containsExactly(new RequestVoteResponse(3, "s1", "s2", false));
    }

    @Test
    void aCandidateWhoseLastEntryIsOfALaterTermGetsTheVoteHoweverShortItsLogIs() {
        RaftNode node = s1With(3, new LogEntry(2, "a"), new LogEntry(2, "b"));

        assertThat(node.handle(new RequestVote(4, "s2", "s1", 1, 3)))
                .containsExactly(new RequestVoteResponse(4, "s1", "s2", true));
    }

    @Test
    void aHigherTermInAnyMessageMakesAFollowerThatHasNotVoted() {
        List<RaftMessage> ofTerm9 = List.of(
                new RequestVote(9, "s2", "s1", 0, 0),
                new RequestVoteResponse(9, "s2", "s1", false),
                new AppendEntries(9, "s2", "s1", 7, 7, List.of(), 0),
                new AppendEntriesResponse(9, "s2", "s1", false, 0));
        for (RaftMessage m : ofTerm9) {
            RaftNode node = s1With(1, new LogEntry(1, "a"));
            node.timeout();
            node.handle(new RequestVoteResponse(2, "s3", "s1", true));
            assertThat(node.role()).isEqualTo(Role.LEADER);

            node.handle(m);

            assertThat(node.role()).as("role after %s", m).isEqualTo(Role.FOLLOWER);
            assertThat(node.currentTerm()).isEqualTo(9);
            assertThat(node.votedFor()).isEmpty();
            assertThat(node.nextIndex().values()).containsOnly(1);
        }
    }

    @Test
    void aCandidateFollowsTheLeaderOfItsOwnTerm() {
        RaftNode node = s1();
        node.timeout();
        node.handle(new AppendEntries(1, "s2", "s1", 0, 0, List.of(), 0));

        assertThat(node.role()).isEqualTo(Role.FOLLOWER);
        assertThat(node.votedFor()).as("the vote stays with the term").contains("s1");
    }

    @Test
    void aCandidateIgnoresALeaderOfAnEarlierTerm() {
        RaftNode node = s1With(1);
        node.timeout();

        assertThat(node.handle(new AppendEntries(1, "s2", "s1", 0, 0, List.of(), 0)))
                .containsExactly(new AppendEntriesResponse(2, "s1", "s2", false, 0));
        assertThat(node.role()).isEqualTo(Role.CANDIDATE);
    }

    @Test
    void aMessageForAnotherServerIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> s1().handle(new RequestVote(1, "s2", "s3", 0, 0)))
                .withMessageContaining("server s1");
    }

    @Test
    void aMessageFromOutsideTheClusterIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> s1().handle(new RequestVote(1, "s9", "s1", 0, 0)))
                .withMessageContaining("found s9");
    }

    @Test
    void aServerOutsideItsOwnClusterIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RaftNode("s9", THREE, 1, storage))
                .withMessageContaining("server s9");
    }
}
