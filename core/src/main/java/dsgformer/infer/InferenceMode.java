package dsgformer.infer;

/**
 * How much of a picture the network sees at once, as {@code --inference} spells it. Attention takes statistics over all it
 * sees, so the modes give different results; a figure says which one it was taken with.
 */
public enum InferenceMode {
    /**
     * {@link #TILE} where the model names the tiles that suit it, or the caller does; else {@link #FULL} up to a fixed number
     * of pixels and {@link #TILE} above.
     */
    AUTO,
    /** The whole padded picture in one pass: the reference, and what the paper implies. */
    FULL,
    /** Overlapping tiles, blended. */
    TILE
}
