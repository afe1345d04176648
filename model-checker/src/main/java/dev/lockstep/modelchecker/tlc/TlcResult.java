package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.ManifestEntry;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.spec.RecordedResult;
import java.util.List;

/**
 * Holds the outcome of one run of TLC.
 *
 * @param model the model that was checked
 * @param verdict how it ended
 * @param statistics the numbers
 * @param warnings TLC's warnings, and a note where its messages and its exit code disagree
 * @param output the last lines that the spec itself printed
 */
public record TlcResult(
        Model model, Verdict verdict, TlcStatistics statistics, List<String> warnings, List<String> output) {
    /** Copies the lists. */
    public TlcResult {
        warnings = List.copyOf(warnings);
        output = List.copyOf(output);
    }

    /** Gives the exit code of the verdict alone, without regard to a manifest. */
    public int exitCode() {
        return verdict.exitCode();
    }

    /**
     * Gives what a manifest should record of this run: counts only of a complete search, because those of one that a
     * violation ended depend on the number of workers.
     */
    public RecordedResult recorded() {
        boolean complete = verdict instanceof Verdict.Holds;
        return new RecordedResult(
                ManifestCheck.wordOf(this),
                complete ? statistics.distinct() : ManifestEntry.NOT_RECORDED,
                complete ? statistics.generated() : ManifestEntry.NOT_RECORDED,
                complete ? statistics.depth() : ManifestEntry.NOT_RECORDED,
                statistics.wallTime());
    }
}
