package dev.lockstep.bindings.vectorclock;

import dev.lockstep.protocols.vectorclock.ClockedProcess;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.SubjectFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lists the broken variants of {@link VectorClockSubject}: what each gets wrong, what that is modelled on, and the models that show it. */
final class VectorClockMutants {
    private static final String SMALL = "vectorclock/MCVectorClockSmall";
    private static final String TWO_NODES = "vectorclock/MCVectorClockTwoNodes";
    private static final String SIBLINGS = "vectorclock/MCVectorClockSiblings";
    private static final String RELAY = "vectorclock/MCVectorClockRelay";
    private static final List<String> EVERY_MODEL = List.of(SMALL, TWO_NODES, SIBLINGS, RELAY);

    private VectorClockMutants() {}

    private record Mutant(
            String name,
            String description,
            String source,
            List<String> killedBy,
            Function<Constants, VectorClockBinding> start)
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
                "Bloch, Effective Java, item 50: make defensive copies when needed",
                List.of(SMALL, TWO_NODES, SIBLINGS),
                AliasedUpdates::new));
        mutants.add(new Mutant(
                "vectorclock:id-reused",
                "Two nodes count their events in the entry of one of them, so that different events have one clock.",
                "basho/riak_kv issue 679, pull request 1027",
                EVERY_MODEL,
                VectorClockMutants::withReusedId));
        return mutants;
    }

    private static List<SubjectFactory> countingOrMerging() {
        return List.of(
                broken(
                        "send-without-tick",
                        "A send is not counted, so the update has the clock of the event before.",
                        "Fidge 1988, Mattern 1989: a send is an event",
                        BrokenClocks.SendWithoutTick::new,
                        EVERY_MODEL),
                broken(
                        "stamp-before-tick",
                        "The update is stamped and the send counted only then.",
                        "Mattern 1989: the clock ticks, then the message is stamped",
                        BrokenClocks.StampBeforeTick::new,
                        EVERY_MODEL),
                broken(
                        "receive-without-tick",
                        "A receipt merges the clocks and is not counted: right for version vectors, where only writes count.",
                        "Fidge 1988, Mattern 1989: a receipt is an event",
                        BrokenClocks.ReceiveWithoutTick::new,
                        EVERY_MODEL),
                broken(
                        "known-update-uncounted",
                        "The receipt of an update whose clock brings nothing new is not counted: duplicates filtered out ahead of the clock.",
                        "Fidge 1988, Mattern 1989: a receipt is an event",
                        BrokenClocks.KnownUpdateUncounted::new,
                        EVERY_MODEL),
                broken(
                        "merge-overwrites",
                        "A receipt takes over the clock received instead of the larger count in each entry: an assignment for a merge.",
                        "Mattern 1989: the supremum of the two clocks",
                        BrokenClocks.MergeOverwrites::new,
                        EVERY_MODEL),
                broken(
                        "merge-known-only",
                        "A merge walks the receiver's entries alone and never learns of other nodes.",
                        "mixu/distsysbook issue 56",
                        BrokenClocks.MergeKnownOnly::new,
                        EVERY_MODEL),
                broken(
                        "merge-prunes",
                        "A merged clock is cut to its two largest entries, which makes siblings of ancestors.",
                        "basho/riak_kv pull request 283",
                        BrokenClocks.MergePrunes::new,
                        List.of(SMALL, SIBLINGS, RELAY)));
    }

    private static List<SubjectFactory> comparing() {
        return List.of(
                broken(
                        "missing-incomparable",
                        "Clocks of different nodes count as concurrent, because a missing entry is not read as 0.",
                        "hazelcast 5.7.0, cluster.impl.VectorClock",
                        BrokenVersions.MissingIncomparable::new,
                        List.of(SMALL, TWO_NODES, RELAY)),
                broken(
                        "shared-entries-only",
                        "Only nodes in both clocks are compared, then the number of entries.",
                        "DistributedClocks/GoVector issue 68",
                        BrokenVersions.SharedEntriesOnly::new,
                        EVERY_MODEL),
                broken(
                        "equal-as-before",
                        "Equal clocks are read as one before the other.",
                        "Project Voldemort, VectorClock.compare",
                        BrokenVersions.EqualAsBefore::new,
                        EVERY_MODEL));
    }

    private static List<SubjectFactory> reconciling() {
        return List.of(
                broken(
                        "last-update-wins",
                        "An update takes the place of all versions held: last write wins.",
                        "Kleppmann, Designing Data-Intensive Applications, chapter 5, Last write wins",
                        BrokenVersions.LastUpdateWins::new,
                        EVERY_MODEL),
                broken(
                        "superseded-stays",
                        "Versions that the update supersedes are kept beside it: sibling explosion.",
                        "basho/riak_kv pull request 746",
                        BrokenVersions.SupersededStays::new,
                        EVERY_MODEL),
                broken(
                        "stale-comes-back",
                        "An update that came late becomes a sibling of the version that superseded it: a check for duplicates alone.",
                        "Dynamo §4.4: an ancestor can be forgotten",
                        BrokenVersions.StaleComesBack::new,
                        List.of(SMALL, TWO_NODES, SIBLINGS)),
                broken(
                        "siblings-capped",
                        "A third sibling pushes the oldest one out: a bound on siblings that loses a concurrent write.",
                        "Dynamo §4.4: versions on parallel branches are kept",
                        BrokenVersions.SiblingsCapped::new,
                        List.of(SIBLINGS, RELAY)));
    }

    /** Lets the second node count as the first. */
    private static VectorClockBinding withReusedId(Constants constants) {
        List<String> nodes = constants.names("Node");
        return new VectorClockBinding(
                constants, id -> new BrokenClocks.IdReused(id, id.equals(nodes.get(1)) ? nodes.get(0) : id));
    }

    private static SubjectFactory broken(
            String name,
            String description,
            String source,
            Function<String, ClockedProcess> process,
            List<String> killedBy) {
        return new Mutant(
                "vectorclock:" + name,
                description,
                source,
                killedBy,
                constants -> new VectorClockBinding(constants, process));
    }
}
