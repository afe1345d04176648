package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.RaftNode;
import dev.lockstep.protocols.raft.RaftStorage;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.SubjectFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The ways in which a Raft subject is broken on purpose, each with the models whose replay must notice it. */
enum RaftMutant implements RaftNodes {
    VOTE_TWICE(
            "votes for every candidate of its term, not only the first, so that two leaders may share a term",
            "vesoft-inc/nebula issue 2405; atomix-raft 3.1.12",
            "Small Election"),
    VOTE_FOR_LONGER_ONLY(
            "votes only for candidates whose log is longer than its own, so that servers that are all alike elect nobody",
            "Raft §5.4.1: at least as up-to-date",
            "Small"),
    VOTE_WITHOUT_LOG_CHECK(
            "votes for candidates whose log lacks entries that its own has",
            "jgroups-extras/jgroups-raft issue 14; Raft §5.4.1",
            "Small Replication Conflict Batch LateAcks Figure8"),
    VOTE_FORGOTTEN(
            "does not persist its vote, and so votes anew after a restart",
            "stateIs0/lu-raft-kv issue 33",
            "Small Election Replication Conflict Batch LateAcks Figure8 OneServer FourServers Live History"),
    TERM_FORGOTTEN(
            "persists a term only together with a vote, so that a restart takes it back",
            "wenweihu86/raft-java issue 57",
            "Small Election Replication Conflict Batch LateAcks Figure8 FourServers"),
    VOTE_CLEARED(
            "enters its term anew whenever the leader of that term sends, and so forgets whom it voted for in it",
            "Raft Figure 2, State: votedFor, in the current term",
            "Small"),
    LOG_FORGOTTEN(
            "acknowledges entries that it has not persisted, and lacks them after a restart",
            "tikv/tikv issue 994",
            "Small Replication Conflict Batch LateAcks Figure8 OneServer"),
    TRUNCATION_NOT_PERSISTED(
            "persists entries over those in conflict without cutting what follows, so that a restart brings that back",
            "mofa-org/mofa pull request 1151",
            "Batch"),
    NO_STEP_DOWN(
            "does not step down on a higher term in a reply, only on one in a request",
            "uwplse/verdi-raft issue 29",
            "Election Conflict Batch Figure8"),
    LEAD_ON(
            "adopts a higher term, and leads or stands in it as it did before",
            "Raft Figure 2, Rules for All Servers",
            "Election Live History"),
    QUORUM_OF_ONE("takes itself for a quorum of any cluster", "Raft §5.2: votes from a majority", "Small"),
    STALE_VOTE_COUNTED(
            "counts a vote that was given in an earlier term", "andreev-io/little-raft issue 44", "Election"),
    VOTES_COUNTED_AS_NUMBER(
            "counts votes as a number, not as a set of voters, so that a duplicate counts twice",
            "xnnyygn/xraft issue 27",
            "FourServers"),
    STALE_APPEND_ACCEPTED(
            "takes entries from a leader of an earlier term",
            "vesoft-inc/nebula issue 685",
            "Election Conflict Batch Figure8"),
    PREVIOUS_NOT_COMPARED(
            "accepts entries after one of another term than the leader's",
            "Raft Figure 2, AppendEntries, receiver's rule 2",
            "Figure8"),
    CONFLICT_KEPT(
            "keeps an entry that conflicts with the leader's at that index",
            "Raft Figure 2, AppendEntries, receiver's rule 3",
            "Conflict Batch Figure8"),
    TRUNCATE_ALWAYS(
            "cuts its log after the entries of each append, even of a delayed one",
            "redpanda-data/redpanda pull request 17895",
            "Small Replication Conflict Batch LateAcks Figure8"),
    BATCH_JUDGED_BY_FIRST(
            "drops all of a batch whose first entry it holds, and acknowledges it, so that what a retransmission adds is lost",
            "Raft Figure 2, AppendEntries, receiver's rule 4",
            "Batch"),
    REQUEST_OVERWRITES(
            "puts a client's value over what it has not committed yet",
            "Raft Figure 3, Leader Append-Only",
            "Replication"),
    COMMIT_BEYOND_MATCH(
            "commits up to its last entry, though the append proved fewer",
            "scylladb/scylladb issue 9965",
            "Replication"),
    COMMIT_BEYOND_PROOF(
            "commits as far as the leader has, even beyond its own log",
            "Raft Figure 2, AppendEntries, receiver's rule 5",
            "Replication"),
    COMMIT_INDEX_BACK(
            "lets a delayed append move commitIndex back",
            "wenweihu86/raft-java issue 54",
            "Small Replication Conflict Batch LateAcks"),
    WHOLE_LOG_ACKNOWLEDGED(
            "acknowledges its whole log, though the append proved less of it",
            "ravendb/ravendb pull request 9330",
            "Small Replication Conflict Batch LateAcks Figure8"),
    MATCH_INDEX_BACK(
            "lets a delayed acknowledgement move matchIndex back",
            "wenweihu86/raft-java issue 53",
            "Small Replication Conflict Batch LateAcks"),
    MATCH_INDEX_KEPT(
            "keeps what it knew of its peers' logs when it ceases to lead, and goes by it when it leads again",
            "Raft Figure 2, Volatile state on leaders: reinitialized after election",
            "Conflict"),
    REFUSAL_IGNORED(
            "goes on sending the entries that a peer has refused",
            "Raft Figure 2, Rules for Leaders: decrement nextIndex and retry",
            "Conflict"),
    LATE_ACK_COUNTED(
            "counts an acknowledgement of its earlier leadership when it leads again",
            "microraft 0.7, whose handler of successes does not compare terms",
            "LateAcks"),
    COMMIT_EARLIER_TERM(
            "commits an entry of an earlier term by counting its copies, as in Raft Figure 8",
            "logcabin/logcabin issue 44; jgroups-raft 1.1.4",
            "Conflict Batch LateAcks Figure8"),
    LEADER_NOT_COUNTED(
            "waits for a quorum of its peers without counting itself; safe but slow, so that no invariant notices",
            "Raft §5.3: a majority of the servers, of which the leader is one",
            "Small Replication Conflict Batch LateAcks OneServer");

    private static final Pattern SPACE = Pattern.compile(" ");

    private final String description;
    private final String source;
    private final String models;

    /** Takes the models without {@code MCRaft}, separated by spaces. */
    RaftMutant(String description, String source, String models) {
        this.description = description;
        this.source = source;
        this.models = models;
    }

    @Override
    public RaftNode start(String id, Set<String> servers, int maxEntries, RaftStorage storage) {
        return new BrokenRaftNode(this, id, servers, maxEntries, storage);
    }

    @Override
    public RaftStorage through(RaftStorage storage) {
        return new ForgetfulStorage(storage, this);
    }

    /** Gives the factory of clusters whose servers are all broken in this way. */
    SubjectFactory factory() {
        return new Factory(this);
    }

    private record Factory(RaftMutant mutant) implements SubjectFactory {
        @Override
        public String name() {
            return "raft:" + mutant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String spec() {
            return "Raft";
        }

        @Override
        public String description() {
            return mutant.description;
        }

        @Override
        public String source() {
            return mutant.source;
        }

        @Override
        public List<String> killedBy() {
            return SPACE.splitAsStream(mutant.models)
                    .map(model -> "raft/MCRaft" + model)
                    .toList();
        }

        @Override
        public Object create(Constants constants) {
            return new RaftBinding(mutant, constants);
        }
    }
}
