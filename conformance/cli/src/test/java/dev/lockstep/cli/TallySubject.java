package dev.lockstep.cli;

import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.Copyable;
import dev.lockstep.runner.binding.SpecAction;
import dev.lockstep.runner.binding.SpecBinding;
import dev.lockstep.runner.binding.SpecVariable;
import dev.lockstep.runner.binding.SubjectFactory;
import java.util.List;

/** A counter for the spec Tally, which skips a number where the model says so, with one mutant that always does and one that never does. */
public final class TallySubject implements SubjectFactory {
    @Override
    public String name() {
        return "tally";
    }

    @Override
    public String spec() {
        return "Tally";
    }

    @Override
    public String description() {
        return "a counter";
    }

    @Override
    public List<SubjectFactory> mutants() {
        return List.of(new Mutant("skips", true, "tally/Tally"), new Mutant("harmless", false, "tally/TallyHarmless"));
    }

    @Override
    public Object create(Constants constants) {
        return new Counter(constants.bool("Alarm"));
    }

    private record Mutant(String rule, boolean skips, String model) implements SubjectFactory {
        @Override
        public String name() {
            return "tally:" + rule;
        }

        @Override
        public String spec() {
            return "Tally";
        }

        @Override
        public String description() {
            return "a counter that may be broken";
        }

        @Override
        public String source() {
            return "nobody/nothing issue 1";
        }

        @Override
        public List<String> killedBy() {
            return List.of(model);
        }

        @Override
        public Object create(Constants constants) {
            return new Counter(skips);
        }
    }

    /** Counts; a broken one from 2 to 4. */
    @SpecBinding("Tally")
    public static final class Counter implements Copyable<Counter> {
        private final boolean skips;
        private int x;

        Counter(boolean skips) {
            this.skips = skips;
        }

        @SpecAction("Inc")
        public void inc() {
            x += skips && x == 2 ? 2 : 1;
        }

        @SpecAction("Reset")
        public void reset() {
            x = 0;
        }

        @SpecVariable("x")
        public int x() {
            return x;
        }

        @Override
        public Counter copy() {
            var copy = new Counter(skips);
            copy.x = x;
            return copy;
        }
    }
}
