package dev.lockstep.modelchecker.tlc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how a run of TLC ended. */
public sealed interface Verdict {

    /** Gives the exit code that stands for it: 0, TLC's own, or 23 where nothing was decided. */
    int exitCode();

    /** Gives the word a manifest has for it; {@code unknown} where nothing was decided. */
    String manifestWord();

    /** Holds: the search was complete and TLC found no error. */
    record Holds() implements Verdict {
        @Override
        public int exitCode() {
            return 0;
        }

        @Override
        public String manifestWord() {
            return "success";
        }
    }

    /** Names what kind of thing is violated, with TLC's exit code and the manifest's word. */
    enum Kind {
        /** An assumption of the spec is false for the model's constants. */
        ASSUMPTION(10, "assumption failure"),
        /** A state without successors is reachable. */
        DEADLOCK(11, "deadlock failure"),
        /** A state breaks an INVARIANT, or a PROPERTY of the form {@code []P}. */
        INVARIANT(12, "safety failure"),
        /** A step breaks the {@code [][A]_v}, or an initial state the initial predicate, of a PROPERTY. */
        ACTION_PROPERTY(13, "liveness failure"),
        /** An infinite behaviour breaks a temporal PROPERTY. */
        LIVENESS(13, "liveness failure"),
        /** The spec's own {@code Assert} failed; tlaplus/Examples has no word of its own for it. */
        ASSERT(14, "safety failure");

        private final int exitCode;
        private final String word;

        Kind(int exitCode, String word) {
            this.exitCode = exitCode;
            this.word = word;
        }

        /** Gives TLC's exit code. */
        public int exitCode() {
            return exitCode;
        }
    }

    /**
     * Is violated.
     *
     * @param kind what kind of thing
     * @param property its name: the property's, a location for an assumption, the message of an Assert, empty for a
     *     deadlock; where TLC does not say which of several liveness properties it is, all of them
     * @param behaviour the behaviour that shows it, {@code null} for an assumption
     */
    record Violated(Kind kind, String property, @Nullable Counterexample behaviour) implements Verdict {
        /** Gives the behaviour that shows the violation; an assumption has none. */
        public Optional<Counterexample> counterexample() {
            return Optional.ofNullable(behaviour);
        }

        @Override
        public int exitCode() {
            return kind.exitCode;
        }

        @Override
        public String manifestWord() {
            return kind.word;
        }
    }

    /**
     * Could not be checked: the spec, the model or TLC is at fault.
     *
     * @param exitCode TLC's: 75-77 evaluation, 150 a module, 151 and 255 the {@code .cfg}; 1 if TLC itself broke down
     * @param message what TLC says
     * @param where the place in a module or {@code .cfg}, empty if TLC does not say
     * @param behaviour the behaviour up to the state that could not be evaluated, {@code null} if there is none
     */
    record Failed(
            int exitCode,
            String message,
            String where,
            @Nullable Counterexample behaviour) implements Verdict {
        /** Gives the behaviour up to the state that could not be evaluated. */
        public Optional<Counterexample> counterexample() {
            return Optional.ofNullable(behaviour);
        }

        @Override
        public String manifestWord() {
            return exitCode == Kind.ASSUMPTION.exitCode ? Kind.ASSUMPTION.word : "unknown";
        }
    }

    /**
     * Is not decided: never a pass, never a violation.
     *
     * @param reason why
     * @param message the reason in words, and what to do about it
     */
    record Undecided(Reason reason, String message) implements Verdict {
        /** The exit code of a run that decided nothing. */
        public static final int EXIT_CODE = 23;

        /** Names why a run decided nothing. */
        public enum Reason {
            /** The time limit was reached. */
            TIMEOUT,
            /** Liveness was checked on less than the whole state graph. */
            REDUCED_LIVENESS,
            /** Random walks that the user asked for found nothing. */
            SIMULATION,
            /** Random walks found nothing, those that the model's entry in the manifest asks for. */
            RECORDED_SIMULATION,
            /** A depth-first search, which is limited in depth, found nothing. */
            DEPTH_FIRST,
            /** This TLC cannot run the model's mode. */
            MODE,
            /** TLC's distributed mode does not judge what the model asks for. */
            DISTRIBUTED
        }

        @Override
        public int exitCode() {
            return EXIT_CODE;
        }

        @Override
        public String manifestWord() {
            return "unknown";
        }
    }
}
