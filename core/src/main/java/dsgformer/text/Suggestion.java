package dsgformer.text;

import java.util.Collection;
import java.util.Comparator;

/** Suggests the known name that a mistyped one is nearest to. */
public final class Suggestion {

    private Suggestion() {}

    /** {@code "; did you mean strength?"}, or nothing if no name is near. */
    public static String of(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(typed, name) <= Math.max(2, typed.length() / 4))
                .min(Comparator.comparingInt(name -> distance(typed, name)))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /** Levenshtein distance: how many letters have to be inserted, deleted or replaced. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
