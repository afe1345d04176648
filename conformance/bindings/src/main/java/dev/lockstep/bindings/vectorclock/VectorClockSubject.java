package dev.lockstep.bindings.vectorclock;

import dev.lockstep.protocols.vectorclock.ClockedProcess;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.SubjectFactory;
import java.util.List;

/** Makes subjects of {@link ClockedProcess} as it is; its broken variants are {@link VectorClockMutants}. */
public final class VectorClockSubject implements SubjectFactory {
    /** Is called by {@link java.util.ServiceLoader}. */
    public VectorClockSubject() {}

    @Override
    public String name() {
        return "vectorclock";
    }

    @Override
    public String spec() {
        return "VectorClock";
    }

    @Override
    public String description() {
        return "vector clocks after Fidge and Mattern that name the versions of a replicated object";
    }

    @Override
    public List<SubjectFactory> mutants() {
        return VectorClockMutants.all();
    }

    @Override
    public Object create(Constants constants) {
        return new VectorClockBinding(constants, ClockedProcess::new);
    }
}
