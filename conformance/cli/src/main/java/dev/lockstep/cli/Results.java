package dev.lockstep.cli;

import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.TlcStatistics;
import dev.lockstep.modelchecker.tlc.Verdict;
import java.time.Duration;
import java.util.Locale;

/** Results in a word. */
final class Results {
    private Results() {}

    static String word(TlcResult result) {
        Verdict verdict = result.verdict();
        if (verdict instanceof Verdict.Violated violated) {
            return kind(violated) + (violated.property().isEmpty() ? "" : " " + violated.property());
        } else if (verdict instanceof Verdict.Failed failed) {
            return "error " + failed.exitCode();
        }
        return verdict instanceof Verdict.Holds ? "holds" : "undecided";
    }

    /** Gives what kind of thing is violated. */
    static String kind(Verdict.Violated violated) {
        return violated.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Gives a violation as a sentence. */
    static String violated(Verdict.Violated violated) {
        return violated.kind() == Verdict.Kind.DEADLOCK
                ? "DEADLOCK is reached"
                : violated.kind() + " " + violated.property() + " is violated";
    }

    /** Gives a count, or a dash where TLC gave none. */
    static Object count(long count) {
        return count == TlcStatistics.UNKNOWN ? "-" : (Object) count;
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
