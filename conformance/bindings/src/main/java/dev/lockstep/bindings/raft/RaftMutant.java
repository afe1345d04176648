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
            "votes for every candidate of its term, not only the first; two leaders in one term, as in atomix-raft 3.1.12",
            "Small Election"),
    VOTE_WITHOUT_LOG_CHECK(
            "votes for candidates whose log lacks entries that its own has; the restriction of Raft §5.4.1 forgotten",
            "Small Replication Conflict Batch LateAcks Figure8"),
    VOTE_FORGOTTEN(
            "does not persist its vote, and so votes anew after a restart; the effect of raft-java 1.8.0's bug #57",
            "Small Election Replication Conflict Batch LateAcks Figure8 OneServer FourServers"),
    TERM_NOT_PERSISTED(
            "persists a term only together with a vote, so that a restart takes it back; the effect of raft-java 1.8.0's #57",
            "Small Election Replication Conflict Batch LateAcks Figure8 FourServers"),
    LOG_NOT_PERSISTED(
            "acknowledges entries that it has not persisted, and lacks them after a restart; Raft Figure 2 forgotten",
            "Small Replication Conflict Batch LateAcks Figure8 OneServer"),
    TRUNCATION_NOT_PERSISTED(
            "persists entries over those in conflict without cutting what follows, so that a restart brings that back",
            "Batch"),
    NO_STEP_DOWN(
            "does not step down on a higher term in a reply, only on one in a request; Raft §5.1 forgotten",
            "Election Conflict Batch Figure8"),
    STALE_VOTE_COUNTED("counts a vote that was given in an earlier term; as xraft's issue #33 reports", "Election"),
    VOTES_COUNTED_AS_NUMBER(
            "counts votes as a number, not as a set of voters, so that a duplicate counts twice; a common shortcut",
            "FourServers"),
    STALE_APPEND_ACCEPTED(
            "takes entries from a leader of an earlier term; receiver's rule 1 of Raft Figure 2 forgotten",
            "Election Conflict Batch Figure8"),
    PREVIOUS_NOT_COMPARED(
            "accepts entries after one of another term than the leader's; half of receiver's rule 2 of Raft Figure 2",
            "Figure8"),
    CONFLICT_KEPT(
            "keeps an entry that conflicts with the leader's at that index; receiver's rule 3 of Raft Figure 2 forgotten",
            "Conflict Batch Figure8"),
    TRUNCATE_ALWAYS(
            "cuts its log after the entries of each append, even of a delayed one; a common misreading of Raft Figure 2",
            "Small Replication Conflict Batch LateAcks Figure8"),
    BATCH_JUDGED_BY_FIRST(
            "drops all of a batch whose first entry it holds, and acknowledges it; a retransmission that grew is lost",
            "Batch"),
    COMMIT_BEYOND_MATCH(
            "commits up to its last entry, though the append proved fewer; a common misreading of Raft Figure 2",
            "Replication"),
    COMMIT_INDEX_BACK(
            "lets a delayed append move commitIndex back; raft-java 1.8.0's bug #54",
            "Small Replication Conflict Batch LateAcks"),
    WHOLE_LOG_ACKNOWLEDGED(
            "acknowledges its whole log, though the append proved less of it; a common mistake in answers",
            "Small Replication Conflict Batch LateAcks Figure8"),
    MATCH_INDEX_BACK(
            "lets a delayed acknowledgement move matchIndex back; raft-java 1.8.0's bug #53",
            "Small Replication Conflict Batch LateAcks"),
    LATE_ACK_COUNTED(
            "counts an acknowledgement of its earlier leadership when it leads again; microraft 0.7's bug", "LateAcks"),
    COMMIT_EARLIER_TERM(
            "commits an entry of an earlier term by counting its copies, as in Raft Figure 8; jgroups-raft 1.1.4's bug",
            "Conflict Batch LateAcks Figure8"),
    LEADER_NOT_COUNTED(
            "waits for a quorum of its peers without counting itself; safe but slow, so that no invariant notices",
            "Small Replication Conflict Batch LateAcks OneServer");

    private static final Pattern SPACE = Pattern.compile(" ");

    private final String description;
    private final String models;

    /** Takes the models without {@code MCRaft}, separated by spaces. */
    RaftMutant(String description, String models) {
        this.description = description;
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
