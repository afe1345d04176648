package dev.lockstep.modelchecker.tlc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what a run's verdict is read from, while TLC prints it. Not thread-safe. */
final class TlcOutput {
    /** Errors that only belong to the one before them. */
    private static final Set<Integer> SEQUELS =
            Set.of(TlcCode.BEHAVIOUR_SO_FAR, TlcCode.COUNTEREXAMPLE_FOLLOWS, TlcCode.NESTED_EXPRESSION);

    private static final Pattern TOTALS = Pattern.compile(
            "([\\d,]+) states generated.*?, ([\\d,]+) distinct states found.*?(?:, ([\\d,]+) states left.*)?");
    private static final Pattern SIMULATED = Pattern.compile("The number of states generated: ([\\d,]+)");
    private static final Pattern DEPTH =
            Pattern.compile("The depth of the complete state graph search is ([\\d,]+)\\.");
    private static final Pattern COLLISION = Pattern.compile("val = (\\S+)");
    private static final int KEPT_LINES = 200;

    private static final Pattern WORKERS = Pattern.compile("with (\\d+) workers?\\b");

    private final Consumer<TlcProgress> progressListener;
    private final TlcMessages parser = new TlcMessages(this::message, this::line);
    private final Findings findings = new Findings();
    private final CoverageReader coverage = new CoverageReader();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> sanyLines = new ArrayList<>();
    private final Deque<String> printed = new ArrayDeque<>();
    private final Set<Integer> codes = new HashSet<>();
    private boolean inSany;
    private String nestedExpressions = "";
    private String version = "";
    private String collision = "";
    private int workers;
    private long generated = TlcStatistics.UNKNOWN;
    private long distinct = TlcStatistics.UNKNOWN;
    private long queue = TlcStatistics.UNKNOWN;
    private long depth = TlcStatistics.UNKNOWN;
    private Duration elapsed = Duration.ZERO;
    private @Nullable TlcProgress last;

    TlcOutput(Consumer<TlcProgress> progressListener) {
        this.progressListener = progressListener;
    }

    /** Takes a line that TLC printed after the given time. */
    void accept(String text, Duration after) {
        elapsed = after;
        parser.accept(text);
    }

    boolean isCutShort() {
        return parser.isInsideMessage();
    }

    boolean has(int code) {
        return codes.contains(code);
    }

    /** Gives the first error; those that follow it are its consequences, or further ones of a run with -continue. */
    Optional<TlcMessage> firstError() {
        return findings.all().stream().findFirst().map(Findings.Finding::error);
    }

    /** Gives all errors that differ in kind or name, in the order in which each was first printed. */
    List<Findings.Finding> findings() {
        return findings.all();
    }

    List<String> warnings() {
        return warnings;
    }

    List<String> sanyLines() {
        return sanyLines;
    }

    List<String> printed() {
        return List.copyOf(printed);
    }

    String nestedExpressions() {
        return nestedExpressions;
    }

    /** Gives the behaviour of the first error, or the states that were printed without one. */
    Optional<Counterexample> behaviour() {
        return findings.firstBehaviour();
    }

    /** Gives the coverage that was printed last, with the text of what was never reached from the modules in a folder. */
    Coverage coverage(Path modules) {
        return coverage.coverage(new SourceText(modules));
    }

    long queue() {
        return queue;
    }

    TlcStatistics statistics(int askedWorkers, Duration wallTime) {
        int used = workers > 0 ? workers : askedWorkers;
        TlcProgress stand = last;
        if (generated == TlcStatistics.UNKNOWN && stand != null) {
            return new TlcStatistics(
                    sinceTheStart(stand.generated()),
                    stand.distinct(),
                    stand.queue(),
                    stand.depth(),
                    used,
                    wallTime,
                    version,
                    collision);
        }
        return new TlcStatistics(sinceTheStart(generated), distinct, queue, depth, used, wallTime, version, collision);
    }

    /** Gives a count of generated states, unless it lacks those of the run before, which saved the checkpoint. */
    private long sinceTheStart(long count) {
        return has(TlcCode.RECOVERED) ? TlcStatistics.UNKNOWN : count;
    }

    private void line(String text) {
        if (inSany) {
            sanyLines.add(text);
            PlusCal.outdated(text).filter(note -> !warnings.contains(note)).ifPresent(warnings::add);
            return;
        }
        printed.addLast(text);
        if (printed.size() > KEPT_LINES) {
            printed.removeFirst();
        }
    }

    private void message(TlcMessage message) {
        codes.add(message.code());
        if (message.severity() == TlcMessage.STATE) {
            findings.state(message);
        } else if (message.isError()) {
            error(message);
        } else if (message.severity() == TlcMessage.WARNING) {
            if (message.code() != TlcCode.NOT_PARALLEL_GC) {
                warnings.add(message.text().strip());
            }
        } else {
            information(message);
        }
    }

    private void error(TlcMessage message) {
        if (message.code() == TlcCode.NESTED_EXPRESSION && findings.all().size() <= 1) {
            nestedExpressions = message.text();
        }
        if (!SEQUELS.contains(message.code())) {
            findings.error(message);
        }
    }

    private void information(TlcMessage message) {
        String text = message.text();
        switch (message.code()) {
            case TlcCode.VERSION -> version = text.strip();
            case TlcCode.SEARCH, TlcCode.WALKS, TlcCode.DEPTH_FIRST -> {
                Matcher told = WORKERS.matcher(text);
                workers = told.find() ? Integer.parseInt(told.group(1)) : workers;
            }
            case TlcCode.SANY_STARTED -> inSany = true;
            case TlcCode.SANY_ENDED -> inSany = false;
            case TlcCode.PROGRESS, TlcCode.DEPTH_FIRST_PROGRESS, TlcCode.WALKS_PROGRESS ->
                TlcProgress.parse(text, elapsed).ifPresent(progress -> {
                    last = progress;
                    progressListener.accept(progress);
                });
            case TlcCode.STATISTICS, TlcCode.DEPTH_FIRST_STATISTICS -> totals(text);
            case TlcCode.SIMULATION_STATISTICS -> {
                Matcher simulated = SIMULATED.matcher(text);
                generated = simulated.find() ? TlcProgress.count(simulated.group(1)) : generated;
            }
            case TlcCode.DEPTH -> {
                Matcher found = DEPTH.matcher(text.strip());
                depth = found.matches() ? TlcProgress.count(found.group(1)) : depth;
            }
            case TlcCode.SUCCESS -> collision(text);
            default -> coverage.accept(message);
        }
    }

    private void totals(String text) {
        Matcher totals = TOTALS.matcher(text.strip());
        if (totals.matches()) {
            generated = TlcProgress.count(totals.group(1));
            distinct = TlcProgress.count(totals.group(2));
            queue = totals.group(3) == null ? TlcStatistics.UNKNOWN : TlcProgress.count(totals.group(3));
        }
    }

    /** Keeps the larger of the estimates: one is calculated, the other based on the fingerprints met. */
    private void collision(String text) {
        double worst = -1;
        Matcher estimate = COLLISION.matcher(text);
        while (estimate.find()) {
            try {
                double value = Double.parseDouble(estimate.group(1));
                if (value > worst) {
                    worst = value;
                    collision = estimate.group(1);
                }
            } catch (NumberFormatException e) {
                collision = collision.isEmpty() ? estimate.group(1) : collision;
            }
        }
    }
}
