package dev.lockstep.bindings.quorum;

import dev.lockstep.protocols.quorum.Content;
import dev.lockstep.protocols.quorum.Coordinator;
import dev.lockstep.protocols.quorum.Kind;
import dev.lockstep.protocols.quorum.Message;
import dev.lockstep.protocols.quorum.Phase;
import dev.lockstep.protocols.quorum.Version;
import dev.lockstep.traces.value.TlaValue;
import java.util.Set;

/** Hold the coordinators that each break one rule of the protocol (the textbook's sketch: two). */
// Longer than most files here: a small class for each rule.
final class BrokenCoordinators {
    private BrokenCoordinators() {}

    /** Number writes by the coordinator's own last one, whatever the replicas hold. */
    static class OwnCounter extends Coordinator<TlaValue> {
        private long counter;

        OwnCounter(Coordinator<TlaValue> other) {
            super(other);
            counter = other instanceof OwnCounter own ? own.counter : 0;
        }

        @Override
        public Coordinator<TlaValue> copy() {
            return new OwnCounter(this);
        }

        @Override
        protected Version nextVersion(Version highest) {
            counter++;
            return new Version(counter, id());
        }
    }

    /** Number writes by a counter of the coordinator's own, and read without write-back. */
    static final class TextbookSketch extends OwnCounter {
        TextbookSketch(Coordinator<TlaValue> other) {
            super(other);
        }

        @Override
        public Coordinator<TlaValue> copy() {
            return new TextbookSketch(this);
        }

        @Override
        protected boolean readWritesBack() {
            return false;
        }
    }

    /** Count answers instead of replicas. */
    static final class DuplicatesCounted extends Coordinator<TlaValue> {
        private int answers;

        DuplicatesCounted(Coordinator<TlaValue> other) {
            super(other);
            answers = other instanceof DuplicatesCounted counted ? counted.answers : 0;
        }

        @Override
        public Coordinator<TlaValue> copy() {
            return new DuplicatesCounted(this);
        }

        @Override
        protected Set<String> answered(String replica) {
            answers = responders().isEmpty() ? 1 : answers + 1;
            return super.answered(replica);
        }

        @Override
        protected boolean isReadQuorum(Set<String> replicas) {
            return answers >= quorums().read();
        }

        @Override
        protected boolean isWriteQuorum(Set<String> replicas) {
            return answers >= quorums().write();
        }
    }

    /** Take an answer to an earlier operation for one to this. */
    static final class LateReplyAccepted extends Coordinator<TlaValue> {
        LateReplyAccepted(Coordinator<TlaValue> other) {
            super(other);
        }

        @Override
        public Coordinator<TlaValue> copy() {
            return new LateReplyAccepted(this);
        }

        @Override
        protected boolean isCurrent(Message<TlaValue> message, Phase asked) {
            return phase() == asked;
        }
    }

    /** Take an answer to this operation's other phase for one to this phase. */
    static final class PhaseIgnored extends Coordinator<TlaValue> {
        PhaseIgnored(Coordinator<TlaValue> other) {
            super(other);
        }

        @Override
        public Coordinator<TlaValue> copy() {
            return new PhaseIgnored(this);
        }

        @Override
        protected boolean isCurrent(Message<TlaValue> message, Phase asked) {
            return message.number() == number();
        }
    }

    /** Compare versions by counter only: of two contents with one counter, keep the one that was reported first. */
    static final class CounterOnlyOrder extends Coordinator<TlaValue> {
        CounterOnlyOrder(Coordinator<TlaValue> other) {
            super(other);
        }

        @Override
        public Coordinator<TlaValue> copy() {
            return new CounterOnlyOrder(this);
        }

        @Override
        protected Content<TlaValue> better(Content<TlaValue> reported) {
            return reported.version().counter() > best().version().counter() ? reported : best();
        }
    }

    /** Let a read keep the first content reported, not the newest. */
    static final class FirstReplyRead extends Coordinator<TlaValue> {
        FirstReplyRead(Coordinator<TlaValue> other) {
            super(other);
        }

        @Override
        public Coordinator<TlaValue> copy() {
            return new FirstReplyRead(this);
        }

        @Override
        protected Content<TlaValue> better(Content<TlaValue> reported) {
            return kind() == Kind.READ && !responders().isEmpty() ? best() : super.better(reported);
        }
    }

    /** Be content with one reply less than R. */
    static final class ReadQuorumShort extends Coordinator<TlaValue> {
        ReadQuorumShort(Coordinator<TlaValue> other) {
            super(other);
        }

        @Override
        public Coordinator<TlaValue> copy() {
            return new ReadQuorumShort(this);
        }

        @Override
        protected boolean isReadQuorum(Set<String> replicas) {
            return replicas.size() >= quorums().read() - 1;
        }
    }

    /** Be content with one acknowledgement less than W. */
    static final class WriteQuorumShort extends Coordinator<TlaValue> {
        WriteQuorumShort(Coordinator<TlaValue> other) {
            super(other);
        }

        @Override
        public Coordinator<TlaValue> copy() {
            return new WriteQuorumShort(this);
        }

        @Override
        protected boolean isWriteQuorum(Set<String> replicas) {
            return replicas.size() >= quorums().write() - 1;
        }
    }

    /** Let a read return what it found and leave it where it was. */
    static final class WriteBackSkipped extends Coordinator<TlaValue> {
        WriteBackSkipped(Coordinator<TlaValue> other) {
            super(other);
        }

        @Override
        public Coordinator<TlaValue> copy() {
            return new WriteBackSkipped(this);
        }

        @Override
        protected boolean readWritesBack() {
            return false;
        }
    }
}
