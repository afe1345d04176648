package dev.lockstep.runner;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.spec.Models;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.Constants;
import dev.lockstep.runner.binding.Copyable;
import dev.lockstep.runner.binding.SpecAction;
import dev.lockstep.runner.binding.SpecBinding;
import dev.lockstep.runner.binding.SpecVariable;
import dev.lockstep.runner.binding.SubjectFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The turnstile of the tests: its spec explored, a right implementation and some wrong ones. */
public final class Turnstiles {
    private Turnstiles() {}

    public static Exploration explore() {
        return Exploration.of(
                Models.find(Path.of("src/test/resources/turnstile/TurnstileSmall.cfg"))
                        .get(0),
                2,
                p -> {});
    }

    public static Binding bind(Exploration explored, Function<Constants, Object> maker) {
        return Binding.of(factory(maker), explored.signature());
    }

    public static SubjectFactory factory(Function<Constants, Object> maker) {
        return new SubjectFactory() {
            @Override
            public String name() {
                return "turnstile";
            }

            @Override
            public String spec() {
                return "Turnstile";
            }

            @Override
            public String description() {
                return "a turnstile";
            }

            @Override
            public Object create(Constants constants) {
                return maker.apply(constants);
            }
        };
    }

    /** Conforms; kicked, it stays as it is. */
    @SpecBinding("Turnstile")
    public static class Right implements Copyable<Right> {
        protected boolean open;
        protected List<String> paid = new ArrayList<>();
        protected String last = "Nothing";

        @SpecAction("Insert")
        public void insert(String coin) {
            open = true;
            paid.add(coin);
            last = coin;
        }

        @SpecAction("Push")
        public void push() {
            open = false;
            last = "Nothing";
        }

        @SpecAction("Kick")
        public void kick(boolean hard) {
            last = "Nothing";
        }

        @SpecVariable("open")
        public boolean open() {
            return open;
        }

        @SpecVariable("paid")
        public List<String> paid() {
            return paid;
        }

        @SpecVariable("last")
        public String last() {
            return last;
        }

        protected Right fresh() {
            return new Right();
        }

        @Override
        public Right copy() {
            Right copy = fresh();
            copy.open = open;
            copy.paid = new ArrayList<>(paid);
            copy.last = last;
            return copy;
        }
    }

    /** Forgets the first coin when the third comes. */
    public static final class Forgetful extends Right {
        @Override
        public void insert(String coin) {
            super.insert(coin);
            if (paid.size() == 3) {
                paid.set(0, "dime");
            }
        }

        @Override
        protected Right fresh() {
            return new Forgetful();
        }
    }

    /** Throws when it is pushed while open. */
    public static final class Jammed extends Right {
        @Override
        public void push() {
            if (open) {
                throw new IllegalStateException("jammed");
            }
            super.push();
        }

        @Override
        protected Right fresh() {
            return new Jammed();
        }
    }

    /** Is open from the start. */
    public static final class OpenFromStart extends Right {
        public OpenFromStart() {
            open = true;
        }

        @Override
        protected Right fresh() {
            return new OpenFromStart();
        }
    }

    /** Conforms, but has no copy. */
    @SpecBinding("Turnstile")
    public static final class Uncopied {
        private final Right right = new Right();

        @SpecAction("Insert")
        public void insert(String coin) {
            right.insert(coin);
        }

        @SpecAction("Push")
        public void push() {
            right.push();
        }

        @SpecAction("Kick")
        public void kick(boolean hard) {
            right.kick(hard);
        }

        @SpecVariable("open")
        public boolean open() {
            return right.open();
        }

        @SpecVariable("paid")
        public List<String> paid() {
            return right.paid();
        }

        @SpecVariable("last")
        public String last() {
            return right.last();
        }
    }
}
