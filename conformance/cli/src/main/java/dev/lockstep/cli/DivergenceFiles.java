package dev.lockstep.cli;

import dev.lockstep.runner.replay.Divergence;
import dev.lockstep.runner.replay.Divergence.Kind;
import dev.lockstep.traces.itf.TraceFolder;
import dev.lockstep.traces.itf.TraceFolder.Contents;
import dev.lockstep.traces.trace.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Saves the ways to divergences as traces, a file each. */
final class DivergenceFiles {
    /** What the replay of a trace shows; the rest needs the graph. */
    private static final Set<Kind> IN_TRACES = EnumSet.of(Kind.STATE, Kind.EXCEPTION, Kind.HANG);

    private DivergenceFiles() {}

    /**
     * Writes the traces of a replay's faults.
     *
     * @param outcome the replay's
     * @param modelValues the names of the model values that may occur
     * @param folder where to write; made if need be, must have no traces
     * @param repeated the model and the subject as arguments of a command
     * @return for each fault what to tell the user: the file, and how to repeat it
     */
    static List<String> save(ReplayOutcome outcome, Set<String> modelValues, Path folder, String repeated) {
        List<Contents> files = new ArrayList<>();
        for (Divergence divergence : outcome.result().divergences()) {
            List<Trace> traces = new ArrayList<>(List.of(divergence.trace()));
            if (divergence.otherWay() != null) {
                traces.add(divergence.otherWay());
            }
            files.add(new Contents(
                    String.format("divergence-%02d-%s", files.size() + 1, name(divergence)),
                    modelValues,
                    traces.iterator()));
        }
        List<Path> written = TraceFolder.write(files, folder);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            boolean repeatable =
                    IN_TRACES.contains(outcome.result().divergences().get(i).kind());
            lines.add("saved as " + written.get(i)
                    + (repeatable ? "; repeat it: lockstep replay " + repeated + " --traces " + written.get(i) : ""));
        }
        return lines;
    }

    private static String name(Divergence divergence) {
        String action = divergence.fault().action();
        return (action.isEmpty() ? "start" : action) + "-"
                + divergence.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
