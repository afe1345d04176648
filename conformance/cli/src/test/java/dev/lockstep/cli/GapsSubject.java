package dev.lockstep.cli;

import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.SpecBinding;
import dev.lockstep.runner.binding.SubjectFactory;

/** A subject whose binding leaves all of its spec unbound. */
public final class GapsSubject implements SubjectFactory {
    /** Binds nothing. */
    @SpecBinding("Gaps")
    public static final class Empty {}

    @Override
    public String name() {
        return "gaps";
    }

    @Override
    public String spec() {
        return "Gaps";
    }

    @Override
    public String description() {
        return "a binding that binds nothing";
    }

    @Override
    public Object create(Constants constants) {
        return new Empty();
    }
}
