package dev.lockstep.runner.junit;

import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.Copyable;
import dev.lockstep.runner.binding.Deviation;
import dev.lockstep.runner.binding.Offer;
import dev.lockstep.runner.binding.Snapshotted;
import dev.lockstep.runner.binding.SpecAction;
import dev.lockstep.runner.binding.SpecBinding;
import dev.lockstep.runner.binding.SpecEnabled;
import dev.lockstep.runner.binding.SpecVariable;
import dev.lockstep.runner.binding.Tolerated;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Counters for the spec {@code Counter}: right ones and wrong ones. */
final class Counters {
    private Counters() {}

    /** Conforms; can't be copied. */
    @SpecBinding("Counter")
    static class Plain {
        protected int count;

        @SpecAction("Add")
        public void add(int n) {
            count += n;
        }

        @SpecAction("Reset")
        public void reset() {
            count = 0;
        }

        @SpecAction("Overflow")
        public void overflow() {
            throw new IllegalStateException("above the limit");
        }

        @SpecVariable("count")
        public int count() {
            return count;
        }
    }

    /** Conforms; a subclass copies to one of its own class. */
    static class Right extends Plain implements Copyable<Right> {
        @Override
        public Right copy() {
            try {
                Constructor<? extends Right> constructor = getClass().getDeclaredConstructor();
                constructor.setAccessible(true);
                Right copy = constructor.newInstance();
                copy.count = count;
                return copy;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Comes back to 1 from 3. */
    static final class Sticky extends Right {
        @Override
        public void reset() {
            count = count == 3 ? 1 : 0;
        }
    }

    /** Comes back to 1 from 3; can't be copied. */
    static final class PlainSticky extends Plain {
        @Override
        public void reset() {
            count = count == 3 ? 1 : 0;
        }
    }

    /** Never comes to 2: throws on the way there. */
    static final class AfraidOfTwo extends Right {
        @Override
        public void add(int n) {
            if (count + n == 2) {
                throw new ArithmeticException("two");
            }
            super.add(n);
        }
    }

    /** Adds in another way each time, and resets to less than nothing: two faults of two actions, three in all. */
    static final class Chaotic extends Right {
        @Override
        public void add(int n) {
            if (count + n == 3) {
                throw new ArithmeticException("three");
            }
            count += n == 2 ? 1 : n;
        }

        @Override
        public void reset() {
            count = -1;
        }
    }

    /** Does not come back from a reset of 2. */
    static final class Asleep extends Right {
        @Override
        public void reset() {
            if (count == 2) {
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            super.reset();
        }
    }

    /** Begins with 1. */
    static final class Hasty extends Right {
        Hasty() {
            count = 1;
        }
    }

    /** Lists what it would take. */
    static class Offering extends Right {
        @SpecEnabled({"Add", "Reset", "Overflow"})
        public Collection<Offer> offers() {
            List<Offer> offers = new ArrayList<>();
            for (int n = 1; n <= 2 && count + n <= limit(); n++) {
                offers.add(Offer.of("Add", n));
            }
            if (count > 0) {
                offers.add(Offer.of("Reset"));
            }
            return offers;
        }

        int limit() {
            return 3;
        }
    }

    /** Would go up to 4. */
    static final class Greedy extends Offering {
        @Override
        int limit() {
            return 4;
        }
    }

    /** Shows all of its state, and remembers nothing but it. */
    static class Open extends Right implements Snapshotted {
        @Override
        public Object snapshot() {
            return count;
        }
    }

    /** Remembers that it was reset. */
    static final class Grudging extends Open {
        private boolean wasReset;

        @Override
        public void reset() {
            super.reset();
            wasReset = true;
        }

        @Override
        public Right copy() {
            Grudging copy = (Grudging) super.copy();
            copy.wasReset = wasReset;
            return copy;
        }

        @Override
        public Object snapshot() {
            return List.of(count, wasReset);
        }
    }

    /** Comes back to 1 from 3, which is allowed. */
    static final class Excused extends Right {
        @Override
        public void reset() {
            count = count == 3 ? 1 : 0;
        }

        @Tolerated("an old counter sticks at its limit")
        public boolean sticks(Deviation deviation) {
            return deviation.event().action().equals("Reset") && count == 1;
        }
    }

    /** Makes four of 2 and 1. */
    static final class Clumsy extends Right {
        @Override
        public void add(int n) {
            count += count == 2 && n == 1 ? 2 : n;
        }
    }

    /** Can't be made. */
    static final class Unborn extends Right {
        Unborn() {
            throw new UnsupportedOperationException("not yet");
        }
    }

    /** Takes the model's constants. */
    static final class Limited extends Right {
        private final int limit;

        Limited(Constants constants) {
            this.limit = constants.integer("Limit");
        }

        private Limited(Limited other) {
            this.limit = other.limit;
            this.count = other.count;
        }

        @Override
        public void add(int n) {
            count = Math.min(limit, count + n);
        }

        @Override
        public Right copy() {
            return new Limited(this);
        }
    }
}
