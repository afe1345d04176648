package dev.lockstep.protocols.raft;

import dev.lockstep.protocols.raft.RaftMessage.AppendEntries;
import dev.lockstep.protocols.raft.RaftMessage.AppendEntriesResponse;
import dev.lockstep.protocols.raft.RaftMessage.RequestVote;
import dev.lockstep.protocols.raft.RaftMessage.RequestVoteResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Runs the Raft protocol of one server (Ongaro and Ousterhout, extended version, §5; spec module {@code Raft}).
 *
 * <p>The node does no IO. Its owner keeps the timers and the network, tells it each event by calling one method, and then
 * sends the messages that the method returned, in any order. The node has written to its {@link RaftStorage} whatever
 * these messages depend on before it returns them. A server that crashed starts again as a new node on the same storage.
 *
 * <p>Not safe for use by several threads at once. If the storage throws, the node must be thrown away.
 *
 * <p>All handlers, and the rules by which they decide, stand together here as they do in the paper's Figure 2.
 */
public class RaftNode {
    private final String id;
    private final SortedSet<String> peers;
    private final int maxEntries;
    private final PersistentState persistent;
    private Role role = Role.FOLLOWER;
    private final SortedSet<String> votesGranted = new TreeSet<>();
    private LeaderProgress progress;
    private int commitIndex;

    /**
     * Starts a server from its storage, as a follower ({@code Raft!Init} on first boot, else {@code Raft!Restart}).
     *
     * @param id the server's name
     * @param servers the names of all servers of the cluster, this one included
     * @param maxEntries how many entries one AppendEntries may carry, at least 1
     * @param storage what this server alone writes to
     */
    public RaftNode(String id, Set<String> servers, int maxEntries, RaftStorage storage) {
        if (!servers.contains(id)) {
            throw new IllegalArgumentException(
                    "server " + id + ": expected to be one of its cluster, found " + new TreeSet<>(servers));
        }
        if (maxEntries < 1) {
            throw new IllegalArgumentException(
                    "server " + id + ": expected maxEntries of at least 1, found " + maxEntries);
        }
        TreeSet<String> others = new TreeSet<>(servers);
        others.remove(id);
        this.id = id;
        this.peers = Collections.unmodifiableSortedSet(others);
        this.maxEntries = maxEntries;
        this.persistent = new PersistentState(storage);
        this.progress = new LeaderProgress(peers, 1);
    }

    /** Copies another node, in all but its storage; see {@link #copy}. */
    protected RaftNode(RaftNode other, RaftStorage copyOfStorage) {
        this.id = other.id;
        this.peers = other.peers;
        this.maxEntries = other.maxEntries;
        this.persistent = other.persistent.copy(copyOfStorage);
        this.role = other.role;
        this.votesGranted.addAll(other.votesGranted);
        this.progress = other.progress.copy();
        this.commitIndex = other.commitIndex;
    }

    /**
     * Returns a snapshot to fork a simulation from: it shares nothing that changes with this node.
     *
     * @param copyOfStorage a copy of this node's storage, which the snapshot writes to
     */
    public RaftNode copy(RaftStorage copyOfStorage) {
        return new RaftNode(this, copyOfStorage);
    }

    // ---- Events -----------------------------------------------------------------------------------------------------

    /**
     * Stands for election, as no leader was heard from for too long (§5.2; {@code Raft!Timeout}).
     *
     * @return a request for a vote to each peer
     * @throws IllegalStateException if this server leads: a leader has no election timeout
     */
    public List<RaftMessage> timeout() {
        if (role == Role.LEADER) {
            throw new IllegalStateException("timeout of " + this + ": expected a follower or candidate; "
                    + "stop the election timer of a leader");
        }
        persistent.setTermAndVote(currentTerm() + 1, id);
        votesGranted.clear();
        leadOrWait(id);
        List<RaftMessage> requests = new ArrayList<>();
        for (String peer : peers) {
            requests.add(new RequestVote(currentTerm(), id, peer, log().lastIndex(), log().lastTerm()));
        }
        return requests;
    }

    /**
     * Appends a client's value to the leader's log (§5.3; {@code Raft!ClientRequest}). It is committed once
     * {@link #commitIndex} has reached the index returned and this server has led without a break till then.
     *
     * @return the index of the new entry
     * @throws IllegalStateException if this server does not lead
     */
    public int clientRequest(String value) {
        requireLeader("client request");
        persistent.replaceAfter(endOfLog(), List.of(new LogEntry(currentTerm(), value)));
        commitIndex = commitIndexOfLeader();
        return log().lastIndex();
    }

    /**
     * Makes the next message of a leader for one peer: the entries that come next for it, or a heartbeat if there are none
     * (§5.3; {@code Raft!AppendEntries}). Call it when the log grew, when an answer came, and regularly.
     *
     * @throws IllegalStateException if this server does not lead
     */
    public AppendEntries appendEntries(String peer) {
        requireLeader("append entries to " + peer);
        requirePeer(peer);
        int prev = progress.next(peer) - 1;
        return new AppendEntries(
                currentTerm(), id, peer, prev, log().termAt(prev), log().after(prev, maxEntries), commitIndex);
    }

    /**
     * Handles a message from a peer. One of a higher term than ours first makes us a follower in that term, which has not
     * voted (§5.1).
     *
     * @return the answers to send; none to a message that is itself an answer
     * @throws IllegalArgumentException if the message is for another server, or from none of the cluster
     */
    public List<RaftMessage> handle(RaftMessage m) {
        if (!m.to().equals(id)) {
            throw new IllegalArgumentException("server " + id + ": expected a message for itself, found " + m);
        }
        requirePeer(m.from());
        if (isNewTerm(m)) {
            persistent.setTermAndVote(m.term(), null);
            stepDown();
        }
        if (m instanceof RequestVote request) {
            return List.of(handleRequestVote(request));
        } else if (m instanceof RequestVoteResponse response) {
            handleRequestVoteResponse(response);
        } else if (m instanceof AppendEntries append) {
            return List.of(handleAppendEntries(append));
        } else if (m instanceof AppendEntriesResponse response) {
            handleAppendEntriesResponse(response);
        }
        return List.of();
    }

    // ---- Handlers, entered when the message's term has been adopted
    // --------------------------------------------------

    /** Votes for the candidate or refuses (§5.2, §5.4.1; {@code Raft!HandleRequestVote}). */
    private RequestVoteResponse handleRequestVote(RequestVote m) {
        boolean grant = !isStale(m) && voteIsFree(m) && isUpToDate(m);
        if (grant) {
            persistent.setTermAndVote(currentTerm(), m.from());
        }
        return new RequestVoteResponse(currentTerm(), id, m.from(), grant);
    }

    /** Counts a vote (§5.2; {@code Raft!HandleRequestVoteResponse}). */
    private void handleRequestVoteResponse(RequestVoteResponse m) {
        if (voteCounts(m)) {
            leadOrWait(m.from());
        }
    }

    /** Takes entries from the leader or refuses them (§5.3; {@code Raft!HandleAppendEntries}). */
    private AppendEntriesResponse handleAppendEntries(AppendEntries m) {
        if (isStale(m)) {
            return new AppendEntriesResponse(currentTerm(), id, m.from(), false, 0);
        }
        // The sender leads in this term: a candidate of the same term has lost (§5.2).
        becomeFollower();
        if (!holdsPrevious(m)) {
            return new AppendEntriesResponse(currentTerm(), id, m.from(), false, 0);
        }
        if (!holdsAll(m)) {
            persistent.replaceAfter(m.prevLogIndex(), m.entries());
        }
        commitIndex = commitIndexOfFollower(m);
        return new AppendEntriesResponse(currentTerm(), id, m.from(), true, acknowledged(m));
    }

    /** Notes how far a peer's log matches, and commits (§5.3; {@code Raft!HandleAppendEntriesResponse}). */
    private void handleAppendEntriesResponse(AppendEntriesResponse m) {
        if (acknowledgementCounts(m)) {
            progress.set(m.from(), nextIndexAfter(m), matchIndexAfter(m));
            commitIndex = commitIndexOfLeader();
        }
    }

    // ---- Rules
    // --------------------------------------------------------------------------------------------------------

    /** Tells whether a message makes us step down, as its term is higher than ours (§5.1; {@code Raft!IsNewTerm}). */
    protected boolean isNewTerm(RaftMessage m) {
        return m.term() > currentTerm();
    }

    /** Ends whatever this server stood for, as its term is over (§5.1; {@code Raft!StepDownIfNewTerm}). */
    protected void stepDown() {
        becomeFollower();
    }

    /** Tells whether a message comes from an earlier term (§5.1; {@code Raft!IsStale}). */
    protected boolean isStale(RaftMessage m) {
        return m.term() < currentTerm();
    }

    /** Tells whether the vote in this term is not given to another yet (§5.2; {@code Raft!VoteIsFree}). */
    protected boolean voteIsFree(RequestVote m) {
        return votedFor().isEmpty() || votedFor().get().equals(m.from());
    }

    /** Tells whether the candidate's log is at least as up-to-date as ours (§5.4.1; {@code Raft!IsUpToDate}). */
    protected boolean isUpToDate(RequestVote m) {
        long lastTerm = log().lastTerm();
        return m.lastLogTerm() > lastTerm || (m.lastLogTerm() == lastTerm && m.lastLogIndex() >= log().lastIndex());
    }

    /** Tells whether this answer is a vote for us in the election that we stand in (§5.2; {@code Raft!VoteCounts}). */
    protected boolean voteCounts(RequestVoteResponse m) {
        return m.term() == currentTerm() && role == Role.CANDIDATE && m.voteGranted();
    }

    /** Returns how many servers are a quorum: a majority of the cluster (§5.2; {@code Raft!IsQuorum}). */
    protected int quorum() {
        return (peers.size() + 1) / 2 + 1;
    }

    /** Returns the index after which a leader puts a client's value (§5.3; {@code Raft!LogAfterRequest}). */
    protected int endOfLog() {
        return log().lastIndex();
    }

    /** Tells whether our log holds the entry before those sent (§5.3; {@code Raft!HoldsPrevious}). */
    protected boolean holdsPrevious(AppendEntries m) {
        return m.prevLogIndex() == 0
                || (m.prevLogIndex() <= log().lastIndex() && log().termAt(m.prevLogIndex()) == m.prevLogTerm());
    }

    /**
     * Tells whether our log holds all the entries sent, so that it must stay as it is: what follows them may have come in
     * a message that overtook this one (§5.3; {@code Raft!HoldsAll}).
     */
    protected boolean holdsAll(AppendEntries m) {
        int index = m.prevLogIndex();
        for (LogEntry entry : m.entries()) {
            index++;
            if (log().termAt(index) != entry.term()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the commitIndex after entries were accepted (§5.3; {@code Raft!CommitIndexOfFollower}). */
    protected int commitIndexOfFollower(AppendEntries m) {
        return Math.max(commitIndex, Math.min(m.leaderCommit(), m.lastProved()));
    }

    /** Returns up to where we say that our log matches, once entries were accepted ({@code Raft!Acknowledged}). */
    protected int acknowledged(AppendEntries m) {
        return m.lastProved();
    }

    /** Tells whether the answer is to entries that we sent as the leader of this term ({@code Raft!AckCounts}). */
    protected boolean acknowledgementCounts(AppendEntriesResponse m) {
        return m.term() == currentTerm() && role == Role.LEADER;
    }

    /** Returns the index up to which the sender's log matches ours: never less than before ({@code Raft!MatchIndexAfter}). */
    protected int matchIndexAfter(AppendEntriesResponse m) {
        int match = progress.match(m.from());
        return m.success() ? Math.max(match, m.matchIndex()) : match;
    }

    /**
     * Returns the index of the entry to send to the sender next: the one after what matches, or one earlier than it has
     * refused ({@code Raft!NextIndexAfter}).
     */
    protected int nextIndexAfter(AppendEntriesResponse m) {
        int afterMatch = matchIndexAfter(m) + 1;
        return m.success() ? afterMatch : Math.max(progress.next(m.from()) - 1, afterMatch);
    }

    /** Returns what a server knows of a peer's log when it comes to lead: nothing ({@code Raft!MatchIndexAnew}). */
    protected int matchIndexAnew(String peer) {
        return 0;
    }

    /** Tells whether copies of the entry may be counted to commit it: only in its own term (§5.4.2; {@code Raft!MayBeCounted}). */
    protected boolean mayBeCounted(LogEntry entry) {
        return entry.term() == currentTerm();
    }

    /**
     * Returns the commitIndex of a leader: the highest index that a quorum holds, if the entry there may be counted (§5.3,
     * §5.4.2; {@code Raft!CommitIndexOfLeader}). Terms never fall along a log, so if that entry is of an earlier term, so
     * are all before it.
     */
    protected int commitIndexOfLeader() {
        int[] held = new int[peers.size() + 1];
        int k = 0;
        held[k++] = log().lastIndex();
        for (String peer : peers) {
            held[k++] = progress.match(peer);
        }
        Arrays.sort(held);
        // Ascending: the servers from this one on are the smallest quorum that holds the most.
        int replicated = held[held.length - quorum()];
        return replicated > commitIndex && mayBeCounted(log().entry(replicated)) ? replicated : commitIndex;
    }

    private void leadOrWait(String voter) {
        votesGranted.add(voter);
        if (votesGranted.size() >= quorum()) {
            role = Role.LEADER;
            votesGranted.clear();
            progress = progressAnew(log().lastIndex() + 1);
        } else {
            role = Role.CANDIDATE;
        }
    }

    private void becomeFollower() {
        if (role != Role.FOLLOWER) {
            role = Role.FOLLOWER;
            votesGranted.clear();
            progress = progressAnew(1);
        }
    }

    private LeaderProgress progressAnew(int firstIndex) {
        LeaderProgress anew = new LeaderProgress(peers, firstIndex);
        for (String peer : peers) {
            anew.set(peer, firstIndex, matchIndexAnew(peer));
        }
        return anew;
    }

    private RaftLog log() {
        return persistent.log();
    }

    private void requireLeader(String event) {
        if (role != Role.LEADER) {
            throw new IllegalStateException(event + " at " + this + ": expected a leader; ask the leader instead");
        }
    }

    private void requirePeer(String server) {
        if (!peers.contains(server)) {
            throw new IllegalArgumentException("server " + id + ": expected one of its peers " + peers + ", found "
                    + server + "; all servers must know the same cluster");
        }
    }

    // ---- State, by the names of Figure 2
    // --------------------------------------------------------------------------------

    /** Returns the server's name. */
    public String id() {
        return id;
    }

    /** Returns the other servers of the cluster. */
    public SortedSet<String> peers() {
        return peers;
    }

    /** Returns the latest term that the server has seen, 0 before any. */
    public long currentTerm() {
        return persistent.currentTerm();
    }

    /** Returns the candidate that got this server's vote in the current term, if any did. */
    public Optional<String> votedFor() {
        return persistent.votedFor();
    }

    /** Returns a copy of the log; the entry at log index {@code n} is at list position {@code n - 1}. */
    public List<LogEntry> entries() {
        return List.copyOf(log().entries());
    }

    /** Returns a copy of the entries known to be committed: those that a state machine may apply, in this order. */
    public List<LogEntry> committed() {
        return log().after(0, commitIndex);
    }

    /** Returns what the server is in the current term. */
    public Role role() {
        return role;
    }

    /** Returns who voted for this server; nobody unless it is a candidate. */
    public Set<String> votesGranted() {
        return votesGranted.isEmpty() ? Set.of() : Collections.unmodifiableSortedSet(new TreeSet<>(votesGranted));
    }

    /** Returns the index of the next entry to send, by peer; 1 unless the server leads. */
    public Map<String, Integer> nextIndex() {
        return Map.copyOf(progress.nextIndex());
    }

    /** Returns the index up to which a peer's log is known to match, by peer; 0 unless the server leads. */
    public Map<String, Integer> matchIndex() {
        return Map.copyOf(progress.matchIndex());
    }

    /** Returns the highest index known to be committed, 0 if none; it starts at 0 after each restart. */
    public int commitIndex() {
        return commitIndex;
    }

    @Override
    public String toString() {
        return id + " (" + role + ", term " + currentTerm() + ")";
    }
}
