package dev.lockstep.protocols.raft;

import java.util.List;

/**
 * Carries one half of a remote procedure call between two servers (Raft Figure 2).
 *
 * <p>Messages may be lost, may come twice and may overtake each other. They are values: equal if all their fields are.
 */
public sealed interface RaftMessage {

    /** Returns the sender's term when it sent the message. */
    long term();

    /** Returns the server that sent the message. */
    String from();

    /** Returns the server that the message is for. */
    String to();

    /**
     * Asks for a vote (Raft §5.2; {@code Raft!RequestVoteMessage}).
     *
     * @param lastLogIndex index of the candidate's last log entry, 0 if it has none
     * @param lastLogTerm term of that entry, 0 if there is none
     */
    record RequestVote(long term, String from, String to, int lastLogIndex, long lastLogTerm) implements RaftMessage {}

    /**
     * Gives or refuses a vote (Raft §5.2; {@code Raft!RequestVoteResponseMessage}).
     *
     * @param voteGranted whether the candidate got the vote
     */
    record RequestVoteResponse(long term, String from, String to, boolean voteGranted) implements RaftMessage {}

    /**
     * Replicates entries, or is a heartbeat if it carries none (Raft §5.3; {@code Raft!AppendEntriesMessage}).
     *
     * @param prevLogIndex index of the entry just before {@code entries}, 0 if they start the log
     * @param prevLogTerm term of that entry, 0 if there is none
     * @param entries what comes after it in the leader's log
     * @param leaderCommit the leader's commitIndex when it sent the message
     */
    record AppendEntries(
            long term,
            String from,
            String to,
            int prevLogIndex,
            long prevLogTerm,
            List<LogEntry> entries,
            int leaderCommit)
            implements RaftMessage {

        /** Copies the entries, so that the message is immutable. */
        public AppendEntries {
            if (prevLogIndex < 0) {
                throw new IllegalArgumentException(
                        "AppendEntries from " + from + ": expected prevLogIndex of at least 0, found " + prevLogIndex);
            }
            entries = List.copyOf(entries);
        }

        /** Returns the index of the last entry that this message proves to be as in the leader's log. */
        public int lastProved() {
            return prevLogIndex + entries.size();
        }
    }

    /**
     * Accepts or refuses entries (Raft §5.3; {@code Raft!AppendEntriesResponseMessage}).
     *
     * @param success whether the follower's log held the entry before those sent
     * @param matchIndex the index up to which its log now matches the leader's; 0 if refused
     */
    record AppendEntriesResponse(long term, String from, String to, boolean success, int matchIndex)
            implements RaftMessage {}
}
