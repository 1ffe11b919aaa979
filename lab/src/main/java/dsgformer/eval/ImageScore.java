package dsgformer.eval;

/**
 * The score of one picture before and after restoration.
 *
 * @param set the set's name; empty if the data folder itself is the set
 * @param name the pair's name within its set
 * @param input the blurred picture against the sharp one
 * @param restored the restored picture against the sharp one
 * @param inference how the network saw the picture, as {@code --inference} spells it
 * @param ms milliseconds the restoration took, without reading and scoring
 */
public record ImageScore(String set, String name, PairMetrics input, PairMetrics restored, String inference, long ms) {

    /** The name across sets: {@code set/name}, or the name alone where the set has none. */
    public String path() {
        return set.isEmpty() ? name : set + "/" + name;
    }
}
