package dev.lockstep.protocols.raft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Holds a server's log in memory. Indices start at 1, as in the paper; index 0 stands before the first entry. */
final class RaftLog {
    private final List<LogEntry> entries;

    /** Creates a log with a copy of these entries. */
    RaftLog(List<LogEntry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    RaftLog copy() {
        return new RaftLog(entries);
    }

    /** Returns the index of the last entry, 0 if there is none. */
    int lastIndex() {
        return entries.size();
    }

    /** Returns the term of the last entry, 0 if there is none. */
    long lastTerm() {
        return termAt(lastIndex());
    }

    /** Returns the term of the entry at {@code index}, 0 where the log has none ({@code Raft!TermAt}). */
    long termAt(int index) {
        return index >= 1 && index <= entries.size() ? entries.get(index - 1).term() : 0;
    }

    /** Returns the entry at {@code index}, which must be in 1..{@link #lastIndex()}. */
    LogEntry entry(int index) {
        return entries.get(index - 1);
    }

    /** Returns a copy of the entries after {@code prevIndex}, at most {@code count} of them. */
    List<LogEntry> after(int prevIndex, int count) {
        // Subtract rather than add: prevIndex + count may overflow.
        int size = Math.min(count, entries.size() - prevIndex);
        return List.copyOf(entries.subList(prevIndex, prevIndex + size));
    }

    /** Keeps the first {@code prevIndex} entries, and puts these in place of all that followed. */
    void replaceAfter(int prevIndex, List<LogEntry> replacement) {
        entries.subList(prevIndex, entries.size()).clear();
        entries.addAll(replacement);
    }

    /** Returns a view of all entries. */
    List<LogEntry> entries() {
        return Collections.unmodifiableList(entries);
    }
}
