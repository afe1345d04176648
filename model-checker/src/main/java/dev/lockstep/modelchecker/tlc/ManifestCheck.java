package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.spec.ManifestEntry;
import dev.lockstep.modelchecker.tlc.Verdict.Undecided.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares a run with what the manifest records: the result and the counts, never the time; the depth only where it does
 * not depend on the threads' timing.
 *
 * @param differences where the two differ, empty if they agree or nothing is recorded
 * @param exitCode the exit code of the run in the light of the manifest
 */
public record ManifestCheck(List<Difference> differences, int exitCode) {
    /** The exit code of a run whose result is not the recorded one. */
    public static final int DIFFERS = 22;

    static final String NOTHING_RECORDED = "unknown";
    private static final String SUCCESS = new Verdict.Holds().manifestWord();

    /**
     * Holds one difference.
     *
     * @param field the manifest's field
     * @param recorded what the manifest says
     * @param found what the run gave
     */
    public record Difference(String field, String recorded, String found) {
        @Override
        public String toString() {
            return field + ": recorded " + recorded + ", found " + found;
        }
    }

    /** Copies the list. */
    public ManifestCheck {
        differences = List.copyOf(differences);
    }

    /**
     * Compares a run with its model's entry.
     *
     * <p>The exit code is 0 if the recorded result was found, 22 if another one was; it is the verdict's own if nothing
     * is recorded, if nothing was decided (23), or if the model could not be checked at all.
     */
    public static ManifestCheck of(TlcResult result) {
        Optional<ManifestEntry> entry = result.model().recorded();
        String found = wordOf(result);
        if (entry.isEmpty() || entry.get().result().equals(NOTHING_RECORDED) || found.equals(NOTHING_RECORDED)) {
            return new ManifestCheck(List.of(), result.exitCode());
        }
        var differences = new ArrayList<Difference>();
        if (!entry.get().result().equals(found)) {
            differences.add(new Difference("result", entry.get().result(), found));
        } else if (found.equals(SUCCESS) && !isWalk(result)) {
            compareCounts(entry.get(), result.statistics(), differences);
        }
        return new ManifestCheck(differences, differences.isEmpty() ? 0 : DIFFERS);
    }

    /**
     * Gives the manifest's word for a run. Two runs that decide nothing are a success to TLC, and so to a manifest that says so: random walks
     * that found nothing, where the manifest asks for walks (those of a user, in place of a search, stay undecided); and liveness under a
     * reduction, where its author has recorded the success; nobody else's is.
     */
    static String wordOf(TlcResult result) {
        boolean reduced = isUndecided(result, Reason.REDUCED_LIVENESS)
                && result.model()
                        .recorded()
                        .filter(entry -> entry.result().equals(SUCCESS))
                        .isPresent();
        return isWalk(result) || reduced ? SUCCESS : result.verdict().manifestWord();
    }

    private static boolean isWalk(TlcResult result) {
        return isUndecided(result, Reason.RECORDED_SIMULATION);
    }

    private static boolean isUndecided(TlcResult result, Reason reason) {
        return result.verdict() instanceof Verdict.Undecided undecided && undecided.reason() == reason;
    }

    private static void compareCounts(ManifestEntry entry, TlcStatistics found, List<Difference> differences) {
        compare("distinctStates", entry.distinctStates(), found.distinct(), differences);
        compare("totalStates", entry.totalStates(), found.generated(), differences);
        if (isDepthComparable(entry, found)) {
            compare("stateDepth", entry.stateDepth(), found.depth(), differences);
        }
    }

    /**
     * Says whether another depth is a difference. Several workers do not search strictly breadth first and may report
     * more depth than there is, so both numbers count only if both come from one worker, which the entry has to say; a
     * depth found by one worker is real, though, and recorded it can be too large, never too small.
     */
    private static boolean isDepthComparable(ManifestEntry entry, TlcStatistics found) {
        return found.workers() == 1 && (entry.workers() == 1 || found.depth() > entry.stateDepth());
    }

    private static void compare(String field, long recorded, long found, List<Difference> differences) {
        boolean known = recorded != ManifestEntry.NOT_RECORDED && found != TlcStatistics.UNKNOWN;
        if (known && recorded != found) {
            differences.add(new Difference(field, Long.toString(recorded), Long.toString(found)));
        }
    }
}
