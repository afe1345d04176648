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
        List<RaftMessage> answers = super.handle(m);
        return mutant == RaftMutant.WHOLE_LOG_ACKNOWLEDGED
                ? answers.stream().map(this::acknowledgingAll).toList()
                : answers;
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

    private RaftMessage acknowledgingAll(RaftMessage answer) {
        return answer instanceof AppendEntriesResponse a && a.success()
                ? new AppendEntriesResponse(
                        a.term(), a.from(), a.to(), true, entries().size())
                : answer;
    }

    @Override
    protected boolean isNewTerm(RaftMessage m) {
        boolean isReply = m instanceof RequestVoteResponse || m instanceof AppendEntriesResponse;
        return super.isNewTerm(m) && !(mutant == RaftMutant.NO_STEP_DOWN && isReply);
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
        return mutant == RaftMutant.VOTE_WITHOUT_LOG_CHECK || super.isUpToDate(m);
    }

    @Override
    protected boolean voteCounts(RequestVoteResponse m) {
        return mutant == RaftMutant.STALE_VOTE_COUNTED
                ? role() == Role.CANDIDATE && m.voteGranted()
                : super.voteCounts(m);
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
            case COMMIT_INDEX_BACK -> Math.min(m.leaderCommit(), m.lastProved());
            default -> super.commitIndexOfFollower(m);
        };
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
