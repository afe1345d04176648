package dev.lockstep.bindings.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.protocols.raft.RaftMessage;
import dev.lockstep.protocols.raft.RaftNode;
import dev.lockstep.protocols.raft.RaftStorage;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the binding adds to the nodes: the network, restarts, copies, and values as the spec writes them. */
class RaftBindingTests {
    private static final String TO_S2 =
            "[type |-> \"RequestVote\", term |-> 1, from |-> s1, to |-> s2, lastLogIndex |-> 0, lastLogTerm |-> 0]";
    private static final String TO_S3 =
            "[type |-> \"RequestVote\", term |-> 1, from |-> s1, to |-> s3, lastLogIndex |-> 0, lastLogTerm |-> 0]";
    private static final String VOTE_OF_S2 =
            "[type |-> \"RequestVoteResponse\", term |-> 1, from |-> s2, to |-> s1, voteGranted |-> TRUE]";

    private static RaftBinding cluster(String servers) {
        return cluster(servers, RaftNodes.UNBROKEN);
    }

    private static RaftBinding cluster(String servers, RaftNodes nodes) {
        return new RaftBinding(
                nodes,
                new Constants(Map.of(
                        "Server",
                        value(servers),
                        "Nil",
                        value("Nil"),
                        "Value",
                        value("{a}"),
                        "MaxEntries",
                        value("1"))));
    }

    private static TlaValue value(String text) {
        return TlaText.parse(text);
    }

    @Test
    void startsAsTheSpecDoes() {
        RaftBinding cluster = cluster("{s1, s2, s3}");

        assertThat(cluster.currentTerm()).isEqualTo(value("(s1 :> 0 @@ s2 :> 0 @@ s3 :> 0)"));
        assertThat(cluster.votedFor()).isEqualTo(value("(s1 :> Nil @@ s2 :> Nil @@ s3 :> Nil)"));
        assertThat(cluster.log()).isEqualTo(value("(s1 :> <<>> @@ s2 :> <<>> @@ s3 :> <<>>)"));
        assertThat(cluster.nextIndex())
                .isEqualTo(value(
                        "(s1 :> (s2 :> 1 @@ s3 :> 1) @@ s2 :> (s1 :> 1 @@ s3 :> 1) @@ s3 :> (s1 :> 1 @@ s2 :> 1))"));
        assertThat(cluster.messages()).isEqualTo(TlaSet.EMPTY);
    }

    @Test
    void writesServersAsStringsWhereTheModelDoes() {
        RaftBinding cluster = cluster("{\"s1\", \"s2\"}");

        cluster.timeout("s1");

        assertThat(cluster.votedFor()).isEqualTo(value("[s1 |-> \"s1\", s2 |-> Nil]"));
    }

    @Test
    void takesAMessageFromTheNetworkWhenItIsDelivered() {
        RaftBinding cluster = cluster("{s1, s2, s3}");
        cluster.timeout("s1");

        cluster.handleRequestVote("s2", value(TO_S2));

        assertThat(cluster.messages()).isEqualTo(TlaValue.set(value(TO_S3), value(VOTE_OF_S2)));
    }

    @Test
    void leavesADuplicatedMessageInFlight() {
        RaftBinding cluster = cluster("{s1, s2, s3}");
        cluster.timeout("s1");

        cluster.handleRequestVoteDuplicate("s2", value(TO_S2));

        assertThat(cluster.messages()).isEqualTo(TlaValue.set(value(TO_S2), value(TO_S3), value(VOTE_OF_S2)));
    }

    @Test
    void refusesToDeliverOrLoseWhatIsNotInFlight() {
        RaftBinding cluster = cluster("{s1, s2, s3}");

        assertThatThrownBy(() -> cluster.handleRequestVote("s2", value(TO_S2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in flight, found only {}");
        assertThatThrownBy(() -> cluster.lose(value(TO_S2))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void restartsAServerOnWhatItHasPersisted() {
        RaftBinding cluster = cluster("{s1, s2, s3}");
        cluster.timeout("s1");

        cluster.restart("s1");

        assertThat(cluster.currentTerm()).isEqualTo(value("(s1 :> 1 @@ s2 :> 0 @@ s3 :> 0)"));
        assertThat(cluster.votedFor()).isEqualTo(value("(s1 :> s1 @@ s2 :> Nil @@ s3 :> Nil)"));
        assertThat(cluster.role()).isEqualTo(value("(s1 :> \"Follower\" @@ s2 :> \"Follower\" @@ s3 :> \"Follower\")"));
    }

    @Test
    void sharesNothingThatChangesWithItsCopy() {
        RaftBinding original = cluster("{s1, s2, s3}");
        original.timeout("s1");
        TlaValue votes = original.votedFor();
        TlaValue messages = original.messages();
        RaftBinding copy = original.copy();

        copy.handleRequestVote("s2", value(TO_S2));
        copy.restart("s1");

        assertThat(original.votedFor()).isEqualTo(votes);
        assertThat(original.messages()).isEqualTo(messages);
        assertThat(original.role()).isNotEqualTo(copy.role());
        assertThat(copy.votedFor()).isEqualTo(value("(s1 :> s1 @@ s2 :> s1 @@ s3 :> Nil)"));
    }

    /** Refuses its vote from the second request on: what its copy constructor forgets. */
    private static final class Tired extends RaftNode {
        private int requests;

        Tired(String id, Set<String> servers, int maxEntries, RaftStorage storage) {
            super(id, servers, maxEntries, storage);
        }

        private Tired(Tired other, RaftStorage copyOfStorage) {
            super(other, copyOfStorage);
        }

        @Override
        public RaftNode copy(RaftStorage copyOfStorage) {
            return new Tired(this, copyOfStorage);
        }

        @Override
        protected boolean isUpToDate(RaftMessage.RequestVote m) {
            return ++requests < 2 && super.isUpToDate(m);
        }
    }

    @Test
    void aNodeLivesOnFromEventToEventSoThatWhatItsCopyForgetsShows() {
        RaftBinding cluster = cluster("{s1, s2, s3}", Tired::new);
        cluster.timeout("s1");

        cluster.handleRequestVoteDuplicate("s2", value(TO_S2));
        RaftBinding copy = cluster.copy();
        cluster.handleRequestVote("s3", value(TO_S3));
        copy.handleRequestVoteDuplicate("s2", value(TO_S2));

        assertThat(copy.messages().toString()).as("a copy that forgot").doesNotContain("voteGranted |-> FALSE");

        RaftBinding alive = cluster("{s1, s2, s3}", Tired::new);
        alive.timeout("s1");
        alive.handleRequestVoteDuplicate("s2", value(TO_S2));
        alive.handleRequestVoteDuplicate("s2", value(TO_S2));

        assertThat(alive.messages().toString()).contains("voteGranted |-> FALSE");
    }
}
