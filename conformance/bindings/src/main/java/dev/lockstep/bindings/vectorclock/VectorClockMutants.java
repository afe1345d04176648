package dev.lockstep.bindings.vectorclock;

import dev.lockstep.protocols.vectorclock.ClockedProcess;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.SubjectFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lists the broken variants of {@link VectorClockSubject}: what each gets wrong, where that was seen, and the models that show it. */
final class VectorClockMutants {
    private static final String SMALL = "vectorclock/MCVectorClockSmall";
    private static final String TWO_NODES = "vectorclock/MCVectorClockTwoNodes";
    private static final String SIBLINGS = "vectorclock/MCVectorClockSiblings";
    private static final String RELAY = "vectorclock/MCVectorClockRelay";
    private static final List<String> EVERY_MODEL = List.of(SMALL, TWO_NODES, SIBLINGS, RELAY);

    private VectorClockMutants() {}

    private record Mutant(
            String name, String description, List<String> killedBy, Function<Constants, VectorClockBinding> start)
            implements SubjectFactory {
        @Override
        public String spec() {
            return "VectorClock";
        }

        @Override
        public Object create(Constants constants) {
            return start.apply(constants);
        }
    }

    /** Gives all of them. */
    static List<SubjectFactory> all() {
        List<SubjectFactory> mutants = new ArrayList<>(countingOrMerging());
        mutants.addAll(comparing());
        mutants.addAll(reconciling());
        mutants.add(new Mutant(
                "vectorclock:aliased-update",
                "An update in flight shares its clock with the sender, whose later events change it: a mutable map put into a message without a copy.",
                List.of(SMALL, TWO_NODES, SIBLINGS),
                AliasedUpdates::new));
        return mutants;
    }

    private static List<SubjectFactory> countingOrMerging() {
        return List.of(
                broken(
                        "send-without-tick",
                        "A send is not counted, so the update has the clock of the event before: a send taken for no event.",
                        BrokenClocks.SendWithoutTick::new,
                        EVERY_MODEL),
                broken(
                        "stamp-before-tick",
                        "The update is stamped and the send counted only then: a counter read and incremented in the wrong order.",
                        BrokenClocks.StampBeforeTick::new,
                        EVERY_MODEL),
                broken(
                        "receive-without-tick",
                        "A receipt merges the clocks and is not counted: right for version vectors, where only writes count, and often carried over.",
                        BrokenClocks.ReceiveWithoutTick::new,
                        EVERY_MODEL),
                broken(
                        "known-update-uncounted",
                        "The receipt of an update whose clock brings nothing new is not counted: duplicates filtered out ahead of the clock.",
                        BrokenClocks.KnownUpdateUncounted::new,
                        EVERY_MODEL),
                broken(
                        "merge-overwrites",
                        "A receipt takes over the clock received instead of the larger count in each entry: an assignment for a merge.",
                        BrokenClocks.MergeOverwrites::new,
                        EVERY_MODEL),
                broken(
                        "merge-known-only",
                        "A merge walks the receiver's entries alone and never learns of other nodes: mixu/distsysbook issue 56.",
                        BrokenClocks.MergeKnownOnly::new,
                        EVERY_MODEL),
                broken(
                        "merge-prunes",
                        "A merged clock is cut to its two largest entries: Riak's pruning, which made siblings of ancestors (basho/riak_kv 283).",
                        BrokenClocks.MergePrunes::new,
                        List.of(SMALL, SIBLINGS, RELAY)));
    }

    private static List<SubjectFactory> comparing() {
        return List.of(
                broken(
                        "missing-incomparable",
                        "Clocks of different nodes count as concurrent, because a missing entry is not read as 0: maps compared by their structure.",
                        BrokenVersions.MissingIncomparable::new,
                        List.of(SMALL, TWO_NODES, RELAY)),
                broken(
                        "shared-entries-only",
                        "Only nodes in both clocks are compared, then the number of entries: DistributedClocks/GoVector issue 68.",
                        BrokenVersions.SharedEntriesOnly::new,
                        EVERY_MODEL),
                broken(
                        "equal-as-before",
                        "Equal clocks are read as one before the other: the comparison in Project Voldemort.",
                        BrokenVersions.EqualAsBefore::new,
                        EVERY_MODEL));
    }

    private static List<SubjectFactory> reconciling() {
        return List.of(
                broken(
                        "last-update-wins",
                        "An update takes the place of all versions held: last write wins, as stores do that drop concurrent writes.",
                        BrokenVersions.LastUpdateWins::new,
                        EVERY_MODEL),
                broken(
                        "superseded-stays",
                        "Versions that the update supersedes are kept beside it: Riak's sibling explosion (basho/riak_kv 746).",
                        BrokenVersions.SupersededStays::new,
                        EVERY_MODEL),
                broken(
                        "stale-comes-back",
                        "An update that came late becomes a sibling of the version that superseded it: a check for duplicates alone.",
                        BrokenVersions.StaleComesBack::new,
                        List.of(SMALL, TWO_NODES, SIBLINGS)),
                broken(
                        "siblings-capped",
                        "A third sibling pushes the oldest one out: a bound on siblings that loses a concurrent write.",
                        BrokenVersions.SiblingsCapped::new,
                        List.of(SIBLINGS, RELAY)));
    }

    private static SubjectFactory broken(
            String name, String description, Function<String, ClockedProcess> process, List<String> killedBy) {
        return new Mutant(
                "vectorclock:" + name, description, killedBy, constants -> new VectorClockBinding(constants, process));
    }
}
