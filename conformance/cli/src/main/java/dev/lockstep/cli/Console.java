package dev.lockstep.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a command writes: results to one stream, progress and errors to the other, explored graphs to a folder. */
final class Console {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");
    private static final int LINE = 100;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final List<String> arguments;
    private final @Nullable Path cache;
    private boolean progressShown;

    /**
     * Makes a console.
     *
     * @param terminal whether progress can be shown as one line that is written over
     * @param arguments the arguments of this run
     * @param cache where explored graphs are kept; {@code null} to keep none
     */
    Console(PrintWriter out, PrintWriter err, boolean terminal, List<String> arguments, @Nullable Path cache) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.arguments = List.copyOf(arguments);
        this.cache = cache;
    }

    /** Prints a line of the result. */
    synchronized void print(String line) {
        clearProgress();
        out.println(line);
        out.flush();
    }

    /** Prints a line for the user that is no result. */
    synchronized void note(String line) {
        clearProgress();
        err.println(line);
        err.flush();
    }

    /** Says whether progress is shown as one line that is written over. */
    boolean isTerminal() {
        return terminal;
    }

    /** Shows how far a run is: one line on a terminal, nothing elsewhere. */
    synchronized void progress(String line) {
        if (terminal && !line.isEmpty()) {
            String cut = line.length() <= LINE ? line : line.substring(0, LINE - 3) + "...";
            err.print("\r" + cut + " ".repeat(LINE - cut.length()));
            err.flush();
            progressShown = true;
        }
    }

    private void clearProgress() {
        if (progressShown) {
            err.print("\r" + " ".repeat(LINE) + "\r");
            err.flush();
            progressShown = false;
        }
    }

    /** Gives the folder where explored graphs are kept, if they are. */
    Optional<Path> cache() {
        return Optional.ofNullable(cache);
    }

    /** Gives the command that repeats this run. */
    String repeat() {
        return "lockstep "
                + arguments.stream()
                        .map(a -> PLAIN.matcher(a).matches() ? a : "'" + a.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "));
    }
}
