package dev.lockstep.runner.junit;

import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.replay.ReplayResult;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.TestReporter;

/** Publishes what a passing test does not say: how much was replayed, what was not compared, what was tolerated. */
final class Findings {
    private final TestReporter reporter;
    private final Binding binding;

    /** Says at once what the binding leaves out. */
    Findings(TestReporter reporter, Binding binding) {
        this.reporter = reporter;
        this.binding = binding;
        new TreeMap<>(binding.unobserved())
                .forEach((name, reason) -> reporter.publishEntry("not compared: " + name, reason));
    }

    /** Says what a replay did. */
    void replayed(Exploration explored, ReplayResult result) {
        reporter.publishEntry(
                "lockstep",
                String.format(
                        "%s on %s: %s%s, %s replayed",
                        binding.factory().name(),
                        explored.model().name(),
                        result.traces() > 0 ? count(result.traces(), "trace") + ", " : "",
                        count(result.states(), "state"),
                        count(result.transitions(), "event")));
        if (!result.unchecked().isEmpty()) {
            reporter.publishEntry("offers not compared", String.join(", ", new TreeSet<>(result.unchecked())));
        }
        tolerated(result);
    }

    private static String count(long count, String thing) {
        return String.format("%,d %s%s", count, thing, count == 1 ? "" : "s");
    }

    /** Says which rules for deviations were needed, and how often. */
    void tolerated(ReplayResult result) {
        new TreeMap<>(result.tolerated()).forEach((reason, count) -> {
            if (count > 0) {
                reporter.publishEntry("tolerated " + FaultReport.times(count), reason);
            }
        });
    }
}
