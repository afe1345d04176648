package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.tlc.Verdict.Failed;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts into words why TLC could not check a model.
 *
 * @param output what TLC printed
 * @param error the first error in it
 * @param exitCode TLC's exit code
 */
record FailureReader(TlcOutput output, TlcMessage error, int exitCode) {
    private static final Set<Integer> FAILURES = Set.of(10, 75, 76, 77, 150, 151, 152, 153, 255);
    private static final int WRONG_PARAMETERS = 1102;
    private static final Pattern PLACE = Pattern.compile(
            "[Ll]ine (\\d+), col(?:umn)? (\\d+) to line \\d+, col(?:umn)? \\d+ (?:of module|in) (\\w+)");
    private static final Pattern PARSED_AT = Pattern.compile("at line (\\d+), col(?:umn)? (\\d+)");
    private static final Pattern MODULE = Pattern.compile("(?:In module|Could not parse module|in file) (\\w+)");
    private static final Pattern CONFIG_LINE = Pattern.compile("configuration file at line (\\d+)");
    private static final Pattern NOISE = Pattern.compile("(?:\\s+at .*|TLC threw an unexpected exception\\.|"
            + "This was probably caused by an error in the spec or model\\.|See the User Output or TLC Console .*|"
            + "The exception was a (?:java\\.lang\\.RuntimeException|tlc2\\.\\S*)|"
            + "Parsing file .*|Semantic processing of module .*|Residual stack trace follows:|"
            + "Fatal errors while parsing TLA\\+ spec in file .*|tla2sany\\.semantic\\.AbortException|"
            + "\\*+ ?(?:Abort messages|Errors): \\d+|Semantic errors:|\\s*)");

    Failed failed() {
        return new Failed(code(), message(), where(), output.behaviour().orElse(null));
    }

    /** Gives the exit code to report for one of TLC's: 1 for those that do not blame the spec or the model. */
    static int known(int exitCode) {
        return FAILURES.contains(exitCode) ? exitCode : 1;
    }

    private int code() {
        if (error.code() == WRONG_PARAMETERS) {
            return 2;
        }
        if (exitCode != 0) {
            return known(exitCode);
        }
        return switch (error.code()) {
            case TlcCode.INITIAL_STATE_ERROR, TlcCode.SUCCESSOR_INCOMPLETE -> 75;
            case TlcCode.INVARIANT_EVALUATION, TlcCode.INVARIANT_LEVEL -> 76;
            case TlcCode.TAUTOLOGY -> 77;
            case TlcCode.PARSING_FAILED -> 150;
            default -> 255;
        };
    }

    private String message() {
        if (error.code() == TlcCode.PARSING_FAILED) {
            String sany = clean(output.sanyLines());
            return sany.isEmpty() ? error.text() : sany;
        }
        if (error.code() == TlcCode.GENERAL && !error.nested().isEmpty()) {
            return error.nested().stream().map(TlcMessage::text).collect(Collectors.joining("\n"));
        }
        return clean(error.lines());
    }

    private static String clean(List<String> lines) {
        return lines.stream()
                .filter(line -> !NOISE.matcher(line).matches())
                .map(line -> line.startsWith(": ") ? line.substring(2) : line)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private String where() {
        String place = lastPlace(output.nestedExpressions());
        if (place.isEmpty()) {
            place = lastPlace(message());
        }
        if (!place.isEmpty()) {
            return place;
        }
        Matcher config = CONFIG_LINE.matcher(message());
        if (config.find()) {
            return "line " + config.group(1) + " of the .cfg";
        }
        Matcher parsed = PARSED_AT.matcher(message());
        Matcher module = MODULE.matcher(message());
        String of = module.find() ? " of module " + module.group(1) : "";
        return parsed.find()
                ? "line " + parsed.group(1) + ", column " + parsed.group(2) + of
                : of.replaceFirst("^ of ", "");
    }

    /** Gives the innermost place of a nesting: TLC prints it last. */
    private static String lastPlace(String text) {
        Matcher place = PLACE.matcher(text);
        String last = "";
        while (place.find()) {
            last = "line " + place.group(1) + ", column " + place.group(2) + " of module " + place.group(3);
        }
        return last;
    }
}
