package dev.lockstep.runner.replay;

import dev.lockstep.traces.value.TlaSequence;
import dev.lockstep.traces.value.TlaSet;
import dev.lockstep.traces.value.TlaString;
import dev.lockstep.traces.value.TlaValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where a variable of the subject differs from the spec: the smallest part that does.
 *
 * @param variable the variable
 * @param path the way into its value, such as {@code [s1][2].term}; empty for the whole
 * @param spec what the spec has there; "nothing" where only the subject has something
 * @param subject what the subject has there
 */
public record Difference(String variable, String path, String spec, String subject) {
    private static final String NOTHING = "nothing";

    /** Finds the parts in which two values of a variable differ; none if they are equal. */
    public static List<Difference> between(String variable, TlaValue spec, TlaValue subject) {
        List<Difference> differences = new ArrayList<>();
        compare(variable, "", spec, subject, differences);
        return differences;
    }

    private static void compare(String variable, String path, TlaValue spec, TlaValue subject, List<Difference> found) {
        if (spec.equals(subject)) {
            return;
        }
        if (spec instanceof TlaSet expected && subject instanceof TlaSet actual) {
            compareSets(variable, path, expected, actual, found);
        } else if (spec.isFunction() && subject.isFunction() && !isEmpty(spec) && !isEmpty(subject)) {
            compareFunctions(variable, path, spec.asMapping(), subject.asMapping(), found);
        } else {
            found.add(new Difference(variable, path, spec.toString(), subject.toString()));
        }
    }

    private static boolean isEmpty(TlaValue function) {
        return function.equals(TlaSequence.EMPTY);
    }

    private static void compareSets(String variable, String path, TlaSet spec, TlaSet subject, List<Difference> found) {
        for (TlaValue element : spec.elements()) {
            if (!subject.contains(element)) {
                found.add(new Difference(variable, path + " has", element.toString(), NOTHING));
            }
        }
        for (TlaValue element : subject.elements()) {
            if (!spec.contains(element)) {
                found.add(new Difference(variable, path + " has", NOTHING, element.toString()));
            }
        }
    }

    private static void compareFunctions(
            String variable,
            String path,
            Map<TlaValue, TlaValue> spec,
            Map<TlaValue, TlaValue> subject,
            List<Difference> found) {
        var keys = new TreeSet<TlaValue>(spec.keySet());
        keys.addAll(subject.keySet());
        for (TlaValue key : keys) {
            String part = path + (key instanceof TlaString s ? "." + s.value() : "[" + key + "]");
            TlaValue expected = spec.get(key);
            TlaValue actual = subject.get(key);
            if (expected != null && actual != null) {
                compare(variable, part, expected, actual, found);
            } else {
                found.add(new Difference(
                        variable,
                        part,
                        expected == null ? NOTHING : expected.toString(),
                        actual == null ? NOTHING : actual.toString()));
            }
        }
    }

    /** Gives it in one line: {@code votedFor[s2]: spec s1, subject s3}. */
    @Override
    public String toString() {
        return variable + path + ": spec " + spec + ", subject " + subject;
    }
}
