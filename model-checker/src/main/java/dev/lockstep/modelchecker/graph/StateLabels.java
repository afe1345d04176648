package dev.lockstep.modelchecker.graph;

import dev.lockstep.traces.value.TlaString;
import dev.lockstep.traces.value.TlaSyntaxException;
import dev.lockstep.traces.value.TlaText;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The states that the labels of nodes stand for. A label is a conjunction {@code /\ x = 1}, a line a variable, as TLC writes it. Equal values of a variable
 * are kept once and numbered in the order in which they are met; a value whose text is not TLA+ of a value is kept as the string of that text.
 */
final class StateLabels {
    private static final String CONJUNCT = "/\\ ";
    private static final String NEXT_CONJUNCT = "\n" + CONJUNCT;
    private static final String IS = " = ";

    /** How many characters of text to remember, so that values that recur need not be parsed again: a small part of the memory there is. */
    private static final long REMEMBERED =
            Math.max(16 << 20, Runtime.getRuntime().maxMemory() / 16);

    private final List<String> variables = new ArrayList<>();
    private final List<List<TlaValue>> values = new ArrayList<>();
    private final List<Map<TlaValue, Integer>> numberOfValue = new ArrayList<>();
    private final List<Map<String, Integer>> numberOfText = new ArrayList<>();
    private long remembered;
    private int unparsed;

    /** Gives the names of the variables, once a label was read. */
    List<String> variables() {
        return variables;
    }

    /** Gives the values of a variable by their numbers. */
    List<TlaValue> values(int variable) {
        return values.get(variable);
    }

    /** Gives the number of different values that are kept as strings, since their text is not TLA+ of a value. */
    int unparsed() {
        return unparsed;
    }

    /**
     * Reads a label.
     *
     * @return for each variable the number of its value
     * @throws IllegalArgumentException if it is not a conjunction of the variables that other labels have
     */
    int[] row(String label) {
        String text = label.strip();
        boolean first = variables.isEmpty();
        IntColumn row = new IntColumn();
        for (int from = 0; from >= 0; ) {
            int end = text.indexOf(NEXT_CONJUNCT, from);
            addConjunct(text.substring(from, end < 0 ? text.length() : end), row, first);
            from = end < 0 ? end : end + 1;
        }
        if (row.size() != variables.size()) {
            throw new IllegalArgumentException(
                    "expected the variables " + variables + " as in the labels before, found " + row.size()
                            + " of them; a dump made with -difftrace has only what changed");
        }
        return row.toArray();
    }

    private void addConjunct(String text, IntColumn row, boolean first) {
        int start = text.startsWith(CONJUNCT) ? CONJUNCT.length() : 0;
        int is = text.indexOf(IS, start);
        if (is <= start || text.indexOf(' ', start) < is) {
            throw new IllegalArgumentException("expected a state such as '/\\ x = 1', a line for each variable, found '"
                    + DotScanner.brief(text) + "'");
        }
        String name = text.substring(start, is);
        int variable = row.size();
        if (first && !variables.contains(name)) {
            addVariable(name);
        } else if (variable >= variables.size() || !variables.get(variable).equals(name)) {
            throw new IllegalArgumentException(
                    "expected the variables " + variables + ", each once and in this order, found " + name);
        }
        row.add(number(variable, text.substring(is + IS.length()).strip()));
    }

    private void addVariable(String name) {
        variables.add(name);
        values.add(new ArrayList<>());
        numberOfValue.add(new HashMap<>());
        numberOfText.add(new HashMap<>());
    }

    private int number(int variable, String text) {
        Integer known = numberOfText.get(variable).get(text);
        if (known == null) {
            List<TlaValue> all = values.get(variable);
            TlaValue value = value(text);
            known = numberOfValue.get(variable).putIfAbsent(value, all.size());
            if (known == null) {
                known = all.size();
                all.add(value);
                unparsed += value instanceof TlaString && !text.startsWith("\"") ? 1 : 0;
            }
            remember(variable, text, known);
        }
        return known;
    }

    private void remember(int variable, String text, Integer number) {
        remembered += text.length();
        if (remembered > REMEMBERED) {
            numberOfText.forEach(Map::clear);
            remembered = text.length();
        }
        numberOfText.get(variable).put(text, number);
    }

    private TlaValue value(String text) {
        try {
            return TlaText.parse(text);
        } catch (TlaSyntaxException e) {
            return TlaValue.string(text);
        }
    }
}
