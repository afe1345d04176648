package dev.lockstep.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.protocols.raft.RaftMessage.RequestVote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Runs clusters under seeded random schedules, with messages lost, repeated and reordered and servers restarted, and checks
 * the properties of the paper's Figure 3 after each event.
 */
class RaftClusterTests {

    @Test
    void threeServersStaySafeUnderFaults() {
        assertThat(run(3, 41, 6_000, 15, RaftNode::new))
                .as("entries ever committed")
                .isGreaterThan(10);
    }

    @Test
    void fiveServersStaySafeUnderFaults() {
        assertThat(run(5, 42, 12_000, 15, RaftNode::new))
                .as("entries ever committed")
                .isGreaterThan(10);
    }

    @Test
    void serversThatVoteTwiceInATermAreCaught() {
        assertThatThrownBy(() -> run(3, 43, 6_000, 75, VotesTwice::new))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("one leader in term");
    }

    @Test
    void serversThatDoNotCompareLogsWhenTheyVoteAreCaught() {
        assertThatThrownBy(() -> run(3, 44, 6_000, 75, VotesWithoutLogCheck::new))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("has committed");
    }

    /** Returns how many entries were ever committed; {@code timeouts} is how many of 1000 events are timeouts. */
    private static int run(int size, long seed, int events, int timeouts, NodeFactory factory) {
        Cluster cluster = new Cluster(size, new Random(seed), timeouts, factory);
        for (int n = 0; n < events; n++) {
            cluster.step();
            cluster.checkSafety("seed " + seed + ", event " + n);
        }
        return cluster.everCommitted.size();
    }

    private interface NodeFactory {
        RaftNode start(String id, Set<String> servers, int maxEntries, RaftStorage storage);
    }

    private static final class VotesTwice extends RaftNode {
        VotesTwice(String id, Set<String> servers, int maxEntries, RaftStorage storage) {
            super(id, servers, maxEntries, storage);
        }

        @Override
        protected boolean voteIsFree(RequestVote m) {
            return true;
        }
    }

    private static final class VotesWithoutLogCheck extends RaftNode {
        VotesWithoutLogCheck(String id, Set<String> servers, int maxEntries, RaftStorage storage) {
            super(id, servers, maxEntries, storage);
        }

        @Override
        protected boolean isUpToDate(RequestVote m) {
            return true;
        }
    }

    /** Holds the servers and the messages in flight; remembers what was ever committed and who ever led. */
    private static final class Cluster {
        private final Random random;
        private final int timeouts;
        private final NodeFactory factory;
        private final Set<String> ids = new TreeSet<>();
        private final Map<String, InMemoryRaftStorage> storages = new HashMap<>();
        private final Map<String, RaftNode> nodes = new HashMap<>();
        private final Set<RaftMessage> inFlight = new LinkedHashSet<>();
        private final List<LogEntry> everCommitted = new ArrayList<>();
        private final Map<Long, String> leaders = new HashMap<>();
        private int requests;

        Cluster(int size, Random random, int timeouts, NodeFactory factory) {
            this.random = random;
            this.timeouts = timeouts;
            this.factory = factory;
            for (int n = 1; n <= size; n++) {
                ids.add("s" + n);
            }
            for (String id : ids) {
                InMemoryRaftStorage storage = new InMemoryRaftStorage();
                storages.put(id, storage);
                nodes.put(id, factory.start(id, ids, 3, storage));
            }
        }

        void step() {
            String id = List.copyOf(ids).get(random.nextInt(ids.size()));
            RaftNode node = node(id);
            int dice = random.nextInt(1000);
            if (dice < timeouts) {
                if (node.role() != Role.LEADER) {
                    inFlight.addAll(node.timeout());
                }
            } else if (dice < timeouts + 15) {
                nodes.put(id, factory.start(id, ids, 3, Objects.requireNonNull(storages.get(id))));
            } else if (dice < timeouts + 165) {
                replicate(node);
            } else {
                deliver();
            }
        }

        private RaftNode node(String id) {
            return Objects.requireNonNull(nodes.get(id));
        }

        private void replicate(RaftNode node) {
            if (node.role() == Role.LEADER) {
                if (random.nextInt(4) == 0) {
                    node.clientRequest("v" + requests++);
                }
                for (String peer : node.peers()) {
                    inFlight.add(node.appendEntries(peer));
                }
            }
        }

        private void deliver() {
            if (inFlight.isEmpty()) {
                return;
            }
            RaftMessage m = List.copyOf(inFlight).get(random.nextInt(inFlight.size()));
            int fate = random.nextInt(20);
            if (fate > 0) {
                inFlight.remove(m);
            }
            if (fate < 17) {
                inFlight.addAll(node(m.to()).handle(m));
            }
        }

        void checkSafety(String when) {
            for (RaftNode node : nodes.values()) {
                if (node.role() == Role.LEADER) {
                    String other = leaders.putIfAbsent(node.currentTerm(), node.id());
                    assertThat(other == null || other.equals(node.id()))
                            .as("%s: one leader in term %d: %s, %s", when, node.currentTerm(), other, node.id())
                            .isTrue();
                }
                List<LogEntry> committed = node.committed();
                int known = Math.min(committed.size(), everCommitted.size());
                assertThat(committed.subList(0, known))
                        .as("%s: what %s has committed", when, node)
                        .isEqualTo(everCommitted.subList(0, known));
                everCommitted.addAll(committed.subList(known, committed.size()));
            }
            for (RaftNode a : nodes.values()) {
                for (RaftNode b : nodes.values()) {
                    checkLogsMatch(when, a.entries(), b.entries());
                }
            }
        }

        private static void checkLogsMatch(String when, List<LogEntry> a, List<LogEntry> b) {
            for (int n = Math.min(a.size(), b.size()); n >= 1; n--) {
                if (a.get(n - 1).term() == b.get(n - 1).term()) {
                    assertThat(a.subList(0, n)).as("%s: logs match", when).isEqualTo(b.subList(0, n));
                    return;
                }
            }
        }
    }
}
