package dev.lockstep.modelchecker.spec;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Finds the names that a mistyped one may stand for. */
public final class CloseNames {
    private static final int MOST = 3;

    private CloseNames() {}

    /** Gives up to three of the known names, the closest first; of a name with slashes its last part may be meant. */
    public static List<String> of(String typed, Iterable<String> known) {
        var close = new TreeSet<String>(Comparator.<String>comparingInt(name -> distance(typed, name))
                .thenComparing(Comparator.naturalOrder()));
        for (String name : known) {
            String last = name.substring(name.lastIndexOf('/') + 1);
            if (distance(typed, name) <= Math.max(2, typed.length() / 3) || distance(typed, last) <= 2) {
                close.add(name);
            }
        }
        return close.stream().limit(MOST).toList();
    }

    /** Counts the insertions, deletions and replacements between two names (Levenshtein), letter case aside. */
    static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                boolean same = Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
