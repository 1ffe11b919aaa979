package dsgformer.infer;

/**
 * How much of a picture the network sees at once, as {@code --inference} spells it. Attention takes statistics over all
 * it sees, so the modes give different results; published figures state their mode.
 */
public enum InferenceMode {
    /**
     * {@link #TILE} where the caller names tiles; else the mode that the model names, if the engine has it; else
     * {@link #TILE} where the model names tiles. {@link #FULL} otherwise, but never above a fixed number of pixels:
     * there, {@link #TILE}.
     */
    AUTO,
    /** The whole padded picture in one pass: the reference, and what the paper implies. */
    FULL,
    /** Overlapping tiles, blended. */
    TILE,
    /**
     * The whole picture or large tiles of it, with attention's statistics taken over windows of the size that the
     * network was trained on, or a little more: test-time local conversion.
     */
    TLC
}
