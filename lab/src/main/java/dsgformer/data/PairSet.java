package dsgformer.data;

import java.util.List;

/**
 * Pairs that are evaluated together, in natural order of their names.
 *
 * @param name the set's folder within the data folder; empty if the data folder itself is the set
 */
public record PairSet(String name, List<ImagePair> pairs) {

    /** @throws IllegalArgumentException if there are no pairs */
    public PairSet {
        pairs = List.copyOf(pairs);
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("a set has at least one pair, \"" + name + "\" has none");
        }
    }

    /** One set, or none if there are no pairs. */
    static List<PairSet> listOf(String name, List<ImagePair> pairs) {
        return pairs.isEmpty() ? List.of() : List.of(new PairSet(name, pairs));
    }
}
