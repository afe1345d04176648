package dev.lockstep.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.protocols.raft.RaftMessage.AppendEntries;
import dev.lockstep.protocols.raft.RaftMessage.AppendEntriesResponse;
import dev.lockstep.protocols.raft.RaftMessage.RequestVoteResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tests when entries are committed (§5.3, §5.4.2). */
class RaftCommitmentTests {
    private static final LogEntry A1 = new LogEntry(1, "a");
    private static final LogEntry B1 = new LogEntry(1, "b");

    private final InMemoryRaftStorage storage = new InMemoryRaftStorage();

    private RaftNode node(int servers, long term, List<LogEntry> log) {
        Set<String> cluster = new TreeSet<>();
        for (int n = 1; n <= servers; n++) {
            cluster.add("s" + n);
        }
        storage.saveTermAndVote(term, null);
        storage.saveEntries(0, log);
        return new RaftNode("s1", cluster, 1, storage);
    }

    /** Makes s1 the leader of {@code term} by the votes of all its peers. */
    private RaftNode leader(int servers, long term, List<LogEntry> log) {
        RaftNode node = node(servers, term - 1, log);
        node.timeout();
        for (String peer : node.peers()) {
            node.handle(new RequestVoteResponse(term, peer, "s1", true));
        }
        return node;
    }

    private static AppendEntriesResponse accepted(String from, long term, int matchIndex) {
        return new AppendEntriesResponse(term, from, "s1", true, matchIndex);
    }

    @Test
    void anEntryOfTheLeadersTermIsCommittedWhenAMajorityHoldsIt() {
        RaftNode node = leader(5, 1, List.of());
        node.clientRequest("a");
        node.handle(accepted("s2", 1, 1));
        assertThat(node.commitIndex()).isZero();

        node.handle(accepted("s3", 1, 1));

        assertThat(node.commitIndex()).isEqualTo(1);
        assertThat(node.committed()).containsExactly(A1);
    }

    @Test
    void anEntryOfAnEarlierTermIsNotCommittedByCounting() {
        RaftNode node = leader(3, 2, List.of(A1));
        node.handle(accepted("s2", 2, 1));
        node.handle(accepted("s3", 2, 1));

        assertThat(node.commitIndex()).isZero();
    }

    @Test
    void anEntryOfAnEarlierTermIsCommittedWithOneOfTheLeadersTerm() {
        RaftNode node = leader(3, 2, List.of(A1));
        node.clientRequest("c");
        node.handle(accepted("s2", 2, 2));

        assertThat(node.committed()).containsExactly(A1, new LogEntry(2, "c"));
    }

    @Test
    void aServerAloneCommitsAtOnce() {
        RaftNode node = leader(1, 1, List.of());
        node.clientRequest("a");

        assertThat(node.commitIndex()).isEqualTo(1);
    }

    @Test
    void aFollowerLearnsTheLeadersCommitIndex() {
        RaftNode node = node(3, 1, List.of(A1));
        node.handle(new AppendEntries(1, "s2", "s1", 1, 1, List.of(), 1));

        assertThat(node.commitIndex()).isEqualTo(1);
    }

    @Test
    void aFollowerCommitsNothingBeyondWhatTheMessageProved() {
        RaftNode node = node(3, 2, List.of(A1, B1));
        node.handle(new AppendEntries(2, "s2", "s1", 0, 0, List.of(A1), 2));

        assertThat(node.commitIndex()).as("b may yet be replaced").isEqualTo(1);
    }

    @Test
    void aMessageThatComesLateDoesNotTakeCommitIndexBack() {
        RaftNode node = node(3, 1, List.of(A1, B1));
        node.handle(new AppendEntries(1, "s2", "s1", 2, 1, List.of(), 2));
        node.handle(new AppendEntries(1, "s2", "s1", 0, 0, List.of(), 0));

        assertThat(node.commitIndex()).isEqualTo(2);
    }

    /** Compares with the words of §5.3 and §5.4.2, tried index by index, on random logs and acknowledgements. */
    @Test
    void theLeadersCommitIndexIsTheHighestIndexThatTheRulesAllow() {
        long seed = 20141L;
        Random random = new Random(seed);
        for (int run = 0; run < 2000; run++) {
            int servers = 1 + random.nextInt(6);
            long term = 1L + random.nextInt(3);
            List<LogEntry> log = new ArrayList<>();
            for (long t = 1; t < term; t++) {
                log.addAll(Collections.nCopies(random.nextInt(3), new LogEntry(t, "x")));
            }
            RaftNode node = leader(servers, term, log);
            for (int n = random.nextInt(4); n > 0; n--) {
                node.clientRequest("y");
            }
            int[] match = new int[servers];
            match[0] = node.entries().size();
            for (int n = 1; n < servers; n++) {
                match[n] = random.nextInt(node.entries().size() + 1);
                node.handle(accepted("s" + (n + 1), term, match[n]));
            }

            assertThat(node.commitIndex())
                    .as("seed %d, run %d: log %s, match %s", seed, run, node.entries(), match)
                    .isEqualTo(highestCommittable(node, match));
        }
    }

    private static int highestCommittable(RaftNode leader, int[] match) {
        int highest = 0;
        for (int n = 1; n <= leader.entries().size(); n++) {
            int holders = 0;
            for (int held : match) {
                holders += held >= n ? 1 : 0;
            }
            if (holders > match.length / 2 && leader.entries().get(n - 1).term() == leader.currentTerm()) {
                highest = n;
            }
        }
        return highest;
    }
}
