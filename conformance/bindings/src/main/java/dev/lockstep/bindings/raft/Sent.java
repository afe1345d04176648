package dev.lockstep.bindings.raft;

import dev.lockstep.protocols.raft.RaftMessage;
import dev.lockstep.runner.binding.Offer;
import dev.lockstep.traces.value.TlaValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message that was sent, the value that the spec has in flight for it, and what the network may do with it. */
final class Sent implements Comparable<Sent> {
    private final RaftMessage message;
    private final TlaValue value;
    private final List<Offer> offers;

    Sent(RaftMessage message, TlaValue value) {
        String handler = "Handle" + message.getClass().getSimpleName();
        this.message = message;
        this.value = value;
        this.offers = List.of(
                Offer.of(handler, message.to(), value),
                Offer.of(handler + "Duplicate", message.to(), value),
                Offer.of("Lose", value));
    }

    RaftMessage message() {
        return message;
    }

    TlaValue value() {
        return value;
    }

    List<Offer> offers() {
        return offers;
    }

    /** Orders by the value's hash code first, which is at hand and hardly ever the same. */
    @Override
    public int compareTo(Sent other) {
        int byHash = Integer.compare(value.hashCode(), other.value.hashCode());
        return byHash != 0 ? byHash : value.compareTo(other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Sent sent && message.equals(sent.message) && value.equals(sent.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
