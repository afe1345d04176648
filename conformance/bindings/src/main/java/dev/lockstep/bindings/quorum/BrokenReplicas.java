package dev.lockstep.bindings.quorum;

import dev.lockstep.protocols.quorum.Content;
import dev.lockstep.protocols.quorum.Replica;
import dev.lockstep.traces.value.TlaValue;

/** Hold the replicas that each break one rule of the protocol. */
final class BrokenReplicas {
    private BrokenReplicas() {}

    /** Keep what was handed in last, not what is newest. */
    static final class StoreOverwrites extends Replica<TlaValue> {
        StoreOverwrites(Replica<TlaValue> other) {
            super(other.id(), other.stored());
        }

        @Override
        public Replica<TlaValue> copy() {
            return new StoreOverwrites(this);
        }

        @Override
        protected Content<TlaValue> kept(Content<TlaValue> offered) {
            return offered;
        }
    }

    /** Acknowledge, but keep what was held before. */
    static final class AckWithoutStore extends Replica<TlaValue> {
        AckWithoutStore(Replica<TlaValue> other) {
            super(other.id(), other.stored());
        }

        @Override
        public Replica<TlaValue> copy() {
            return new AckWithoutStore(this);
        }

        @Override
        protected Content<TlaValue> kept(Content<TlaValue> offered) {
            return stored();
        }
    }

    /** Compare versions by counter only: of two writes with one counter, keep the one that came first. */
    static final class CounterOnlyOrder extends Replica<TlaValue> {
        CounterOnlyOrder(Replica<TlaValue> other) {
            super(other.id(), other.stored());
        }

        @Override
        public Replica<TlaValue> copy() {
            return new CounterOnlyOrder(this);
        }

        @Override
        protected Content<TlaValue> kept(Content<TlaValue> offered) {
            return offered.version().counter() > stored().version().counter() ? offered : stored();
        }
    }
}
