package dev.lockstep.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/**
 * The arguments after {@code --}, which go to TLC as they are.
 *
 * @param arguments the arguments
 */
record TlcArguments(List<String> arguments) {
    private static final String DELIMITER = "--";

    /** Options that would lead TLC away from where its results are expected, with what to do instead. */
    private static final Map<String, String> TAKEN = Map.of(
            "-config", "name the .cfg as PATH",
            "-metadir", "use --checkpoint-dir to keep what it saves",
            "-checkpoint", "use --checkpoint",
            "-recover", "use --recover",
            "-generateSpecTE", "use the counterexample that is printed",
            "-help", "see the documentation of TLC",
            "-h", "see the documentation of TLC");

    /** Options with a file to write, which a relative path would put into a folder that goes with the run. */
    private static final Set<String> WRITING = Set.of("-dump", "-userFile");

    /** Copies the list. */
    TlcArguments {
        arguments = List.copyOf(arguments);
    }

    /**
     * Takes the arguments after {@code --} from the end of a command's positional parameters, where they were put.
     *
     * @param line what was parsed
     * @param positional all positional parameters; those taken are removed
     * @throws UsageException if TLC can't be given one of them
     */
    static TlcArguments takeFrom(ParseResult line, List<String> positional) {
        List<String> all = line.expandedArgs();
        int delimiter = all.indexOf(DELIMITER);
        int count = delimiter < 0 ? 0 : Math.min(all.size() - delimiter - 1, positional.size());
        List<String> tail = positional.subList(positional.size() - count, positional.size());
        var taken = new TlcArguments(tail);
        tail.clear();
        taken.requirePassable();
        return taken;
    }

    boolean isEmpty() {
        return arguments.isEmpty();
    }

    /** Says whether they ask for a search that TLC does with one worker only, or that only one worker repeats exactly. */
    boolean wantOneWorker() {
        return arguments.contains("-dfid") || arguments.contains("-simulate");
    }

    private void requirePassable() {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String instead = TAKEN.get(argument);
            if (instead != null) {
                throw new UsageException("TLC's option " + argument + " can't be passed on; " + instead);
            }
            if (WRITING.contains(argument)) {
                requireAbsolute(argument, i + 1);
            }
        }
    }

    private void requireAbsolute(String option, int first) {
        boolean dot = first < arguments.size() && arguments.get(first).matches("dot(,.*)?");
        int file = dot ? first + 1 : first;
        if (file < arguments.size() && !Path.of(arguments.get(file)).isAbsolute()) {
            throw new UsageException(
                    "TLC's option " + option + ": expected an absolute path, because TLC runs in a temporary"
                            + " folder, found " + arguments.get(file));
        }
    }
}
