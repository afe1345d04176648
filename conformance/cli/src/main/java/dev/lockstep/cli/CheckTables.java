package dev.lockstep.cli;

import dev.lockstep.cli.report.TextTable;
import dev.lockstep.modelchecker.tlc.Coverage;
import dev.lockstep.modelchecker.tlc.ManifestCheck;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.modelchecker.tlc.TlcStatistics;
import java.util.ArrayList;
import java.util.List;

/** The results of checks as tables for people. */
final class CheckTables {
    private CheckTables() {}

    /** Gives a row for each check. */
    static List<String> results(List<TlcResult> results) {
        var table = new TextTable("model", "result", "states", "distinct", "depth", "time", "manifest");
        for (TlcResult result : results) {
            TlcStatistics statistics = result.statistics();
            table.add(
                    result.model().name(),
                    Results.word(result),
                    Results.count(statistics.generated()),
                    Results.count(statistics.distinct()),
                    Results.count(statistics.depth()),
                    Results.seconds(statistics.wallTime()),
                    manifest(result));
        }
        return table.lines();
    }

    /** Says how a result compares with the recorded one; what was not decided is not compared. */
    static String manifest(TlcResult result) {
        ManifestCheck check = ManifestCheck.of(result);
        if (result.model().recorded().isEmpty()) {
            return "none";
        } else if (!check.differences().isEmpty()) {
            return "DIFFERS";
        }
        return check.exitCode() == ExitCode.HOLDS ? "agrees" : "not compared";
    }

    /** Gives a row for each action, then what was never reached. */
    static List<String> coverage(TlcResult result) {
        List<String> lines = new ArrayList<>(List.of(result.model().name() + ": coverage"));
        var table = new TextTable("action", "at", "taken", "distinct states found");
        for (Coverage.Action action : result.coverage().actions()) {
            String place = action.place().module() + ":" + action.place().line();
            table.add(action.name(), place, action.taken(), action.distinct());
        }
        table.lines().forEach(line -> lines.add("  " + line));
        if (!result.coverage().unreached().isEmpty()) {
            lines.add("  never reached:");
        }
        for (Coverage.Unreached expression : result.coverage().unreached()) {
            lines.add("    " + expression.place() + ": " + expression.text());
        }
        lines.add("");
        return lines;
    }
}
