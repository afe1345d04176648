package dev.lockstep.runner.replay;

import dev.lockstep.runner.binding.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who came to which state. Of several subjects that come to a state in one round, those by the transitions of the lowest numbers stay, so that the ways do not depend on the
 * order in which threads work. Where subjects can show all of their state, one that differs from the first is kept beyond that.
 */
final class Arrivals {
    private static final Object[] LOCKS =
            IntStream.range(0, 256).mapToObj(i -> new Object()).toArray();

    /** A subject of which the state's first one differs in what the spec does not show. */
    record Different(Arrival arrival, Arrival first) {}

    /** A snapshot, who came first with it, and another one of the same state: there is hardly ever more than one. */
    private static final class Seen {
        final Object snapshot;
        Arrival arrival;

        @Nullable
        Seen next;

        Seen(Object snapshot, Arrival arrival, @Nullable Seen next) {
            this.snapshot = snapshot;
            this.arrival = arrival;
            this.next = next;
        }
    }

    private final int ways;
    private final int[] accepted;
    private final @Nullable Arrival[] heads;
    private final @Nullable Seen[] seen;
    private final boolean snapshots;
    /** The states of which something has changed in this round: most rounds come to few of them. */
    private final boolean[] changed;

    /**
     * Begins where nobody has come anywhere.
     *
     * @param states how many states there are
     * @param ways how many subjects to keep of each
     * @param snapshots whether to compare what subjects show of all their state
     */
    Arrivals(int states, int ways, boolean snapshots) {
        this.ways = ways;
        this.accepted = new int[states];
        this.heads = new Arrival[states];
        this.snapshots = snapshots;
        this.changed = new boolean[states];
        this.seen = new Seen[snapshots ? states : 0];
    }

    /** Says whether another subject may still be wanted; another thread may know better by now. */
    boolean isWanted(int state) {
        return snapshots || accepted[state] < ways;
    }

    /** Brings a subject to a state. */
    void add(Arrival arrival) throws Throwable {
        Subject subject = arrival.subject;
        Object snapshot = snapshots && subject != null ? subject.snapshot() : null;
        synchronized (LOCKS[arrival.state & (LOCKS.length - 1)]) {
            if (snapshot != null) {
                see(arrival, snapshot);
            }
            int room = ways - accepted[arrival.state];
            Arrival before = null;
            Arrival at = heads[arrival.state];
            int place = 0;
            while (at != null && !arrival.isBefore(at)) {
                before = at;
                at = at.next;
                place++;
            }
            if (place >= room) {
                return;
            }
            changed[arrival.state] = true;
            arrival.next = at;
            if (before == null) {
                heads[arrival.state] = arrival;
            } else {
                before.next = arrival;
            }
            cut(arrival, room - place - 1);
        }
    }

    /** Forgets all but so many after one. */
    private static void cut(Arrival from, int more) {
        Arrival at = from;
        for (int i = 0; i < more && at != null; i++) {
            at = at.next;
        }
        if (at != null) {
            at.next = null;
        }
    }

    private void see(Arrival arrival, Object snapshot) {
        Seen known = seen[arrival.state];
        for (Seen one = known; one != null; one = one.next) {
            if (one.snapshot.equals(snapshot)) {
                // The first way to each snapshot is told, unless its round is over.
                if (one.arrival.subject != null && arrival.isBefore(one.arrival)) {
                    one.arrival = arrival;
                    changed[arrival.state] = true;
                }
                return;
            }
        }
        seen[arrival.state] = new Seen(snapshot, arrival, known);
        changed[arrival.state] = true;
    }

    /**
     * Ends a round.
     *
     * @param different takes each subject that came in this round and differs from the state's first one in what the spec does not show
     * @return the subjects whose events come next, by state, then transition
     */
    List<Arrival> endRound(List<Different> different) {
        List<Arrival> next = new ArrayList<>();
        for (int state = 0; state < heads.length; state++) {
            if (!changed[state]) {
                continue;
            }
            changed[state] = false;
            for (Arrival at = heads[state]; at != null; at = at.next) {
                accepted[state]++;
                at.accepted = true;
                next.add(at);
            }
            heads[state] = null;
            if (snapshots) {
                seen[state] = addDifferent(seen[state], next, different);
            }
        }
        for (int rank = 0; rank < next.size(); rank++) {
            next.get(rank).rank = rank;
            next.get(rank).next = null;
        }
        return next;
    }

    /** Keeps the first one of each state and its first rival: more would say no more, and could be very many. */
    private static @Nullable Seen addDifferent(@Nullable Seen seen, List<Arrival> next, List<Different> different) {
        List<Seen> known = new ArrayList<>(1);
        for (Seen one = seen; one != null; one = one.next) {
            known.add(one);
        }
        known.sort((a, b) -> order(a.arrival, b.arrival));
        if (known.size() > 1 && known.get(1).arrival.subject != null) {
            Arrival rival = known.get(1).arrival;
            different.add(new Different(rival, known.get(0).arrival));
            if (!rival.accepted) {
                rival.accepted = true;
                next.add(rival);
            }
        }
        Seen kept = null;
        for (int i = Math.min(known.size(), 2) - 1; i >= 0; i--) {
            Seen one = known.get(i);
            one.next = kept;
            kept = one;
            if (!one.arrival.accepted) {
                one.arrival.subject = null;
            }
        }
        return kept;
    }

    /** Orders those of earlier rounds before those of this one. */
    private static int order(Arrival a, Arrival b) {
        boolean earlier = a.subject == null;
        if (earlier != (b.subject == null)) {
            return earlier ? -1 : 1;
        }
        return a.isBefore(b) ? -1 : b.isBefore(a) ? 1 : 0;
    }

    /** Gives how many states somebody has come to. */
    long states() {
        return Arrays.stream(accepted).filter(n -> n > 0).count();
    }
}
