package dev.lockstep.runner.replay;

import dev.lockstep.traces.value.TlaValue;
import dev.lockstep.traces.value.ValueDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a variable of the subject differs from the spec: the smallest part that does.
 *
 * @param variable the variable
 * @param path the way into its value, such as {@code [s1][2].term}; empty for the whole
 * @param spec what the spec has there; "nothing" where only the subject has something
 * @param subject what the subject has there
 */
public record Difference(String variable, String path, String spec, String subject) {
    /** Finds the parts in which two values of a variable differ; none if they are equal. */
    public static List<Difference> between(String variable, TlaValue spec, TlaValue subject) {
        return ValueDifference.between(spec, subject).stream()
                .map(part -> new Difference(
                        variable, part.path() + (part.inSet() ? " has" : ""), text(part.left()), text(part.right())))
                .toList();
    }

    private static String text(@Nullable TlaValue value) {
        return value == null ? "nothing" : value.toString();
    }

    /** Gives it in one line: {@code votedFor[s2]: spec s1, subject s3}. */
    @Override
    public String toString() {
        return variable + path + ": spec " + spec + ", subject " + subject;
    }
}
