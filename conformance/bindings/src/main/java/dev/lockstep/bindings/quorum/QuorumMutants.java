package dev.lockstep.bindings.quorum;

import dev.lockstep.protocols.quorum.Coordinator;
import dev.lockstep.protocols.quorum.Replica;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.traces.value.TlaValue;
import java.util.List;
import java.util.function.UnaryOperator;

/** List the registers that are broken on purpose, each with the models whose replay must show it. */
final class QuorumMutants {
    private static final String SMALL = "quorum/MCQuorumSmall";
    private static final String CONCURRENT = "quorum/MCQuorumConcurrent";
    private static final String TIES = "quorum/MCQuorumTies";
    private static final String READ_TIE = "quorum/MCQuorumReadTie";
    private static final String LATE = "quorum/MCQuorumLate";
    private static final String READ_ONE = "quorum/MCQuorumReadOne";
    private static final String REGULAR = "quorum/MCQuorumRegular";

    private QuorumMutants() {}

    /** List all mutants. */
    static List<SubjectFactory> all() {
        return List.of(
                coordinator(
                        "textbook-sketch",
                        "The textbook sketch of a quorum store: each coordinator numbers its writes by a counter of its own and"
                                + " reads do not write back, as in stores that trust R + W > N alone",
                        "Kleppmann, Designing Data-Intensive Applications, chapter 9, Linearizability and quorums",
                        BrokenCoordinators.TextbookSketch::new,
                        SMALL,
                        CONCURRENT,
                        TIES,
                        READ_TIE,
                        LATE,
                        READ_ONE),
                coordinator(
                        "duplicates-counted",
                        "Answers are counted instead of replicas, so that a replica whose answer arrives twice fills a quorum"
                                + " alone, as where a bare counter stands for the set of responders and requests are retried",
                        "xnnyygn/xraft issue 27 (of votes)",
                        BrokenCoordinators.DuplicatesCounted::new,
                        SMALL,
                        CONCURRENT,
                        TIES,
                        READ_TIE,
                        LATE,
                        READ_ONE,
                        REGULAR),
                replica(
                        "store-overwrites",
                        "A replica keeps what it was sent last, not what is newest, so that a delayed store moves it back, as"
                                + " where a put is applied without looking at the version held",
                        "rotationalio/honu pull request 18",
                        BrokenReplicas.StoreOverwrites::new,
                        SMALL,
                        CONCURRENT,
                        TIES,
                        READ_TIE,
                        LATE,
                        READ_ONE),
                coordinator(
                        "late-reply-accepted",
                        "An answer to an earlier operation counts for this one, as where requests have no numbers or answers"
                                + " are matched by sender alone",
                        "andreev-io/little-raft issue 44 (of votes)",
                        BrokenCoordinators.LateReplyAccepted::new,
                        READ_TIE,
                        LATE,
                        READ_ONE,
                        REGULAR),
                coordinator(
                        "phase-ignored",
                        "An answer to this operation counts in whichever phase it comes, as where answers are matched by the"
                                + " operation's number alone",
                        "Lynch, Shvartsman 1997: query phase and propagation phase",
                        BrokenCoordinators.PhaseIgnored::new,
                        SMALL,
                        CONCURRENT,
                        TIES,
                        READ_TIE,
                        LATE,
                        READ_ONE,
                        REGULAR),
                new Mutant(
                        "counter-only-order",
                        "Versions are compared by counter only, so that of two writers with one counter each node keeps the one"
                                + " it saw first, as where the tie-break between writers is forgotten",
                        "cockroachdb/cockroach issue 168541",
                        BrokenCoordinators.CounterOnlyOrder::new,
                        BrokenReplicas.CounterOnlyOrder::new,
                        List.of(TIES, READ_TIE)),
                coordinator(
                        "report-tie-first",
                        "A coordinator takes the first of two reports with the same counter, as where replicas break ties between"
                                + " writers and coordinators do not",
                        "pmcfadin/cqlite issue 498",
                        BrokenCoordinators.CounterOnlyOrder::new,
                        READ_TIE),
                coordinator(
                        "first-reply-read",
                        "A read returns the first reply and not the highest, as where the other replies of the quorum are only"
                                + " counted",
                        "Gifford 1979: of a read quorum's copies the most recent",
                        BrokenCoordinators.FirstReplyRead::new,
                        SMALL,
                        CONCURRENT,
                        READ_TIE,
                        LATE,
                        REGULAR),
                coordinator(
                        "read-quorum-short",
                        "A query phase ends one reply early, as where R is set without regard to R + W > N",
                        "Gifford 1979: r + w > N",
                        BrokenCoordinators.ReadQuorumShort::new,
                        SMALL,
                        CONCURRENT,
                        TIES,
                        READ_TIE,
                        LATE,
                        REGULAR),
                coordinator(
                        "write-quorum-short",
                        "A store phase ends one acknowledgement early, as where the coordinator counts itself as a replica",
                        "Gifford 1979: r + w > N",
                        BrokenCoordinators.WriteQuorumShort::new,
                        SMALL,
                        CONCURRENT,
                        READ_ONE,
                        REGULAR),
                coordinator(
                        "own-counter",
                        "A write takes the counter after the coordinator's own last one and not after the highest it was told,"
                                + " as where the protocol for a single writer is used by several",
                        "Attiya, Bar-Noy, Dolev 1995, whose register has a single writer",
                        BrokenCoordinators.OwnCounter::new,
                        TIES,
                        READ_TIE),
                coordinator(
                        "write-back-skipped",
                        "A read returns without storing what it found, so that a later read may miss it, as where read repair"
                                + " is left out to save a phase",
                        "CASSANDRA-14635; scylladb/scylladb issue 3696",
                        BrokenCoordinators.WriteBackSkipped::new,
                        SMALL,
                        CONCURRENT,
                        READ_TIE,
                        LATE,
                        READ_ONE),
                replica(
                        "ack-without-store",
                        "A replica acknowledges a store that it does not keep, as where the answer is sent before the write"
                                + " reaches the disk and the write is lost",
                        "yugabyte/yugabyte-db issue 32875",
                        BrokenReplicas.AckWithoutStore::new,
                        SMALL,
                        CONCURRENT,
                        TIES,
                        READ_TIE,
                        LATE,
                        READ_ONE,
                        REGULAR));
    }

    private static Mutant coordinator(
            String name,
            String description,
            String source,
            UnaryOperator<Coordinator<TlaValue>> broken,
            String... killedBy) {
        return new Mutant(name, description, source, broken, UnaryOperator.identity(), List.of(killedBy));
    }

    private static Mutant replica(
            String name,
            String description,
            String source,
            UnaryOperator<Replica<TlaValue>> broken,
            String... killedBy) {
        return new Mutant(name, description, source, UnaryOperator.identity(), broken, List.of(killedBy));
    }

    private record Mutant(
            String rule,
            String description,
            String source,
            UnaryOperator<Coordinator<TlaValue>> breakCoordinator,
            UnaryOperator<Replica<TlaValue>> breakReplica,
            List<String> killedBy)
            implements SubjectFactory {

        @Override
        public String name() {
            return "quorum:" + rule;
        }

        @Override
        public String spec() {
            return "Quorum";
        }

        @Override
        public Object create(Constants constants) {
            return QuorumSubject.create(constants, breakCoordinator, breakReplica);
        }
    }
}
