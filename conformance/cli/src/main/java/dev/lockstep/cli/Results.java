package dev.lockstep.cli;

import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.Verdict;
import java.time.Duration;
import java.util.Locale;

/** Results in a word. */
final class Results {
    private Results() {}

    static String word(TlcResult result) {
        Verdict verdict = result.verdict();
        if (verdict instanceof Verdict.Violated violated) {
            return violated.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + (violated.property().isEmpty() ? "" : " " + violated.property());
        } else if (verdict instanceof Verdict.Failed failed) {
            return "error " + failed.exitCode();
        }
        return verdict instanceof Verdict.Holds ? "holds" : "undecided";
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
