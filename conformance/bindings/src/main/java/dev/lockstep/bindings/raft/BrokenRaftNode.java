package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.LogEntry;
import dev.lockstep.protocols.raft.RaftMessage;
import dev.lockstep.protocols.raft.RaftMessage.AppendEntries;
import dev.lockstep.protocols.raft.RaftMessage.AppendEntriesResponse;
import dev.lockstep.protocols.raft.RaftMessage.RequestVote;
import dev.lockstep.protocols.raft.RaftMessage.RequestVoteResponse;
import dev.lockstep.protocols.raft.RaftNode;
import dev.lockstep.protocols.raft.RaftStorage;
import dev.lockstep.protocols.raft.Role;
import java.util.List;
import java.util.Set;

/** A node in which the one rule that its mutant breaks is replaced; all others are those of the protocol. */
final class BrokenRaftNode extends RaftNode {
    private final RaftMutant mutant;

    BrokenRaftNode(RaftMutant mutant, String id, Set<String> servers, int maxEntries, RaftStorage storage) {
        super(id, servers, maxEntries, storage);
        this.mutant = mutant;
    }

    private BrokenRaftNode(BrokenRaftNode other, RaftStorage copyOfStorage) {
        super(other, copyOfStorage);
        this.mutant = other.mutant;
    }

    @Override
    public RaftNode copy(RaftStorage copyOfStorage) {
        return new BrokenRaftNode(this, copyOfStorage);
    }

    @Override
    public List<RaftMessage> handle(RaftMessage m) {
        if (mutant == RaftMutant.VOTES_COUNTED_AS_NUMBER && m instanceof RequestVoteResponse response) {
            return super.handle(asFreshVote(response));
        }
        return super.handle(m);
    }

    /** Lets a vote that was counted already pass as that of a peer who has not voted: then the number grows. */
    private RequestVoteResponse asFreshVote(RequestVoteResponse m) {
        if (!votesGranted().contains(m.from())) {
            return m;
        }
        return peers().stream()
                .filter(peer -> !votesGranted().contains(peer))
                .findFirst()
                .map(peer -> new RequestVoteResponse(m.term(), peer, m.to(), m.voteGranted()))
                .orElse(m);
    }

    @Override
    protected boolean isNewTerm(RaftMessage m) {
        boolean isReply = m instanceof RequestVoteResponse || m instanceof AppendEntriesResponse;
        boolean fromLeader = m instanceof AppendEntries && m.term() == currentTerm();
        return switch (mutant) {
            case NO_STEP_DOWN -> super.isNewTerm(m) && !isReply;
            // Entering the term once more clears the vote in it.
            case VOTE_CLEARED -> super.isNewTerm(m) || fromLeader;
            default -> super.isNewTerm(m);
        };
    }

    @Override
    protected void stepDown() {
        if (mutant != RaftMutant.LEAD_ON) {
            super.stepDown();
        }
    }

    @Override
    protected boolean isStale(RaftMessage m) {
        return super.isStale(m) && !(mutant == RaftMutant.STALE_APPEND_ACCEPTED && m instanceof AppendEntries);
    }

    @Override
    protected boolean voteIsFree(RequestVote m) {
        return mutant == RaftMutant.VOTE_TWICE || super.voteIsFree(m);
    }

    @Override
    protected boolean isUpToDate(RequestVote m) {
        return switch (mutant) {
            case VOTE_WITHOUT_LOG_CHECK -> true;
            case VOTE_FOR_LONGER_ONLY -> m.lastLogIndex() > entries().size();
            default -> super.isUpToDate(m);
        };
    }

    @Override
    protected boolean voteCounts(RequestVoteResponse m) {
        return mutant == RaftMutant.STALE_VOTE_COUNTED
                ? role() == Role.CANDIDATE && m.voteGranted()
                : super.voteCounts(m);
    }

    @Override
    protected int quorum() {
        return mutant == RaftMutant.QUORUM_OF_ONE ? 1 : super.quorum();
    }

    @Override
    protected int endOfLog() {
        return mutant == RaftMutant.REQUEST_OVERWRITES ? commitIndex() : super.endOfLog();
    }

    @Override
    protected boolean holdsPrevious(AppendEntries m) {
        return mutant == RaftMutant.PREVIOUS_NOT_COMPARED
                ? m.prevLogIndex() <= entries().size()
                : super.holdsPrevious(m);
    }

    @Override
    protected boolean holdsAll(AppendEntries m) {
        return switch (mutant) {
            case CONFLICT_KEPT -> entries().size() >= m.lastProved();
            case TRUNCATE_ALWAYS -> false;
            case BATCH_JUDGED_BY_FIRST -> m.entries().isEmpty() || holdsFirst(m);
            default -> super.holdsAll(m);
        };
    }

    private boolean holdsFirst(AppendEntries m) {
        return entries().size() > m.prevLogIndex()
                && entries().get(m.prevLogIndex()).term() == m.entries().get(0).term();
    }

    @Override
    protected int commitIndexOfFollower(AppendEntries m) {
        return switch (mutant) {
            case COMMIT_BEYOND_MATCH ->
                Math.max(commitIndex(), Math.min(m.leaderCommit(), entries().size()));
            case COMMIT_BEYOND_PROOF -> Math.max(commitIndex(), m.leaderCommit());
            case COMMIT_INDEX_BACK -> Math.min(m.leaderCommit(), m.lastProved());
            default -> super.commitIndexOfFollower(m);
        };
    }

    @Override
    protected int acknowledged(AppendEntries m) {
        return mutant == RaftMutant.WHOLE_LOG_ACKNOWLEDGED ? entries().size() : super.acknowledged(m);
    }

    @Override
    protected boolean acknowledgementCounts(AppendEntriesResponse m) {
        boolean countsLate = mutant == RaftMutant.LATE_ACK_COUNTED && m.success() && role() == Role.LEADER;
        return countsLate || super.acknowledgementCounts(m);
    }

    @Override
    protected int matchIndexAfter(AppendEntriesResponse m) {
        return mutant == RaftMutant.MATCH_INDEX_BACK && m.success() ? m.matchIndex() : super.matchIndexAfter(m);
    }

    @Override
    protected int nextIndexAfter(AppendEntriesResponse m) {
        return mutant == RaftMutant.REFUSAL_IGNORED && !m.success()
                ? nextIndex().getOrDefault(m.from(), 1)
                : super.nextIndexAfter(m);
    }

    @Override
    protected int matchIndexAnew(String peer) {
        return mutant == RaftMutant.MATCH_INDEX_KEPT ? matchIndex().getOrDefault(peer, 0) : super.matchIndexAnew(peer);
    }

    @Override
    protected boolean mayBeCounted(LogEntry entry) {
        return mutant == RaftMutant.COMMIT_EARLIER_TERM || super.mayBeCounted(entry);
    }

    @Override
    protected int commitIndexOfLeader() {
        int replicated = super.commitIndexOfLeader();
        if (mutant != RaftMutant.LEADER_NOT_COUNTED) {
            return replicated;
        }
        long holders = matchIndex().values().stream()
                .filter(match -> match >= replicated)
                .count();
        return 2 * holders > peers().size() + 1 ? replicated : commitIndex();
    }
}
