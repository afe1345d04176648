package dev.lockstep.modelchecker.tlc;

import dev.lockstep.modelchecker.tlc.Counterexample.End;
import dev.lockstep.modelchecker.tlc.Counterexample.Step;
import dev.lockstep.modelchecker.tlc.Counterexample.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the states that TLC prints after an error. */
final class CounterexampleParser {
    private static final Pattern HEADER = Pattern.compile("(\\d+): (.*)");
    private static final Pattern LOCATED =
            Pattern.compile("<(.*?) (line \\d+, col \\d+ to line \\d+, col \\d+ of module .*)>");
    private static final Pattern CONJUNCT = Pattern.compile("(?:/\\\\ )?([\\p{L}\\p{N}_]+) = (.*)");
    private static final String BACK = "Back to state";

    private final List<Step> steps = new ArrayList<>();
    private @Nullable End end;

    /** Takes a message of severity 4. */
    void accept(TlcMessage message) {
        List<String> lines = message.lines();
        Matcher header = HEADER.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!header.matches()) {
            return;
        }
        int number = Integer.parseInt(header.group(1));
        String rest = header.group(2);
        if (message.code() == TlcCode.STUTTERING) {
            end = new End.Stuttering();
        } else if (message.code() == TlcCode.BACK_TO_STATE || rest.startsWith(BACK)) {
            String[] action =
                    action(rest.startsWith(BACK) ? rest.substring(BACK.length()).replaceFirst("^:? *", "") : rest);
            end = new End.BackTo(number, action[0], action[1]);
        } else {
            String[] action = action(rest);
            steps.add(new Step(number, action[0], action[1], variables(lines.subList(1, lines.size()))));
        }
    }

    /** Takes the state that a message about an initial state carries after its first line. */
    void acceptInitialState(TlcMessage message) {
        List<String> lines = message.lines();
        int first = 0;
        while (first < lines.size() && !CONJUNCT.matcher(lines.get(first)).matches()) {
            first++;
        }
        if (first < lines.size()) {
            steps.add(new Step(1, "Initial predicate", "", variables(lines.subList(first, lines.size()))));
        }
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Gives the behaviour, if a state was printed. */
    Optional<Counterexample> behaviour() {
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new Counterexample(steps, end == null ? new End.Finite() : end));
    }

    /** Splits {@code <Name line 1, col 2 to line 3, col 4 of module M>} into name and place. */
    private static String[] action(String text) {
        Matcher located = LOCATED.matcher(text.strip());
        if (located.matches()) {
            return new String[] {located.group(1), located.group(2)};
        }
        return new String[] {text.strip().replaceFirst("^<(.*)>$", "$1"), ""};
    }

    private static List<Variable> variables(List<String> lines) {
        var variables = new ArrayList<Variable>();
        String name = "";
        var text = new StringBuilder();
        for (String line : lines) {
            Matcher conjunct = CONJUNCT.matcher(line);
            if (conjunct.matches()) {
                add(variables, name, text);
                name = conjunct.group(1);
                text.setLength(0);
                text.append(conjunct.group(2));
            } else if (!line.isBlank()) {
                text.append('\n').append(line);
            }
        }
        add(variables, name, text);
        return variables;
    }

    private static void add(List<Variable> variables, String name, StringBuilder text) {
        if (!name.isEmpty()) {
            variables.add(Variable.of(name, text.toString().strip()));
        }
    }
}
