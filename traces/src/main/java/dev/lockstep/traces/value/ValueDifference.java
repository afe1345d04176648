package dev.lockstep.traces.value;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One of the smallest parts in which two values differ.
 *
 * @param path the way to it, such as {@code [s1][2].term}; empty for the whole value
 * @param inSet whether the path leads to two sets, and the part is an element that only one of them has
 * @param left what the left value has there; null where only the right one has something
 * @param right what the right value has there; null where only the left one has something
 */
public record ValueDifference(
        String path,
        boolean inSet,
        @Nullable TlaValue left,
        @Nullable TlaValue right) {
    /** Finds all parts in which two values differ, in the order of the values; none if they are equal. */
    public static List<ValueDifference> between(TlaValue left, TlaValue right) {
        List<ValueDifference> found = new ArrayList<>();
        compare("", left, right, found);
        return found;
    }

    private static void compare(String path, TlaValue left, TlaValue right, List<ValueDifference> found) {
        if (left.equals(right)) {
            return;
        }
        if (left instanceof TlaSet l && right instanceof TlaSet r) {
            compareSets(path, l, r, found);
        } else if (left.isFunction() && right.isFunction() && !isEmpty(left) && !isEmpty(right)) {
            compareFunctions(path, left.asMapping(), right.asMapping(), found);
        } else {
            found.add(new ValueDifference(path, false, left, right));
        }
    }

    private static boolean isEmpty(TlaValue function) {
        return function.equals(TlaSequence.EMPTY);
    }

    private static void compareSets(String path, TlaSet left, TlaSet right, List<ValueDifference> found) {
        for (TlaValue element : left.elements()) {
            if (!right.contains(element)) {
                found.add(new ValueDifference(path, true, element, null));
            }
        }
        for (TlaValue element : right.elements()) {
            if (!left.contains(element)) {
                found.add(new ValueDifference(path, true, null, element));
            }
        }
    }

    private static void compareFunctions(
            String path,
            SortedMap<TlaValue, TlaValue> left,
            SortedMap<TlaValue, TlaValue> right,
            List<ValueDifference> found) {
        var keys = new TreeSet<TlaValue>(left.keySet());
        keys.addAll(right.keySet());
        for (TlaValue key : keys) {
            String part = path + (key instanceof TlaString s ? "." + s.value() : "[" + key + "]");
            TlaValue l = left.get(key);
            TlaValue r = right.get(key);
            if (l != null && r != null) {
                compare(part, l, r, found);
            } else {
                found.add(new ValueDifference(part, false, l, r));
            }
        }
    }
}
