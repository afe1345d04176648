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
    VOTE_TWICE("votes for every candidate of its term, not only the first", "Election"),
    VOTE_WITHOUT_LOG_CHECK("votes for candidates whose log lacks entries that its own has", "Conflict"),
    VOTE_FORGOTTEN("does not persist its vote, and so votes anew after a restart", "Election"),
    TERM_NOT_PERSISTED("persists a term only together with a vote, so that a restart takes it back", "Election"),
    NO_STEP_DOWN("does not step down on a higher term in a reply", "Election"),
    STALE_VOTE_COUNTED("counts a vote that was given in an earlier term", "Election"),
    VOTES_COUNTED_AS_NUMBER("counts votes as a number, so that a duplicate counts twice", "Election"),
    CONFLICT_KEPT("keeps an entry that conflicts with the leader's at that index", "Conflict"),
    TRUNCATE_ALWAYS("cuts its log after the entries of each append, even of a delayed one", "Replication"),
    COMMIT_BEYOND_MATCH("commits up to its last entry, though the append proved fewer", "Replication"),
    COMMIT_INDEX_BACK("lets a delayed append move commitIndex back", "Replication"),
    WHOLE_LOG_ACKNOWLEDGED("acknowledges its whole log, though the append proved less of it", "Replication"),
    MATCH_INDEX_BACK("lets a delayed acknowledgement move matchIndex back", "Replication"),
    LATE_ACK_COUNTED("counts an acknowledgement of its earlier leadership when it leads again", "LateAcks"),
    COMMIT_EARLIER_TERM("commits an entry of an earlier term by counting its copies", "LateAcks");

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
