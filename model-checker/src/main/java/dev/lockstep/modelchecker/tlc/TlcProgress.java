package dev.lockstep.modelchecker.tlc;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a line of progress; counts are {@link TlcStatistics#UNKNOWN} where TLC gives none, as in a simulation.
 *
 * @param generated states generated, repetitions included
 * @param distinct distinct states
 * @param queue states whose successors are not yet known
 * @param depth depth reached, in states
 * @param elapsed time since the start of the run
 */
public record TlcProgress(long generated, long distinct, long queue, long depth, Duration elapsed) {
    private static final Pattern LINE = Pattern.compile("Progress\\(([^)]*)\\) at .*?: ([\\d,]+) states generated.*?, "
            + "(\\S+) distinct states found.*?, (\\S+) states left on queue.*");
    private static final Pattern WALKS = Pattern.compile("Progress: ([\\d,]+) states checked.*", Pattern.DOTALL);

    static Optional<TlcProgress> parse(String text, Duration elapsed) {
        Matcher walks = WALKS.matcher(text.strip());
        if (walks.matches()) {
            long unknown = TlcStatistics.UNKNOWN;
            return Optional.of(new TlcProgress(count(walks.group(1)), unknown, unknown, unknown, elapsed));
        }
        Matcher line = LINE.matcher(text.strip());
        return line.matches()
                ? Optional.of(new TlcProgress(
                        count(line.group(2)),
                        count(line.group(3)),
                        count(line.group(4)),
                        count(line.group(1)),
                        elapsed))
                : Optional.empty();
    }

    /** Reads a count, with or without thousands separators. */
    static long count(String text) {
        String digits = text.replace(",", "");
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : TlcStatistics.UNKNOWN;
    }
}
