package dev.lockstep.bindings.vectorclock;

import dev.lockstep.protocols.vectorclock.ClockedProcess;
import dev.lockstep.protocols.vectorclock.Update;
import dev.lockstep.runner.binding.Constants;

/**
 * Lets updates in flight share the clock of their sender: each event of the sender shows in them at once. This is what a mutable clock does that is put
 * into a message without a copy; {@link dev.lockstep.protocols.vectorclock.VectorClock} is immutable, so the network stamps the updates anew.
 */
final class AliasedUpdates extends VectorClockBinding {
    AliasedUpdates(Constants constants) {
        super(constants, ClockedProcess::new);
    }

    private AliasedUpdates(AliasedUpdates other) {
        super(other);
    }

    @Override
    public VectorClockBinding copy() {
        return new AliasedUpdates(this);
    }

    @Override
    protected void acted(ClockedProcess process) {
        for (Update update : inFlightFrom(process.id())) {
            withdraw(update);
            transmit(new Update(update.from(), update.to(), process.clock()));
        }
    }
}
