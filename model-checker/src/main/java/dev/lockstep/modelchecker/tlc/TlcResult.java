package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.ManifestEntry;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.RecordedResult;
import java.util.List;
import java.util.Optional;

/**
 * Holds the outcome of one run of TLC.
 *
 * @param model the model that was checked
 * @param verdict how it ended
 * @param violations what is violated, each property once; more than the verdict's only if the run went on after the first
 * @param statistics the numbers
 * @param coverage what was reached how often, if that was asked for
 * @param warnings TLC's warnings, and a note where its messages and its exit code disagree
 * @param output the last lines that the spec itself printed
 */
public record TlcResult(
        Model model,
        Verdict verdict,
        List<Violation> violations,
        TlcStatistics statistics,
        Coverage coverage,
        List<String> warnings,
        List<String> output) {
    /** Copies the lists. */
    public TlcResult {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
        output = List.copyOf(output);
    }

    /** Makes the outcome of a run of which nothing but the verdict is known. */
    public static TlcResult of(Model model, Verdict verdict, TlcStatistics statistics) {
        return new TlcResult(model, verdict, List.of(), statistics, Coverage.NONE, List.of(), List.of());
    }

    /** Gives the exit code of the verdict alone, without regard to a manifest. */
    public int exitCode() {
        return verdict.exitCode();
    }

    /**
     * Gives what a manifest should record of this run; nothing if the run decided nothing.
     *
     * <p>Counts are those of a complete search only, because those of one that a violation ended depend on the number of
     * workers; the depth is that of one worker only, because several may report too much.
     */
    public Optional<RecordedResult> recorded() {
        String word = ManifestCheck.wordOf(this);
        boolean reduced = verdict instanceof Verdict.Undecided undecided
                && undecided.reason() == Verdict.Undecided.Reason.REDUCED_LIVENESS;
        if (reduced || word.equals(ManifestCheck.NOTHING_RECORDED)) {
            return Optional.empty();
        }
        boolean complete = verdict instanceof Verdict.Holds;
        return Optional.of(new RecordedResult(
                word,
                complete ? statistics.distinct() : ManifestEntry.NOT_RECORDED,
                complete ? statistics.generated() : ManifestEntry.NOT_RECORDED,
                complete && statistics.workers() == 1 ? statistics.depth() : ManifestEntry.NOT_RECORDED,
                statistics.wallTime()));
    }
}
